using System;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>Whose account a principal belongs to, as far as its ARN or account id says.</summary>
internal static class PrincipalAccount
{
    private const int AccountDigits = 12;

    private static readonly WildcardText RootArn = WildcardText.Pattern("arn:*:iam::*:root");

    /// <summary>Whether an <c>AWS</c> principal is of one of the four kinds about accounts.</summary>
    public static Verdict Is(PrincipalKind kind, Value value, WildcardText text, IReadOnlyList<string> ownAccounts)
    {
        if (value is ReferenceValue { IsPseudoParameter: false })
            return kind == PrincipalKind.OwnAccount ? Verdict.Pass : Verdict.Fail; // a user or role of this very stack
        if (Find(text.Tokens) is not { } account)
            return text.IsWild && !MayBeAnything(text.Tokens) ? Verdict.Fail : Verdict.Unknown;
        var own = IsOwn(account, ownAccounts);
        return kind switch
        {
            PrincipalKind.OtherAccount => IsNamed(account).And(own.Not()),
            PrincipalKind.OwnAccount => own,
            PrincipalKind.WholeAccount => IsNumbered(account).And(IsRoot(text)).And(own == Verdict.Pass ? Verdict.Fail : Verdict.Pass),
            _ => own.And(IsRoot(text)),
        };
    }

    /// <summary>The tokens of the account that the principal is, whether its id or its root's ARN is written; null for whoever is no account.</summary>
    public static string? Whole(StatementPrincipal principal) =>
        principal.Type == "AWS" && Find(principal.Text.Tokens) is { } account && IsAccount(account) && IsRoot(principal.Text) == Verdict.Pass ? account : null;

    /// <summary>The first account id of a statement's principals that only settings could tell from the own one; null where there is none.</summary>
    public static string? FirstLiteral(PolicyStatement statement)
    {
        foreach (var principal in statement.Principals)
        {
            if (principal.Type == "AWS" && Find(principal.Text.Tokens) is { Length: AccountDigits } account && IsAccount(account))
                return account;
        }

        return null;
    }

    // The account stands in the fifth part of an ARN, or is all there is.
    private static string? Find(string tokens)
    {
        if (IsAccount(tokens))
            return tokens;
        if (!tokens.StartsWith("arn:", StringComparison.Ordinal))
            return null;
        var start = 0;
        for (var colons = 0; colons < 4; colons++)
        {
            var colon = tokens.IndexOf(':', start);
            if (colon < 0 || MayBeAnything(tokens.Substring(start, colon - start)))
                return null;
            start = colon + 1;
        }

        var end = tokens.IndexOf(':', start);
        var account = end < 0 ? "" : tokens.Substring(start, end - start);
        return account.Length == 0 ? null : account;
    }

    private static bool IsAccount(string tokens)
    {
        if (tokens.Length == 1)
            return tokens[0] == WildcardText.OwnAccount;
        if (tokens.Length != AccountDigits)
            return false;
        foreach (var c in tokens)
        {
            if (c is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static Verdict IsOwn(string account, IReadOnlyList<string> ownAccounts)
    {
        if (!IsAccount(account))
            return MayBeAnything(account) ? Verdict.Unknown : Verdict.Fail;
        if (account.Length == 1)
            return Verdict.Pass;
        foreach (var own in ownAccounts)
        {
            if (own == account)
                return Verdict.Pass;
        }

        return ownAccounts.Count == 0 ? Verdict.Unknown : Verdict.Fail;
    }

    private static Verdict IsNamed(string account) =>
        IsAccount(account) ? Verdict.Pass : MayBeAnything(account) ? Verdict.Unknown : Verdict.Fail;

    // The pseudo parameter AWS::AccountId gives no number.
    private static Verdict IsNumbered(string account) => IsAccount(account) && account.Length == 1 ? Verdict.Fail : IsNamed(account);

    private static Verdict IsRoot(WildcardText text) =>
        IsAccount(text.Tokens) ? Verdict.Pass : WildcardText.Covers(RootArn, text);

    private static bool MayBeAnything(string tokens) =>
        tokens.IndexOf(WildcardText.Anything) >= 0 || tokens.IndexOf(WildcardText.Name) >= 0;
}
