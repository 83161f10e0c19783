using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Tests.Documents;

/// <summary>Nodes on one line: <c>{Ref: "x"}</c>; strings in quotes, the rest bare.</summary>
internal static class NodePrinter
{
    public static string Print(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } text => "\"" + text.Text + "\"",
        ScalarNode { Kind: ScalarKind.Null } => "null",
        ScalarNode scalar => scalar.Text,
        ListNode list => "[" + string.Join(", ", list.Items.Select(Print)) + "]",
        _ => "{" + string.Join(", ", ((MapNode)node).Entries.Select(e => e.Key.Text + ": " + Print(e.Value))) + "}",
    };

    /// <summary>The source text of every node, parents first, keys before their values.</summary>
    public static IEnumerable<string> Sources(Node node) => All(node).Select(Source);

    public static string Source(Node node) => node.Span.File.Text[node.Span.Start..node.Span.End];

    public static IEnumerable<Node> All(Node node) => node switch
    {
        ListNode list => list.Items.SelectMany(All).Prepend(node),
        MapNode map => map.Entries.SelectMany(e => All(e.Value).Prepend(e.Key)).Prepend(node),
        _ => [node],
    };

    /// <summary>The first node that does not lie inside the one that holds it; null where all do.</summary>
    public static Node? Outside(Node node)
    {
        var inner = node switch
        {
            ListNode list => list.Items,
            MapNode map => map.Entries.SelectMany(e => new[] { e.Key, e.Value }),
            _ => [],
        };
        return inner.Select(i => i.Span.Start < node.Span.Start || i.Span.End > node.Span.End ? i : Outside(i)).FirstOrDefault(i => i is not null);
    }
}
