using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Parts of statements as lists of one.</summary>
internal sealed class PolicyPartsListed() : ValueRewriting("single parts of policies as lists")
{
    protected override bool IsEligible(Node node, Place place) =>
        node is not ListNode && !IsVanishing(node) && PolicyParts.MayBeList(place) && !(place.Key == "Statement" && node is not MapNode);

    protected override Node Rewritten(Node node, Place place, Additions additions) => new ListNode([node], node.Span);

    // A function may come to a list itself.
    private static bool IsVanishing(Node node) => node is MapNode map && NewNodes.IsIntrinsic(map) && map.Entries[0].Key.Text is not ("Fn::Sub" or "Fn::Join" or "Fn::GetAtt");
}

/// <summary>Lists of one part of a statement as that part.</summary>
internal sealed class PolicyPartsAlone() : ValueRewriting("lists of one in policies as the item")
{
    protected override bool IsEligible(Node node, Place place) => node is ListNode { Items.Count: 1 } && PolicyParts.MayBeList(place);

    protected override Node Rewritten(Node node, Place place, Additions additions) => ((ListNode)node).Items[0];
}

/// <summary>Names of actions in capitals; services read them in any case.</summary>
internal sealed class ActionsInCapitals() : ValueRewriting("actions in capitals")
{
    protected override bool IsEligible(Node node, Place place) =>
        node is ScalarNode { Kind: ScalarKind.String } && place.IsInPolicy && (place.IsItem ? place.Outer! : place).Key is "Action" or "NotAction";

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        NewNodes.Text(((ScalarNode)node).Text.ToUpperInvariant(), node.Span);
}

/// <summary>Everyone as a principal: <c>*</c>, or <c>*</c> as an account.</summary>
internal sealed class Everyone() : ValueRewriting("everyone in the other form")
{
    protected override bool IsEligible(Node node, Place place) => place.IsInPolicy && place.Key is "Principal" or "NotPrincipal"
        && node is ScalarNode { Text: "*" } or MapNode { Entries: [{ Key.Text: "AWS", Value: ScalarNode { Text: "*" } or ListNode { Items: [ScalarNode { Text: "*" }] } }] };

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        node is ScalarNode ? NewNodes.Map("AWS", node, node.Span) : NewNodes.Text("*", node.Span);
}

/// <summary>Keys of conditions in capitals; services read them in any case.</summary>
internal sealed class ConditionKeysInCapitals() : ValueRewriting("condition keys in capitals")
{
    protected override bool IsEligible(Node node, Place place) =>
        place.IsInPolicy && place.Outer is { Key: "Condition" } && node is MapNode map && !NewNodes.IsIntrinsic(map);

    protected override Node Rewritten(Node node, Place place, Additions additions) => new MapNode(
        [.. ((MapNode)node).Entries.Select(entry => new MapEntry(NewNodes.Text(Capitals(entry.Key.Text), entry.Key.Span), entry.Value))], node.Span);

    // The name of a tag behind the stroke is read as it is written.
    private static string Capitals(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is var stroke and >= 0 ? key.Substring(0, stroke).ToUpperInvariant() + key.Substring(stroke) : key.ToUpperInvariant();
}

/// <summary>Operators of conditions that come to the same for values without wildcards.</summary>
internal sealed class OtherOperators() : ValueRewriting("operators that compare alike")
{
    private static readonly Dictionary<string, string> Alike = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = "StringLike",
        ["StringNotEquals"] = "StringNotLike",
        ["ArnEquals"] = "ArnLike",
        ["ArnLike"] = "ArnEquals",
        ["ArnNotEquals"] = "ArnNotLike",
    };

    protected override bool IsEligible(Node node, Place place) =>
        place.IsInPolicy && place.Key == "Condition" && node is MapNode map && !NewNodes.IsIntrinsic(map) && map.Entries.Any(entry => Other(entry, map) is not null);

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var map = (MapNode)node;
        return new MapNode([.. map.Entries.Select(entry => Other(entry, map) is { } other ? new MapEntry(NewNodes.Text(other, entry.Key.Span), entry.Value) : entry)], map.Span);
    }

    private static string? Other(MapEntry entry, MapNode map) =>
        Alike.TryGetValue(entry.Key.Text, out var other) && map.Find(other) is null && !JsonText.Of(entry.Value).AsSpan().ContainsAny('*', '?') ? other : null;
}

