using PolicyLint.CloudFormation.Parameters;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Conditions;

/// <summary>One side of <c>Fn::Equals</c>.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Domain">What it may be where its value stays open; null for constants.</param>
internal sealed record EqualityOperand(Value Value, Domain? Domain);

/// <summary><c>Fn::Equals</c>: of texts, case by case as CloudFormation compares.</summary>
/// <param name="question">What is asked where the sides stay open.</param>
internal sealed class Equality(EqualityOperand left, EqualityOperand right, Variable question) : Condition
{
    public override bool Holds(IScenario scenario)
    {
        var leftValue = scenario.ResolveDeep(left.Value);
        var rightValue = scenario.ResolveDeep(right.Value);
        return Compare(leftValue, rightValue)
            ?? Ask(scenario, left.Domain, rightValue)
            ?? Ask(scenario, right.Domain, leftValue)
            ?? scenario.Choose(question) == 0;
    }

    private static bool? Ask(IScenario scenario, Domain? domain, Value? other) =>
        domain is not null && other is ScalarValue constant ? domain.Is(scenario, constant.Text) : null;

    private static bool? Compare(Value? left, Value? right)
    {
        switch (left, right)
        {
            case (ScalarValue one, ScalarValue other):
                return one.Text == other.Text;
            case (ListValue { IsOpen: false } one, ListValue { IsOpen: false } other):
                return CompareItems(one, other);
            case (JoinedValue joined, ScalarValue scalar):
                return IsRuledOut(joined, scalar) ? false : null;
            case (ScalarValue scalar, JoinedValue joined):
                return IsRuledOut(joined, scalar) ? false : null;
            default:
                return null;
        }
    }

    private static bool? CompareItems(ListValue left, ListValue right)
    {
        if (left.Items.Count != right.Items.Count)
            return false;
        bool? all = true;
        for (var i = 0; i < left.Items.Count; i++)
        {
            // One pair that differs decides, whatever is not known of the others.
            switch (Compare(left.Items[i], right.Items[i]))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }

        return all;
    }

    // A text of which a part is known is longer than nothing, and not equal to what lacks that part.
    private static bool IsRuledOut(JoinedValue joined, ScalarValue scalar)
    {
        foreach (var part in joined.Parts)
        {
            if (part is ScalarValue known && scalar.Text.IndexOf(known.Text, System.StringComparison.Ordinal) < 0)
                return true;
        }

        return false;
    }
}
