using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Schedules;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The longest time between two runs of a schedule, in days, satisfies a schema.</summary>
/// <param name="days">Judged on the number of days.</param>
public sealed class ScheduleGapDays(Schema days) : Assertion
{
    public static readonly Keyword Word = new(
        "scheduleGapDays",
        Operands.Schema,
        "The longest gap of a schedule, rate(…) or cron(…), satisfies the schema as a number of days.")
    {
        Compile = static (node, context) => new ScheduleGapDays(context.CompileChild(node)),
    };

    public override Schema Negate() => new ScheduleGapDays(days.Negate());

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ScalarValue scalar || ScheduleExpression.LongestGapInDays(scalar.Text) is not { } gap)
            return scope.Unknown(value, "is not a schedule that can be computed");
        if (double.IsInfinity(gap))
            return scope.Fail(value, "runs come to an end");
        var number = new ScalarValue(ScalarKind.Number, gap.ToString("0.###", CultureInfo.InvariantCulture), value.Span) { Origin = value.Origin };
        var judgment = days.Judge(number, scope);
        return judgment.Verdict == Verdict.Fail
            ? scope.Fail(value, judgment.Because + ", but up to " + number.Text + " days lie between two runs")
            : judgment;
    }
}
