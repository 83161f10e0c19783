using System.Collections.Generic;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Whom a predicate asks for: principals of some kinds, or with a text that a pattern matches.</summary>
/// <param name="kinds">Any of these.</param>
/// <param name="like">Patterns, any of which a principal's text may match; empty for none.</param>
/// <param name="accounts">Ids of the accounts that are the own one.</param>
/// <param name="every">True where every principal of the statement has to be one of these; false where one is enough.</param>
public sealed class PrincipalOperand(PrincipalKind[] kinds, PatternsOperand like, TextsOperand accounts, bool every)
{
    /// <summary>True where it asks for everybody.</summary>
    public bool IsAboutAnyone { get; } = Has(kinds, PrincipalKind.Anyone);

    /// <summary>As reasons name it: <c>anyone</c>.</summary>
    public override string ToString()
    {
        var names = new List<string>(kinds.Length + 1);
        foreach (var kind in kinds)
            names.Add(Name(kind));
        if (like.Patterns.Count > 0)
            names.Add(like.ToString());
        return string.Join(" or ", names);
    }

    /// <summary>Whether the statement's principals are these.</summary>
    public Verdict Ask(PolicyStatement statement)
    {
        var ownAccounts = OwnAccounts.In(accounts, statement.Scope);
        var principals = statement.Principals;
        var verdict = every && principals.Count > 0 ? Verdict.Pass : Verdict.Fail;
        foreach (var principal in principals)
        {
            var one = Ask(principal, ownAccounts);
            verdict = every ? verdict.And(one) : verdict.Or(one);
        }

        return verdict.Or(AllowsAllOthers(statement));
    }

    // Whoever allows with NotPrincipal allows everybody but those named.
    private Verdict AllowsAllOthers(PolicyStatement statement) =>
        IsAboutAnyone ? statement.Has("NotPrincipal").And(statement.Allows) : Verdict.Fail;

    private static bool Has(PrincipalKind[] kinds, PrincipalKind wanted)
    {
        foreach (var kind in kinds)
        {
            if (kind == wanted)
                return true;
        }

        return false;
    }

    private Verdict Ask(StatementPrincipal principal, IReadOnlyList<string> ownAccounts)
    {
        var verdict = Verdict.Fail;
        foreach (var kind in kinds)
            verdict = verdict.Or(principal.Is(kind, ownAccounts));
        foreach (var pattern in like.Patterns)
            verdict = verdict.Or(WildcardText.Covers(pattern, principal.Text));
        return verdict;
    }

    private static string Name(PrincipalKind kind) => kind switch
    {
        PrincipalKind.Anyone => "anyone",
        PrincipalKind.OwnAccount => "the own account",
        PrincipalKind.OwnAccountRoot => "the own account's root",
        PrincipalKind.OtherAccount => "another account",
        PrincipalKind.Service => "a service",
        PrincipalKind.Federated => "an identity provider",
        PrincipalKind.CanonicalUser => "a canonical user",
        PrincipalKind.WholeAccount => "a whole account",
        _ => "a partial wildcard",
    };
}
