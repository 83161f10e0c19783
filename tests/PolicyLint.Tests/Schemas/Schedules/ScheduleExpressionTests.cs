using PolicyLint.Schemas.Schedules;
using Xunit;

namespace PolicyLint.Tests.Schemas.Schedules;

public class ScheduleExpressionTests
{
    [Theory]
    [InlineData("rate(30 days)", 30)]
    [InlineData("rate(1 day)", 1)]
    [InlineData("rate(12 hours)", 0.5)]
    [InlineData("rate(720 minutes)", 0.5)]
    [InlineData("cron(0 4 * * ? *)", 1)]
    [InlineData("cron(0 4 ? * SUN *)", 7)]
    [InlineData("cron(0 4 ? * 1,4 *)", 4)]
    [InlineData("cron(0 4 ? * MON-FRI *)", 3)]
    [InlineData("cron(0 4 1 * ? *)", 31)]
    [InlineData("cron(0 4 1 JAN,JUL ? *)", 184)]
    [InlineData("cron(0 4 1 */3 ? *)", 92)]
    [InlineData("cron(0 4 1 2/6 ? *)", 184)]
    [InlineData("cron(0 4 L * ? *)", 31)]
    [InlineData("cron(0 4 31 * ? *)", 61)]
    [InlineData("cron(0 4 29 2 ? *)", 1461)]
    [InlineData("cron(0 4 ? * SUN#1 *)", 35)]
    [InlineData("cron(0 4 ? * SUN#5 *)", 119)]
    [InlineData("cron(0 4 ? * 5L *)", 35)]
    [InlineData("cron(0 4 ? * L *)", 7)]
    [InlineData("cron(0 4 1 1 ? 2026)", double.PositiveInfinity)]
    public void The_longest_gap_is_counted_in_days(string schedule, double days) =>
        Assert.Equal(days, ScheduleExpression.LongestGapInDays(schedule));

    [Theory]
    [InlineData("")]
    [InlineData("rate")]
    [InlineData("rate()")]
    [InlineData("rate(0 days)")]
    [InlineData("rate(2 moons)")]
    [InlineData("rate(-1 days)")]
    [InlineData("at(2026-01-01T00:00:00)")]
    [InlineData("cron(0 4 1 * *)")]
    [InlineData("cron(0 4 1 * 1 *)")]
    [InlineData("cron(0 4 ? * ? *)")]
    [InlineData("cron(0 4 15W * ? *)")]
    [InlineData("cron(0 4 ? * SUN#6 *)")]
    [InlineData("cron(0 25 1 * ? *)")]
    [InlineData("cron(0 4 1 13 ? *)")]
    [InlineData("cron(0 4 9-1 * ? *)")]
    [InlineData("cron(0 4 1/0 * ? *)")]
    public void What_is_no_schedule_has_no_gap(string schedule) => Assert.Null(ScheduleExpression.LongestGapInDays(schedule));
}
