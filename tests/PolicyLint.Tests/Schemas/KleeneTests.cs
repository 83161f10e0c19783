using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

public class KleeneTests
{
    [Theory]
    [InlineData(Verdict.Fail, Verdict.Fail, Verdict.Fail, Verdict.Fail)]
    [InlineData(Verdict.Fail, Verdict.Unknown, Verdict.Fail, Verdict.Unknown)]
    [InlineData(Verdict.Fail, Verdict.Pass, Verdict.Fail, Verdict.Pass)]
    [InlineData(Verdict.Unknown, Verdict.Unknown, Verdict.Unknown, Verdict.Unknown)]
    [InlineData(Verdict.Unknown, Verdict.Pass, Verdict.Unknown, Verdict.Pass)]
    [InlineData(Verdict.Pass, Verdict.Pass, Verdict.Pass, Verdict.Pass)]
    public void And_is_the_least_and_or_is_the_greatest(Verdict left, Verdict right, Verdict and, Verdict or)
    {
        Assert.Equal(and, left.And(right));
        Assert.Equal(and, right.And(left));
        Assert.Equal(or, left.Or(right));
        Assert.Equal(or, right.Or(left));
    }

    [Fact]
    public void Not_mirrors_the_scale()
    {
        Assert.Equal(Verdict.Pass, Verdict.Fail.Not());
        Assert.Equal(Verdict.Unknown, Verdict.Unknown.Not());
        Assert.Equal(Verdict.Fail, Verdict.Pass.Not());
    }
}
