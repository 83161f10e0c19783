using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class SchedulePredicateTests
{
    [Theory]
    [InlineData("\"rate(90 days)\"", Verdict.Pass)]
    [InlineData("\"rate(91 days)\"", Verdict.Fail)]
    [InlineData("\"cron(0 4 1 1 ? 2026)\"", Verdict.Fail)]
    [InlineData("\"whenever\"", Verdict.Unknown)]
    [InlineData("""{ "Unknown": "Parameter" }""", Verdict.Unknown)]
    public void A_schedule_is_judged_by_its_longest_gap(string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "scheduleGapDays": { "maximum": 90 } }""", value).Verdict);

    [Fact]
    public void The_reason_says_how_long_the_gap_is() =>
        Assert.Contains("up to 31 days lie between two runs", Given.Judge("""{ "scheduleGapDays": { "maximum": 30 } }""", "\"cron(0 4 1 * ? *)\"").Because, System.StringComparison.Ordinal);
}
