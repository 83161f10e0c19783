using System.Globalization;
using System.IO;
using System.Text;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Graphs;

/// <summary>The graph in the language of Graphviz.</summary>
internal static class DotGraph
{
    public static void Write(DrawnGraph graph, TextWriter output)
    {
        output.Write("digraph policylint {\n  rankdir=LR\n  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=10]\n");
        output.Write("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#5b6472\"]\n");
        for (var i = 0; i < graph.Stacks.Count; i++)
        {
            output.Write($"  subgraph cluster_{Number(i)} {{\n    label=\"{Escape(graph.Stacks[i].Title)}\"\n    fontname=\"sans-serif\"\n    color=\"#d8dde5\"\n");
            foreach (var node in graph.Stacks[i].Nodes)
                WriteNode(node, output);
            output.Write("  }\n");
        }

        foreach (var edge in graph.Edges)
            output.Write($"  n{Number(edge.From)} -> n{Number(edge.To)} [label=\"{Escape(edge.Label)}\"{(edge.Kind == EdgeKind.Reference ? "" : ", style=dashed")}]\n");
        output.Write("}\n");
    }

    private static void WriteNode(DrawnNode node, TextWriter output)
    {
        var (fill, line) = Colors(node.State);
        var remark = node.Remark.Length > 0 ? "\\n" + Escape(node.Remark) : "";
        output.Write($"    n{Number(node.Number)} [label=\"{Escape(node.Title)}\\n{Escape(node.Resource.Type)}{remark}\", fillcolor=\"{fill}\", color=\"{line}\"");
        if (node.Findings.Count > 0)
            output.Write($", tooltip=\"{Escape(string.Join('\n', node.Findings))}\"");
        output.Write("]\n");
    }

    private static (string Fill, string Line) Colors(NodeState state) => state switch
    {
        NodeState.Error => ("#fde2e0", "#b3261e"),
        NodeState.Warning => ("#fdf0d5", "#8a5a00"),
        NodeState.Info => ("#e1edfa", "#23609f"),
        NodeState.Unknown => ("#ece7f8", "#6b55a8"),
        NodeState.Suppressed => ("#eceff3", "#5b6472"),
        NodeState.Pass => ("#e2f3e9", "#1d7044"),
        _ => ("#ffffff", "#9aa4b2"),
    };

    // Backslashes begin escapes of Graphviz's own, such as \N for the node's name.
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var line in text.Split('\n'))
        {
            if (safe.Length > 0)
                safe.Append("\\n");
            foreach (var c in TerminalText.Clean(line))
                safe.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        return safe.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
