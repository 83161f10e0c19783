using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using PolicyLint.Cli.Reporting;
using PolicyLint.Cli.Reporting.Html;

namespace PolicyLint.Cli.Graphs;

/// <summary>The graph as a picture that needs nothing beside itself.</summary>
internal static class SvgGraph
{
    private const double Gap = 24;
    private const int MostLetters = 30;

    private const string Style =
        """
        svg { --ink: #1c2330; --faint: #5b6472; --back: #ffffff; --frame: #d8dde5; background: var(--back); font-family: system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) { svg { --ink: #e4e8ef; --faint: #9aa4b2; --back: #14181f; --frame: #39414e; } }
        .frame { fill: none; stroke: var(--frame); } .title { fill: var(--faint); font-size: 13px; }
        .edge { fill: none; stroke: var(--faint); stroke-width: 1.2; } .dashed { stroke-dasharray: 5 4; } .head { fill: var(--faint); }
        .box { stroke-width: 1.5; } .name { font-size: 13px; font-weight: 600; fill: #1c2330; } .type, .remark { font-size: 11px; fill: #3a4250; }
        .error .box { fill: #fde2e0; stroke: #b3261e; stroke-width: 2.5; } .warning .box { fill: #fdf0d5; stroke: #8a5a00; stroke-width: 2.5; }
        .info .box { fill: #e1edfa; stroke: #23609f; } .unknown .box { fill: #ece7f8; stroke: #6b55a8; stroke-dasharray: 5 3; }
        .suppressed .box { fill: #eceff3; stroke: #5b6472; } .pass .box { fill: #e2f3e9; stroke: #1d7044; } .none .box { fill: #ffffff; stroke: #9aa4b2; }
        """;

    public static void Write(DrawnGraph graph, TextWriter output)
    {
        var drawings = new List<StackDrawing>(graph.Stacks.Count);
        double width = 0, height = Gap;
        foreach (var stack in graph.Stacks)
        {
            var drawing = new StackDrawing(stack, graph.Edges, height);
            drawings.Add(drawing);
            width = Math.Max(width, drawing.Width);
            height += drawing.Height + Gap;
        }

        Begin(graph, width, height, output);
        foreach (var drawing in drawings)
        {
            output.Write($"<rect class=\"frame\" x=\"1\" y=\"{Pixels(drawing.Top)}\" width=\"{Pixels(width - 2)}\" height=\"{Pixels(drawing.Height)}\" rx=\"8\"/>\n");
            output.Write($"<text class=\"title\" x=\"16\" y=\"{Pixels(drawing.Top + 20)}\">{HtmlText.Escape(drawing.Stack.Title)}</text>\n");
        }

        foreach (var edge in graph.Edges)
            WriteEdge(edge, drawings, output);
        foreach (var drawing in drawings)
        {
            foreach (var node in drawing.Stack.Nodes)
                WriteNode(node, drawing.CornerOf(node.Number)!.Value, output);
        }

        output.Write("</svg>\n");
    }

    private static void Begin(DrawnGraph graph, double width, double height, TextWriter output)
    {
        output.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Pixels(width)} {Pixels(height)}\" width=\"{Pixels(width)}\" height=\"{Pixels(height)}\" role=\"img\" aria-labelledby=\"title text\">\n");
        output.Write("<title id=\"title\">Resources and who refers to whom</title>\n");
        output.Write($"<desc id=\"text\">{HtmlText.Escape(Describe(graph))}</desc>\n<style>\n");
        // The source's own line breaks are not the output's.
        foreach (var line in Style.Split('\n'))
            output.Write(line.TrimEnd('\r') + "\n");
        output.Write("</style>\n<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"head\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
    }

    private static string Describe(DrawnGraph graph)
    {
        int nodes = 0, failing = 0;
        foreach (var stack in graph.Stacks)
        {
            foreach (var node in stack.Nodes)
            {
                nodes++;
                failing += node.Rules.Count > 0 ? 1 : 0;
            }
        }

        return $"{Wording.Count(nodes, "resource")} in {Wording.Count(graph.Stacks.Count, "template")} with {Wording.Count(graph.Edges.Count, "reference")}; {failing} with findings.";
    }

    private static void WriteNode(DrawnNode node, Point corner, TextWriter output)
    {
        output.Write($"<g class=\"{DrawnNode.Word(node.State)}\" transform=\"translate({Pixels(corner.X)} {Pixels(corner.Y)})\"><title>{HtmlText.Escape(Tip(node))}</title>");
        output.Write($"<rect class=\"box\" width=\"{Pixels(StackDrawing.NodeWidth)}\" height=\"{Pixels(StackDrawing.NodeHeight)}\" rx=\"6\"/>");
        output.Write($"<text class=\"name\" x=\"10\" y=\"18\">{HtmlText.Escape(Cut(node.Title, MostLetters - 4))}</text>");
        output.Write($"<text class=\"type\" x=\"10\" y=\"32\">{HtmlText.Escape(Cut(node.Resource.Type, MostLetters + 4))}</text>");
        if (node.Remark.Length > 0)
            output.Write($"<text class=\"remark\" x=\"10\" y=\"46\">{HtmlText.Escape(Cut(node.Remark, MostLetters + 2))}</text>");
        output.Write("</g>\n");
    }

    private static string Tip(DrawnNode node) => node.Findings.Count == 0 ? $"{node.Title} ({node.Resource.Type})" : $"{node.Title} ({node.Resource.Type}): {string.Join("; ", node.Findings)}";

    private static void WriteEdge(DrawnEdge edge, List<StackDrawing> drawings, TextWriter output)
    {
        var from = Corner(edge.From, drawings, out var home);
        var to = Corner(edge.To, drawings, out _);
        var points = new List<Point> { new(from.X, from.Y) };
        points.AddRange(home.BendsOf(edge.From, edge.To));
        points.Add(to);
        var isForward = points[^1].X > points[0].X;
        points[0] = new Point(from.X + (isForward ? StackDrawing.NodeWidth : 0), from.Y + StackDrawing.NodeHeight / 2);
        points[^1] = new Point(to.X + (isForward || Same(from.X, to.X) ? 0 : StackDrawing.NodeWidth), to.Y + StackDrawing.NodeHeight / 2);
        var dashed = edge.Kind == EdgeKind.Reference ? "" : " dashed";
        output.Write($"<path class=\"edge{dashed}\" marker-end=\"url(#arrow)\" d=\"{Path(points)}\"><title>{HtmlText.Escape(edge.Label)}</title></path>\n");
    }

    private static Point Corner(int node, List<StackDrawing> drawings, out StackDrawing home)
    {
        foreach (var drawing in drawings)
        {
            if (drawing.CornerOf(node) is { } corner)
            {
                home = drawing;
                return corner;
            }
        }

        throw new ArgumentException("the node is of none of the stacks", nameof(node));
    }

    // Curves that leave and arrive level; between columns that are the same the curve swings out to the left.
    private static string Path(List<Point> points)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{Pixels(points[0].X)} {Pixels(points[0].Y)}");
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var reach = Same(a.X, b.X) ? -40 : (b.X - a.X) / 2;
            path.Append($" C{Pixels(a.X + reach)} {Pixels(a.Y)} {Pixels(Same(a.X, b.X) ? b.X + reach : b.X - reach)} {Pixels(b.Y)} {Pixels(b.X)} {Pixels(b.Y)}");
        }

        return path.ToString();
    }

    private static bool Same(double left, double right) => Math.Abs(left - right) < 1;

    private static string Cut(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");

    private static string Pixels(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
