using System;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Values as the one branch that is ever taken; in the other one stands what would be harmful.</summary>
/// <param name="eligible">Which values.</param>
/// <param name="isMirrored">True where the value is the branch for a condition that does not hold.</param>
internal sealed class ThroughCondition(string name, Func<Node, bool> eligible, bool isMirrored) : ValueRewriting(name)
{
    public static bool IsScalar(Node node) => node is ScalarNode;

    public static bool IsWhole(Node node) => node is ListNode || (node is MapNode map && !NewNodes.IsIntrinsic(map));

    public static bool IsComputed(Node node) => node is MapNode map && NewNodes.IsIntrinsic(map);

    protected override bool IsEligible(Node node, Place place) => place.Outer is not null && eligible(node);

    protected override Node Rewritten(Node node, Place place, Additions additions) => additions.Certainly(node, Opposite(node), isMirrored);

    /// <summary>What would be harmful, or absurd, in place of the value.</summary>
    public static Node Opposite(Node node) => node switch
    {
        ScalarNode { Text: "true" } => new ScalarNode(ScalarKind.Boolean, "false", node.Span),
        ScalarNode { Text: "false" } => new ScalarNode(ScalarKind.Boolean, "true", node.Span),
        ScalarNode { Kind: ScalarKind.Number, Text: not "0" } => new ScalarNode(ScalarKind.Number, "0", node.Span),
        ListNode => new ListNode([NewNodes.Text("*", node.Span)], node.Span),
        MapNode map when !NewNodes.IsIntrinsic(map) => NewNodes.Map("Absurd", NewNodes.Text("*", node.Span), node.Span),
        _ => NewNodes.Text("*", node.Span),
    };
}

/// <summary>Values under a condition that does not matter.</summary>
internal sealed class EitherWay(string name, Func<Node, bool> eligible) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) => place.Outer is not null && eligible(node);

    protected override Node Rewritten(Node node, Place place, Additions additions) => additions.Perhaps(node, node);
}

/// <summary>Values as the one branch that is ever taken; the other one refers to another resource.</summary>
internal sealed class BesideReference() : ValueRewriting("values beside a reference that is never taken")
{
    protected override bool IsEligible(Node node, Place place) => place.Outer is not null && node is ScalarNode or MapNode { Entries: [{ Key.Text: "Ref" or "Fn::GetAtt" }] };

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        Node otherwise = additions.OtherThan(place.Resource) is { } other
            ? NewNodes.Map("Ref", NewNodes.Text(other, node.Span), node.Span)
            : NewNodes.NoValue(node.Span);
        return additions.Certainly(node, otherwise, isMirrored: true);
    }
}

/// <summary>Items of lists that are certainly there.</summary>
internal sealed class ItemThroughCondition(string name, bool isMirrored) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) => place.IsItem;

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        additions.Certainly(node, NewNodes.NoValue(node.Span), isMirrored);
}

/// <summary>Lists with items that are certainly not there.</summary>
internal sealed class VanishingItems() : ValueRewriting("items that vanish")
{
    protected override bool IsEligible(Node node, Place place) => node is ListNode;

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var none = additions.Certainly(NewNodes.NoValue(node.Span), NewNodes.Text("*", node.Span), isMirrored: false);
        return new ListNode([none, .. ((ListNode)node).Items, NewNodes.NoValue(node.Span)], node.Span);
    }
}
