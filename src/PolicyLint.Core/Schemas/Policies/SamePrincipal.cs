using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>Decides whether two principals are the same one.</summary>
internal static class SamePrincipal
{
    /// <summary>Sure of equal texts and equal references; unknown wherever an unknown part might make them so.</summary>
    public static Verdict Compare(StatementPrincipal left, StatementPrincipal right)
    {
        if (ReferenceEquals(left.Value, right.Value))
            return Verdict.Pass;
        if (left.Type is not null && right.Type is not null && left.Type != right.Type)
            return Verdict.Fail;
        return PrincipalAccount.Whole(left) is { } account && PrincipalAccount.Whole(right) is { } other
            ? CompareAccounts(account, other)
            : Compare(left.Value, right.Value);
    }

    // A number may well be the own account's; the tokens of a number are its digits.
    private static Verdict CompareAccounts(string left, string right) =>
        left == right ? Verdict.Pass : left.Length == right.Length ? Verdict.Fail : Verdict.Unknown;

    private static Verdict Compare(Value left, Value right)
    {
        switch (left, right)
        {
            case (ScalarValue a, ScalarValue b):
                return a.Text == b.Text ? Verdict.Pass : Verdict.Fail;
            case (ReferenceValue a, ReferenceValue b):
                return a.LogicalId == b.LogicalId && a.Attribute == b.Attribute && ReferenceEquals(a.Stack, b.Stack) ? Verdict.Pass : Verdict.Fail;
            case (JoinedValue a, JoinedValue b):
                return Compare(a, b);
            default:
                return WildcardText.Overlaps(WildcardText.Of(left, wild: false), WildcardText.Of(right, wild: false));
        }
    }

    // The same parts in the same order are the same; texts that are known to differ where they meet are not.
    private static Verdict Compare(JoinedValue left, JoinedValue right)
    {
        var verdict = left.Parts.Count == right.Parts.Count ? Verdict.Pass : Verdict.Unknown;
        for (var i = 0; i < left.Parts.Count && verdict == Verdict.Pass; i++)
        {
            if (Compare(left.Parts[i], right.Parts[i]) != Verdict.Pass)
                verdict = Verdict.Unknown;
        }

        return verdict == Verdict.Pass
            ? verdict
            : WildcardText.Overlaps(WildcardText.Of(left, wild: false), WildcardText.Of(right, wild: false)).And(Verdict.Unknown);
    }
}
