using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>One of those whom a statement names: <c>AWS</c> and an ARN, <c>Service</c> and a host name.</summary>
public sealed class StatementPrincipal
{
    private static readonly WildcardText Everything = WildcardText.Pattern("*");

    private StatementPrincipal(string type, Value value)
    {
        Type = type;
        Value = value is JoinedValue { Parts.Count: 1 } single ? single.Parts[0] : value;
        Text = WildcardText.Of(value);
    }

    /// <summary><c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>, or <c>*</c>; null where even that is unknown.</summary>
    public string? Type { get; private init; }

    /// <summary>As it stands in the statement, resolved.</summary>
    public Value Value { get; }

    public WildcardText Text { get; }

    /// <summary>All principals under the key <c>Principal</c> or <c>NotPrincipal</c>; an unknown one stands for those we did not see.</summary>
    public static Sequence<StatementPrincipal> Of(PolicyStatement statement, string key)
    {
        var found = new List<StatementPrincipal>();
        switch (statement.Scope.Find(statement.Map, key))
        {
            case null:
                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                    AddEach(found, entry.Key, statement.Scope.Resolve(entry.Value), statement.Scope);
                if (map.OpenBecause is { } because)
                    found.Add(new StatementPrincipal("", because) { Type = null });
                break;
            case ScalarValue { Text: "*" } everybody:
                found.Add(new StatementPrincipal("AWS", everybody));
                break;
            case var other:
                found.Add(new StatementPrincipal("", other) { Type = null });
                break;
        }

        return found.ToArray();
    }

    /// <summary>Whether the principal is of the kind.</summary>
    /// <param name="ownAccounts">Ids of the accounts that are the own one, beside <c>AWS::AccountId</c>; empty where nobody said.</param>
    public Verdict Is(PrincipalKind kind, IReadOnlyList<string> ownAccounts) => kind switch
    {
        PrincipalKind.Anyone => IsAnyone(),
        PrincipalKind.Service => HasType("Service"),
        PrincipalKind.Federated => HasType("Federated"),
        PrincipalKind.CanonicalUser => HasType("CanonicalUser"),
        PrincipalKind.PartialWildcard => IsPartialWildcard(),
        _ => HasType("AWS").And(PrincipalAccount.Is(kind, Value, Text, ownAccounts)),
    };

    private Verdict HasType(string type) => Type is null ? Verdict.Unknown : Type == type ? Verdict.Pass : Verdict.Fail;

    private Verdict IsAnyone() => Type is null ? Verdict.Unknown : WildcardText.Covers(Text, Everything);

    private Verdict IsPartialWildcard()
    {
        var anyone = IsAnyone();
        if (anyone != Verdict.Fail)
            return anyone.Not();
        if (Text.IsWild)
            return Verdict.Pass;
        return Text.Tokens.IndexOf(WildcardText.Anything) >= 0 ? Verdict.Unknown : Verdict.Fail;
    }

    private static void AddEach(List<StatementPrincipal> found, string type, Value? value, Scope scope)
    {
        switch (value)
        {
            case null:
                break;
            case ListValue list:
                foreach (var item in scope.Items(list))
                    found.Add(new StatementPrincipal(type, item));
                if (list.OpenBecause is { } because)
                    found.Add(new StatementPrincipal(type, because));
                break;
            default:
                found.Add(new StatementPrincipal(type, value));
                break;
        }
    }
}

/// <summary>Who a principal may be.</summary>
public enum PrincipalKind
{
    /// <summary>Everybody: <c>*</c>.</summary>
    Anyone,

    /// <summary>The account itself or somebody in it.</summary>
    OwnAccount,

    /// <summary>The account itself: its root ARN or its id.</summary>
    OwnAccountRoot,

    /// <summary>Another account or somebody in it.</summary>
    OtherAccount,

    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    CanonicalUser,

    /// <summary>A wildcard that is not the whole of it: <c>arn:aws:iam::*:root</c>.</summary>
    PartialWildcard,

    /// <summary>An account that is given by its number, alone or as its root ARN, and not known to be the own one: everybody in it whom its administrators let.</summary>
    WholeAccount,
}
