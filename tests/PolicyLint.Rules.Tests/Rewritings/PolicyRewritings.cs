using System;
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

/// <summary>Policy documents as JSON text.</summary>
internal sealed class PoliciesAsText() : ValueRewriting("policies as JSON text")
{
    protected override bool IsEligible(Node node, Place place) =>
        place.Outer is not null && Place.IsPolicy(node) && place.Key.Contains("Policy", StringComparison.Ordinal) && !NewNodes.Computes(node);

    protected override Node Rewritten(Node node, Place place, Additions additions) => NewNodes.Text(JsonText.Of(node), node.Span);
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
