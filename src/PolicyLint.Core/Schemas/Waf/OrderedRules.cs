using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Waf;

/// <summary>A rule of a web ACL: where it stands in the list, and its place in the order of evaluation.</summary>
/// <param name="Index">The position in the template's list, from 0.</param>
/// <param name="Priority">Rules are evaluated from the smallest priority to the greatest.</param>
internal sealed record OrderedRule(MapValue Map, int Index, long Priority, Scope Scope)
{
    public Value? Statement => Scope.Find(Map, "Statement");

    /// <summary>The rule's name for messages.</summary>
    public string Name => Scope.Find(Map, "Name") is ScalarValue name ? "'" + name.Text + "'" : "at [" + Index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>Whether the rule has an action of this kind, such as <c>Allow</c>.</summary>
    public Verdict Acts(string kind) => Has("Action", kind);

    /// <summary>Whether what the rule's group would do is only counted.</summary>
    public Verdict OnlyCounts => Has("OverrideAction", "Count");

    /// <summary>Whether the rule is a managed or own rule group.</summary>
    public Verdict IsGroup => Statement switch
    {
        MapValue { IsOpen: false } statement => Is(statement.Find("ManagedRuleGroupStatement") is not null || statement.Find("RuleGroupReferenceStatement") is not null),
        null => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    /// <summary>Whether the rule may stop a request: by its own action or as a group whose actions count.</summary>
    public Verdict Protects => Acts("Block").Or(Acts("Captcha")).Or(Acts("Challenge")).Or(IsGroup.And(OnlyCounts.Not()));

    private Verdict Has(string property, string kind) => Scope.Find(Map, property) switch
    {
        null => Verdict.Fail,
        MapValue map => Scope.Look(map, kind, out _),
        _ => Verdict.Unknown,
    };

    private static Verdict Is(bool condition) => condition ? Verdict.Pass : Verdict.Fail;
}

/// <summary>The rules of a web ACL in the order in which requests meet them.</summary>
internal static class RuleOrder
{
    /// <summary>The rules by priority.</summary>
    /// <param name="because">Why the order is not known; null where it is.</param>
    public static List<OrderedRule> Read(Value? rules, Scope scope, out UnknownValue? because)
    {
        because = null;
        var ordered = new List<OrderedRule>();
        if (rules is UnknownValue unknown)
            because = unknown;
        if (rules is not ListValue list)
            return ordered;
        because = list.OpenBecause;
        for (var i = 0; i < list.Items.Count; i++)
        {
            switch (scope.Resolve(list.Items[i]))
            {
                case null:
                    break;
                case MapValue map when scope.Find(map, "Priority") is ScalarValue { Text: var text }
                    && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority):
                    ordered.Add(new OrderedRule(map, i, priority, scope));
                    break;
                case UnknownValue other:
                    because ??= other;
                    break;
                case var rule:
                    because ??= FirstUnknownOf(rule, scope);
                    break;
            }
        }

        ordered.Sort(static (left, right) => left.Priority != right.Priority ? left.Priority.CompareTo(right.Priority) : left.Index.CompareTo(right.Index));
        return ordered;
    }

    private static UnknownValue FirstUnknownOf(Value rule, Scope scope) =>
        (rule is MapValue map ? scope.Find(map, "Priority") as UnknownValue : null)
        ?? new UnknownValue(UnknownCause.Intrinsic, "the order of the rules is not known", null, rule.Span);
}