/// <summary>Policy documents as JSON text.</summary>
internal sealed class PoliciesAsText() : ValueRewriting("policies as JSON text")
{
    protected override bool IsEligible(Node node, Place place) =>
        place.Outer is not null && Place.IsPolicy(node) && place.Key.Contains("Policy", StringComparison.Ordinal) && !NewNodes.Computes(node);

    protected override Node Rewritten(Node node, Place place, Additions additions) => NewNodes.Text(JsonText.Of(node), node.Span);
}

/// <summary>Policy documents as JSON text with names that <c>Fn::Sub</c> fills in.</summary>
internal sealed class PoliciesAsSubstitutedText() : ValueRewriting("policies as JSON text with names")
{
    protected override bool IsEligible(Node node, Place place) =>
        place.Outer is not null && Place.IsPolicy(node) && place.Key.Contains("Policy", StringComparison.Ordinal) && NewNodes.Computes(node) && Substitutable(node) is not null;

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        NewNodes.Map("Fn::Sub", NewNodes.Text(JsonText.Of(Substitutable(node)!), node.Span), node.Span);

    // The node with names in braces in place of references; null where something else is computed.
    private static Node? Substitutable(Node node)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } text:
                return NewNodes.Text(text.Text.Replace("${", "${!", StringComparison.Ordinal), text.Span);
            case ScalarNode:
                return node;
            case ListNode list:
                var items = list.Items.Select(Substitutable).ToList();
                return items.Contains(null) ? null : new ListNode(items!, list.Span);
            case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text }] }:
                return text;
            case MapNode { Entries: [{ Key.Text: "Ref" or "Fn::GetAtt" }] } reference:
                return ThroughReference.NameOf(reference) is { } name and not NewNodes.NoValueName && !Additions.IsAdded(name) ? NewNodes.Text("${" + name + "}", node.Span) : null;
            case MapNode map when !NewNodes.IsIntrinsic(map) && !NewNodes.HasFunctions(map):
                var entries = map.Entries.Select(entry => (entry.Key, Value: Substitutable(entry.Value))).ToList();
                return entries.Exists(entry => entry.Value is null) ? null : new MapNode([.. entries.Select(entry => new MapEntry(entry.Key, entry.Value!))], map.Span);
            default:
                return null;
        }
    }
}

/// <summary>Accounts as principals: the id, or the ARN of the account's root.</summary>
internal sealed class AccountsAsRoots() : ValueRewriting("accounts as ARNs of their roots")
{
    private const string Prefix = "arn:aws:iam::";
    private const string Suffix = ":root";
    private const int Digits = 12;

    protected override bool IsEligible(Node node, Place place) =>
        node is ScalarNode { Kind: ScalarKind.String } scalar && place.IsInPolicy && (place.IsItem ? place.Outer! : place) is { Key: "AWS", Outer.Key: "Principal" or "NotPrincipal" }
        && !IsPart(place) && Other(scalar.Text) is not null;

    // Of a text that Fn::Join puts together.
    private static bool IsPart(Place place) => place is { IsItem: true, Outer.Node: not ListNode };

    protected override Node Rewritten(Node node, Place place, Additions additions) => NewNodes.Text(Other(((ScalarNode)node).Text)!, node.Span);

    private static string? Other(string text)
    {
        if (IsAccount(text))
            return Prefix + text + Suffix;
        return text.Length == Prefix.Length + Digits + Suffix.Length && text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith(Suffix, StringComparison.Ordinal)
            && text.Substring(Prefix.Length, Digits) is var account && IsAccount(account) ? account : null;
    }

    private static bool IsAccount(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);
}

/// <summary>Which parts of policies may be one or a list.</summary>
internal static class PolicyParts
{
    public static bool MayBeList(Place place)
    {
        if (place.IsItem || !place.IsInPolicy)
            return false;
        return place.Key is "Statement" or "Action" or "NotAction" or "Resource" or "NotResource"
            || place.Outer is { Key: "Principal" or "NotPrincipal" }
            || place.Outer is { Outer.Key: "Condition" };
    }
}
