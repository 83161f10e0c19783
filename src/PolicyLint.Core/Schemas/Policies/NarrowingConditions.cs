using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Schemas.Networks;

namespace PolicyLint.Schemas.Policies;

/// <summary>Decides whether a statement's conditions leave only certain accounts, networks or resources of those it names.</summary>
/// <remarks>The condition keys that can do so are listed in <c>narrowing-conditions.txt</c>, with sources.</remarks>
public sealed class NarrowingConditions
{
    // A range of more addresses than these counts as everybody; Amazon S3 draws the line here, too.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 32;

    /// <summary>The keys of the table.</summary>
    public static readonly NarrowingConditions Known = new(ReadTable(), []);

    private readonly Dictionary<string, string> _kinds;
    private readonly List<WildcardText> _patterns;

    private NarrowingConditions(Dictionary<string, string> kinds, List<WildcardText> patterns)
    {
        _kinds = kinds;
        _patterns = patterns;
    }

    /// <summary>Keys that a rule names, with wildcards: any fixed value of theirs narrows.</summary>
    /// <param name="keys">Such as <c>sts:ExternalId</c> or <c>*:sub</c>.</param>
    /// <param name="only">True to accept these alone; false to accept them beside the table's.</param>
    public static NarrowingConditions With(IReadOnlyList<string> keys, bool only)
    {
        var patterns = new List<WildcardText>(keys.Count);
        foreach (var key in keys)
            patterns.Add(WildcardText.Pattern(key, ignoreCase: true));
        return new NarrowingConditions(only ? [] : Known._kinds, patterns);
    }

    /// <summary>Whether the statement's conditions narrow it; each condition is one more demand, so one that narrows is enough.</summary>
    public Verdict Narrow(PolicyStatement statement)
    {
        switch (statement.Condition)
        {
            case null:
                return Verdict.Fail;
            case MapValue operators:
                var verdict = operators.IsOpen ? Verdict.Unknown : Verdict.Fail;
                foreach (var entry in operators.Entries)
                    verdict = verdict.Or(Narrows(entry.Key, statement.Scope.Resolve(entry.Value), statement.Scope));
                return verdict;
            default:
                return Verdict.Unknown;
        }
    }

    private Verdict Narrows(string operatorName, Value? keys, Scope scope)
    {
        if (ConditionOperator.Read(operatorName) is not { } comparison || keys is null)
            return Verdict.Fail;
        if (keys is not MapValue map)
            return Verdict.Unknown;
        var verdict = map.IsOpen ? Verdict.Unknown : Verdict.Fail;
        foreach (var entry in map.Entries)
        {
            if (KindOf(entry.Key) is { } kind && scope.Resolve(entry.Value) is { } values)
                verdict = verdict.Or(IsFixed(values, kind, comparison, scope));
        }

        return verdict;
    }

    private string? KindOf(string key)
    {
        if (_kinds.TryGetValue(key, out var kind))
            return kind;
        foreach (var pattern in _patterns)
        {
            if (WildcardText.Covers(pattern, WildcardText.Pattern(key, ignoreCase: true)) == Verdict.Pass)
                return "text";
        }

        return null;
    }

    // The values of a key are alternatives: every one of them has to narrow.
    private static Verdict IsFixed(Value values, string kind, ConditionOperator comparison, Scope scope)
    {
        if (values is not ListValue list)
            return IsFixedItem(values, kind, comparison);
        var verdict = list.IsOpen ? Verdict.Unknown : Verdict.Pass;
        foreach (var item in scope.Items(list))
            verdict = verdict.And(IsFixedItem(item, kind, comparison));
        return verdict;
    }

    private static Verdict IsFixedItem(Value value, string kind, ConditionOperator comparison)
    {
        if (comparison.Kind == ConditionKind.Network)
            return kind == "network" ? IsNarrowNetwork(value) : Verdict.Fail;
        if (kind == "network")
            return Verdict.Fail;
        if (kind == "true")
            return value is ScalarValue flag
                ? flag.Text.Equals("true", StringComparison.OrdinalIgnoreCase) ? Verdict.Pass : Verdict.Fail
                : Verdict.Unknown;
        if (comparison.Kind == ConditionKind.Boolean)
            return Verdict.Fail;
        return IsFixedText(value, kind, comparison);
    }

    private static Verdict IsFixedText(Value value, string kind, ConditionOperator comparison)
    {
        if (value is ReferenceValue)
            return Verdict.Pass;
        var text = WildcardText.Of(value, wild: comparison.Kind == ConditionKind.Pattern);
        if (text.Tokens.IndexOf(WildcardText.Anything) >= 0)
            return Verdict.Unknown;
        if (HasPolicyVariable(value))
            return Verdict.Fail;
        if (text.Tokens.Length == 0)
            return Verdict.Fail;
        return !text.IsWild || (kind == "arn" ? HasFixedOwner(text.Tokens) : HasFixedStart(text.Tokens)) ? Verdict.Pass : Verdict.Fail;
    }

    // A policy variable is whatever the caller brings along.
    private static bool HasPolicyVariable(Value value)
    {
        if (value is ScalarValue scalar)
            return scalar.Text.IndexOf("${", StringComparison.Ordinal) >= 0;
        if (value is JoinedValue joined)
        {
            foreach (var part in joined.Parts)
            {
                if (HasPolicyVariable(part))
                    return true;
            }
        }

        return false;
    }

    // arn:aws:sns:*:111122223333:* belongs to one account; arn:aws:s3:::bucket/* names no account, but one bucket.
    private static bool HasFixedOwner(string tokens)
    {
        if (tokens[0] == WildcardText.Name)
            return true; // below a resource of the stack
        var parts = tokens.Split(':');
        if (parts.Length < 6)
            return false;
        return parts[4].Length > 0 ? IsFixedPart(parts[4]) : HasFixedStart(parts[5]);
    }

    private static bool IsFixedPart(string part) => part.IndexOf(WildcardText.Star) < 0 && part.IndexOf(WildcardText.Question) < 0;

    private static bool HasFixedStart(string part) => part.Length > 0 && part[0] is not (WildcardText.Star or WildcardText.Question);

    private static Verdict IsNarrowNetwork(Value value)
    {
        if (value is not ScalarValue scalar)
            return Verdict.Unknown;
        if (!Cidr.TryRead(scalar.Text, out var network))
            return Verdict.Fail;
        return network.IsPrivate || network.PrefixLength >= (network.IsIPv6 ? WidestIPv6 : WidestIPv4) ? Verdict.Pass : Verdict.Fail;
    }

    private static Dictionary<string, string> ReadTable()
    {
        var kinds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataTable.Read("narrowing-conditions.txt"))
            kinds[row[0]] = row[1];
        return kinds;
    }
}
