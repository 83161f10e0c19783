using PolicyLint.AwsConfig.PutEvaluations;
using Xunit;

namespace PolicyLint.Tests.AwsConfig.PutEvaluations;

public class PutEvaluationsLimitsTests
{
    [Theory]
    [InlineData(256)]
    [InlineData(1)]
    public void What_fits_is_kept(int length) => Assert.Equal(new string('a', length), PutEvaluationsLimits.Shorten(new string('a', length)));

    [Fact]
    public void What_is_too_long_ends_in_an_ellipsis_at_the_limit()
    {
        var shortened = PutEvaluationsLimits.Shorten(new string('a', 257));

        Assert.Equal(PutEvaluationsLimits.Annotation, shortened.Length);
        Assert.EndsWith("a\u2026", shortened);
    }

    [Fact]
    public void A_character_of_two_units_is_kept_or_dropped_as_a_whole()
    {
        var shortened = PutEvaluationsLimits.Shorten(new string('a', 254) + "\U0001F512\U0001F512");

        Assert.Equal(new string('a', 254) + "\u2026", shortened);
    }
}
