using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Waf;

/// <summary>Which rules of a web ACL add the label that a later rule asks for.</summary>
/// <remarks>AWS WAF developer guide, "Label syntax and naming requirements", "Rules that match labels", and the pages of the statements that add labels.</remarks>
/// <param name="scope">Where values are looked up.</param>
internal sealed class LabelSources(Scope scope)
{
    private const string Reserved = "awswaf:";
    private const string Managed = "awswaf:managed:";
    private const string Token = "awswaf:managed:token:";
    private const string Captcha = "awswaf:managed:captcha:";

    private static readonly List<KeyValuePair<string, string>> Groups = ReadGroups();

    /// <summary>Whether the rule adds a label that fits; whether it lets the request go on is another question.</summary>
    /// <param name="key">As written in the label match statement.</param>
    /// <param name="isNamespace">True where the key names a namespace, false where it names a label.</param>
    public Verdict Adds(OrderedRule rule, string key, bool isNamespace)
    {
        var verdict = OwnLabels(rule.Map, key, isNamespace, "webacl");
        return key.StartsWith(Reserved, StringComparison.Ordinal)
            ? verdict.Or(ByAction(rule, key)).Or(ByStatement(rule.Statement, key, isNamespace))
            : verdict;
    }

    /// <summary>Whether a request that got the label from this rule reaches the rules behind it.</summary>
    public static Verdict GoesOn(OrderedRule rule, string key) =>
        key.StartsWith(Reserved, StringComparison.Ordinal) && !key.Contains(":webacl:")
            ? Verdict.Pass // geographic labels are added whether the rule matches or not; groups may only count
            : rule.Acts("Allow").Or(rule.Acts("Block")).Not();

    private static Verdict ByAction(OrderedRule rule, string key)
    {
        if (!key.StartsWith(Token, StringComparison.Ordinal) && !key.StartsWith(Captcha, StringComparison.Ordinal))
            return Verdict.Fail;
        return rule.Acts("Captcha").Or(rule.Acts("Challenge"));
    }

    private Verdict ByStatement(Value? statement, string key, bool isNamespace)
    {
        if (statement is not MapValue { IsOpen: false } map)
            return statement is null ? Verdict.Fail : Verdict.Unknown;
        var verdict = Verdict.Fail;
        foreach (var entry in map.Entries)
        {
            if (scope.Resolve(entry.Value) is { } body)
                verdict = verdict.Or(body is MapValue known ? ByKind(entry.Key, known, key, isNamespace) : Verdict.Unknown);
        }

        return verdict;
    }

    private Verdict ByKind(string kind, MapValue body, string key, bool isNamespace) => kind switch
    {
        "GeoMatchStatement" => Begins(key, scope.Find(body, "ForwardedIPConfig") is null ? "awswaf:clientip:geo:" : "awswaf:forwardedip:geo:", isNamespace),
        "AsnMatchStatement" => Begins(key, scope.Find(body, "ForwardedIPConfig") is null ? "awswaf:clientip:asn:" : "awswaf:forwardedip:asn:", isNamespace),
        "ManagedRuleGroupStatement" => ByManagedGroup(body, key, isNamespace),
        "RuleGroupReferenceStatement" => ByOwnGroup(scope.Find(body, "Arn"), key, isNamespace),
        "AndStatement" or "OrStatement" => ByNested(scope.Find(body, "Statements"), key, isNamespace),
        "NotStatement" => ByStatement(scope.Find(body, "Statement"), key, isNamespace),
        "RateBasedStatement" => ByStatement(scope.Find(body, "ScopeDownStatement"), key, isNamespace),
        _ => Verdict.Fail,
    };

    private Verdict ByNested(Value? statements, string key, bool isNamespace)
    {
        if (statements is not ListValue list)
            return Verdict.Unknown;
        var verdict = list.IsOpen ? Verdict.Unknown : Verdict.Fail;
        foreach (var nested in scope.Items(list))
            verdict = verdict.Or(ByStatement(nested, key, isNamespace));
        return verdict;
    }

