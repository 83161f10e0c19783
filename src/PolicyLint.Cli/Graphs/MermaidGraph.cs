using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Graphs;

/// <summary>The graph as a Mermaid flowchart, for pages that draw it: a pull request, a wiki.</summary>
internal static class MermaidGraph
{
    private static readonly (NodeState State, string Style)[] Styles =
    [
        (NodeState.Error, "fill:#fde2e0,stroke:#b3261e,color:#410e0b,stroke-width:2px"),
        (NodeState.Warning, "fill:#fdf0d5,stroke:#8a5a00,color:#3a2600,stroke-width:2px"),
        (NodeState.Info, "fill:#e1edfa,stroke:#23609f,color:#0b2744"),
        (NodeState.Unknown, "fill:#ece7f8,stroke:#6b55a8,color:#291f4a,stroke-dasharray:4 3"),
        (NodeState.Suppressed, "fill:#eceff3,stroke:#5b6472,color:#1c2330"),
        (NodeState.Pass, "fill:#e2f3e9,stroke:#1d7044,color:#0b2f1c"),
        (NodeState.NotJudged, "fill:#ffffff,stroke:#9aa4b2,color:#1c2330"),
    ];

    public static void Write(DrawnGraph graph, TextWriter output)
    {
        output.Write("flowchart LR\n");
        for (var i = 0; i < graph.Stacks.Count; i++)
        {
            output.Write($"  subgraph s{Number(i)}[\"{Escape(graph.Stacks[i].Title)}\"]\n");
            foreach (var node in graph.Stacks[i].Nodes)
                output.Write($"    n{Number(node.Number)}[\"{Label(node)}\"]:::{DrawnNode.Word(node.State)}\n");
            output.Write("  end\n");
        }

        foreach (var edge in graph.Edges)
            output.Write($"  n{Number(edge.From)} {Arrow(edge)}|\"{Escape(edge.Label)}\"| n{Number(edge.To)}\n");
        foreach (var (state, style) in Styles)
            output.Write($"  classDef {DrawnNode.Word(state)} {style}\n");
    }

    private static string Arrow(DrawnEdge edge) => edge.Kind == EdgeKind.Reference ? "-->" : "-.->";

    private static string Label(DrawnNode node)
    {
        var lines = new List<string> { Escape(node.Title), Escape(node.Resource.Type) };
        if (node.Remark.Length > 0)
            lines.Add(Escape(node.Remark));
        return string.Join("<br/>", lines);
    }

    // Between quotes everything but letters, digits and a few harmless signs is written as its code: no name can end the text or become markup.
    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in TerminalText.Clean(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ',' or '/' or ':' or '_')
                safe.Append(rune.ToString());
            else
                safe.Append('#').Append(rune.Value.ToString(CultureInfo.InvariantCulture)).Append(';');
        }

        return safe.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
