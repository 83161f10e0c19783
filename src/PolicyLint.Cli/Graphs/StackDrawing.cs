using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.Graphs;

/// <summary>A point of the drawing, in pixels.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>The nodes of one stack with their places: those that belong together in layers, the others in rows beneath.</summary>
internal sealed class StackDrawing
{
    public const double NodeWidth = 210;
    public const double NodeHeight = 52;
    private const double ColumnGap = 80;
    private const double RowGap = 16;
    private const double Margin = 16;
    private const double Title = 28;
    private const int LeastColumns = 4;

    private readonly Dictionary<int, Point> _corners = [];
    private readonly Dictionary<(int From, int To), IReadOnlyList<Point>> _bends = [];

    /// <summary>Places the nodes of the stack.</summary>
    /// <param name="edges">All edges of the graph; those to other stacks have no influence.</param>
    /// <param name="top">Where the stack's frame begins.</param>
    public StackDrawing(DrawnStack stack, IReadOnlyList<DrawnEdge> edges, double top)
    {
        Stack = stack;
        Top = top;
        var own = new Dictionary<int, int>();
        foreach (var node in stack.Nodes)
            own[node.Number] = -1;
        var arrows = new List<DrawnEdge>();
        foreach (var edge in edges)
        {
            if (own.ContainsKey(edge.From) && own.ContainsKey(edge.To))
                arrows.Add(edge);
        }

        var below = PlaceLayers(stack, arrows, own, top + Title + Margin);
        Height = PlaceRest(stack, own, below) - top + Margin;
    }

    public DrawnStack Stack { get; }

    /// <summary>Where the frame begins and how large it is.</summary>
    public double Top { get; }

    public double Width { get; private set; } = LeastColumns * (NodeWidth + RowGap) - RowGap + 2 * Margin;

    public double Height { get; }

    /// <summary>The upper left corner of the node; null for nodes of other stacks.</summary>
    public Point? CornerOf(int node) => _corners.TryGetValue(node, out var corner) ? corner : null;

    /// <summary>Where the arrow bends between its ends.</summary>
    public IReadOnlyList<Point> BendsOf(int from, int to) => _bends.TryGetValue((from, to), out var bends) ? bends : [];

    private double PlaceLayers(DrawnStack stack, List<DrawnEdge> arrows, Dictionary<int, int> index, double top)
    {
        var linked = new List<int>();
        foreach (var node in stack.Nodes)
        {
            if (!arrows.Exists(arrow => arrow.From == node.Number || arrow.To == node.Number))
                continue;
            index[node.Number] = linked.Count;
            linked.Add(node.Number);
        }

        if (linked.Count == 0)
            return top;
        var pairs = new List<(int From, int To)>(arrows.Count);
        foreach (var arrow in arrows)
            pairs.Add((index[arrow.From], index[arrow.To]));
        var layout = LayeredLayout.Of(linked.Count, pairs);
        var rows = 0;
        for (var layer = 0; layer < layout.Layers; layer++)
            rows = Math.Max(rows, layout.RowsOf(layer));

        Point At(Place place) => new(
            Margin + place.Layer * (NodeWidth + ColumnGap),
            top + (rows - layout.RowsOf(place.Layer)) * (NodeHeight + RowGap) / 2 + place.Row * (NodeHeight + RowGap));
        for (var i = 0; i < linked.Count; i++)
            _corners[linked[i]] = At(layout.PlaceOf(i));
        foreach (var arrow in arrows)
            _bends[(arrow.From, arrow.To)] = Middles(layout.BendsOf(index[arrow.From], index[arrow.To]), At);
        Width = Math.Max(Width, layout.Layers * (NodeWidth + ColumnGap) - ColumnGap + 2 * Margin);
        return top + rows * (NodeHeight + RowGap);
    }

    private static List<Point> Middles(IReadOnlyList<Place> places, Func<Place, Point> at)
    {
        var middles = new List<Point>(places.Count);
        foreach (var place in places)
        {
            var corner = at(place);
            middles.Add(new Point(corner.X + NodeWidth / 2, corner.Y + NodeHeight / 2));
        }

        return middles;
    }

    private double PlaceRest(DrawnStack stack, Dictionary<int, int> index, double top)
    {
        var columns = (int)((Width - 2 * Margin + RowGap) / (NodeWidth + RowGap));
        var count = 0;
        foreach (var node in stack.Nodes)
        {
            if (index[node.Number] >= 0)
                continue;
            _corners[node.Number] = new Point(Margin + count % columns * (NodeWidth + RowGap), top + count / columns * (NodeHeight + RowGap));
            count++;
        }

        return top + (count + columns - 1) / columns * (NodeHeight + RowGap);
    }
}