    private Verdict ByManagedGroup(MapValue body, string key, bool isNamespace)
    {
        if (!key.StartsWith(Managed, StringComparison.Ordinal))
            return Verdict.Fail;
        if (scope.Find(body, "VendorName") is not ScalarValue { Text: "AWS" } || scope.Find(body, "Name") is not ScalarValue name)
            return Verdict.Unknown; // which labels a vendor's group adds only the vendor tells
        var verdict = Verdict.Unknown;
        foreach (var group in Groups)
        {
            if (group.Key == name.Text)
                verdict = (verdict == Verdict.Unknown ? Verdict.Fail : verdict).Or(Begins(key, group.Value, isNamespace));
        }

        return verdict;
    }

    private Verdict ByOwnGroup(Value? arn, string key, bool isNamespace)
    {
        if (!key.Contains(":rulegroup:"))
            return Verdict.Fail;
        if (Targets.Of(arn, "AWS::WAFv2::RuleGroup", scope) is not { } group || scope.Find(group.Properties, "Rules") is not ListValue { IsOpen: false } rules)
            return Verdict.Unknown;
        var verdict = Verdict.Fail;
        foreach (var rule in scope.Items(rules))
            verdict = verdict.Or(rule is MapValue map ? OwnLabels(map, key, isNamespace, "rulegroup") : Verdict.Unknown);
        return verdict;
    }

    private Verdict OwnLabels(MapValue rule, string key, bool isNamespace, string context)
    {
        switch (scope.Find(rule, "RuleLabels"))
        {
            case null:
                return Verdict.Fail;
            case ListValue list:
                var verdict = list.IsOpen ? Verdict.Unknown : Verdict.Fail;
                foreach (var label in scope.Items(list))
                {
                    verdict = verdict.Or(label is MapValue map && scope.Find(map, "Name") is ScalarValue name
                        ? Fits(name.Text, key, isNamespace, context) ? Verdict.Pass : Verdict.Fail
                        : Verdict.Unknown);
                }

                return verdict;
            default:
                return Verdict.Unknown;
        }
    }

    // A full key is awswaf:<account>:<context>:<name of the web ACL or group>:<label>; a local one may leave out leading namespaces.
    private static bool Fits(string label, string key, bool isNamespace, string context)
    {
        var wanted = key.TrimEnd(':').Split(':');
        var given = label.Split(':');
        if (wanted[0] == "awswaf")
        {
            const int Prefix = 4;
            if (wanted.Length < Prefix || wanted[2] != context)
                return false;
            return isNamespace
                ? wanted.Length - Prefix < given.Length && AreAt(given, 0, wanted, Prefix)
                : wanted.Length - Prefix == given.Length && AreAt(given, 0, wanted, Prefix);
        }

        if (context != "webacl")
            return false;
        var last = isNamespace ? given.Length - 1 - wanted.Length : given.Length - wanted.Length;
        for (var at = isNamespace ? 0 : last; at >= 0 && at <= last; at++)
        {
            if (AreAt(given, at, wanted, 0))
                return true;
        }

        return false;
    }

    private static bool AreAt(string[] given, int at, string[] wanted, int from)
    {
        for (var i = from; i < wanted.Length; i++)
        {
            if (given[at + i - from] != wanted[i])
                return false;
        }

        return true;
    }

    private static Verdict Begins(string key, string prefix, bool isNamespace) =>
        key.StartsWith(prefix, StringComparison.Ordinal) || (isNamespace && prefix.StartsWith(key, StringComparison.Ordinal)) ? Verdict.Pass : Verdict.Fail;

    private static List<KeyValuePair<string, string>> ReadGroups()
    {
        var groups = new List<KeyValuePair<string, string>>();
        foreach (var row in DataTable.Read("waf-labels.txt"))
            groups.Add(new(row[0], row[1]));
        return groups;
    }
}
