using System;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Values that only a deployment knows, in place of known ones. It may well know the same.</summary>
internal sealed class LessKnown(string name, Func<Node, Additions, Node> write) : ValueRewriting(name)
{
    public const string Parameters = "parameters without default";
    public const string Imports = "imports";
    public const string Macros = "macros";
    public const string ValueOrAnother = "the value or another";
    public const string NothingOrValue = "nothing or the value";

    protected override bool IsEligible(Node node, Place place) => place.Outer is not null && node is not MapNode { Entries: [{ Key.Text: "Fn::Transform" }] };

    protected override Node Rewritten(Node node, Place place, Additions additions) => write(node, additions);

    public static Node Parameter(Node node, Additions additions) => additions.InParameter(node.Span);

    public static Node Import(Node node, Additions additions) => NewNodes.Map("Fn::ImportValue", NewNodes.Text("elsewhere", node.Span), node.Span);

    public static Node PerhapsOpposite(Node node, Additions additions) => additions.Perhaps(node, ThroughCondition.Opposite(node));

    public static Node NothingPerhaps(Node node, Additions additions) => additions.Perhaps(NewNodes.NoValue(node.Span), node);

    public static Node Macro(Node node, Additions additions) =>
        NewNodes.Map("Fn::Transform", NewNodes.Map("Name", NewNodes.Text("Anything", node.Span), node.Span), node.Span);
}
