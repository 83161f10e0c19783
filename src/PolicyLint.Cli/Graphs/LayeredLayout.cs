using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.Graphs;

/// <summary>Where a node of a layered drawing stands.</summary>
/// <param name="Layer">The column, from 0.</param>
/// <param name="Row">The place in its column, from 0; bends of long arrows take places, too.</param>
internal readonly record struct Place(int Layer, int Row);

/// <summary>
/// Nodes in columns so that arrows lead to the right: circles are cut where a depth-first walk meets itself, a node stands one column behind the
/// farthest that leads to it, arrows over several columns get a bend in each, and columns are ordered by the mean of their neighbours.
/// </summary>
/// <remarks>Sugiyama's method in its simplest form. The same graph makes the same drawing: every tie is broken by the nodes' numbers.</remarks>
internal sealed class LayeredLayout
{
    private const int Sweeps = 8;

    private readonly int _count;
    private readonly List<int>[] _successors;
    private readonly int[] _layer;
    private readonly List<List<int>> _columns = [];
    private readonly List<List<int>> _left = [];
    private readonly List<List<int>> _right = [];
    private readonly List<int> _rows = [];
    private readonly Dictionary<(int From, int To), int[]> _bends = [];

    private LayeredLayout(int count, IReadOnlyList<(int From, int To)> arrows)
    {
        _count = count;
        _successors = new List<int>[count];
        for (var i = 0; i < count; i++)
            _successors[i] = [];
        foreach (var (from, to) in arrows)
        {
            if (from != to && !_successors[from].Contains(to))
                _successors[from].Add(to);
        }

        CutCircles();
        _layer = LongestPaths();
        FillColumns();
        for (var sweep = 0; sweep < Sweeps; sweep++)
            Order(toTheRight: sweep % 2 == 0);
    }

    /// <summary>How many columns there are.</summary>
    public int Layers => _columns.Count;

    /// <summary>How many places the column has.</summary>
    public int RowsOf(int layer) => _columns[layer].Count;

    /// <summary>The layout of nodes numbered from 0.</summary>
    public static LayeredLayout Of(int count, IReadOnlyList<(int From, int To)> arrows) => new(count, arrows);

    public Place PlaceOf(int node) => new(_layer[node], _rows[node]);

    /// <summary>The places through which the arrow leads between its ends, from its beginning on.</summary>
    public IReadOnlyList<Place> BendsOf(int from, int to)
    {
        var isTurned = !_bends.TryGetValue((from, to), out var bends) && _bends.TryGetValue((to, from), out bends);
        if (bends is null)
            return [];
        var places = new List<Place>(bends.Length);
        var first = isTurned ? _layer[to] : _layer[from];
        for (var i = 0; i < bends.Length; i++)
            places.Add(new Place(first + i + 1, _rows[bends[i]]));
        if (isTurned)
            places.Reverse();
        return places;
    }

    // Turns the arrows that lead back to a node which the walk has not left yet.
    private void CutCircles()
    {
        var state = new byte[_count];
        var turned = new List<(int From, int To)>();
        for (var root = 0; root < _count; root++)
        {
            if (state[root] == 0)
                Walk(root, state, turned);
        }

        foreach (var (from, to) in turned)
        {
            _successors[from].Remove(to);
            if (!_successors[to].Contains(from))
                _successors[to].Add(from);
        }
    }

    private void Walk(int root, byte[] state, List<(int From, int To)> turned)
    {
        var path = new Stack<(int Node, int Next)>();
        path.Push((root, 0));
        state[root] = 1;
        while (path.Count > 0)
        {
            var (node, next) = path.Pop();
            if (next == _successors[node].Count)
            {
                state[node] = 2;
                continue;
            }

            path.Push((node, next + 1));
            var to = _successors[node][next];
            if (state[to] == 1)
            {
                turned.Add((node, to));
            }
            else if (state[to] == 0)
            {
                state[to] = 1;
                path.Push((to, 0));
            }
        }
    }

    private int[] LongestPaths()
    {
        var waiting = new int[_count];
        foreach (var successors in _successors)
        {
            foreach (var to in successors)
                waiting[to]++;
        }

        var layer = new int[_count];
        var ready = new Queue<int>();
        for (var i = 0; i < _count; i++)
        {
            if (waiting[i] == 0)
                ready.Enqueue(i);
        }

        while (ready.TryDequeue(out var node))
        {
            foreach (var to in _successors[node])
            {
                layer[to] = Math.Max(layer[to], layer[node] + 1);
                if (--waiting[to] == 0)
                    ready.Enqueue(to);
            }
        }

        return layer;
    }

    private void FillColumns()
    {
        for (var i = 0; i < _count; i++)
            AddPlace(_layer[i]);
        for (var from = 0; from < _count; from++)
        {
            foreach (var to in _successors[from])
                Link(from, to);
        }

        foreach (var column in _columns)
            Number(column);
    }

    private int AddPlace(int layer)
    {
        while (_columns.Count <= layer)
            _columns.Add([]);
        var number = _rows.Count;
        _rows.Add(0);
        _left.Add([]);
        _right.Add([]);
        _columns[layer].Add(number);
        return number;
    }

    private void Link(int from, int to)
    {
        var bends = new int[_layer[to] - _layer[from] - 1];
        var last = from;
        for (var i = 0; i < bends.Length; i++)
        {
            bends[i] = AddPlace(_layer[from] + 1 + i);
            Join(last, bends[i]);
            last = bends[i];
        }

        Join(last, to);
        _bends[(from, to)] = bends;
    }

    private void Join(int left, int right)
    {
        _right[left].Add(right);
        _left[right].Add(left);
    }

    private void Order(bool toTheRight)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _columns[toTheRight ? i : _columns.Count - 1 - i];
            var neighbours = toTheRight ? _left : _right;
            var means = new Dictionary<int, double>(column.Count);
            foreach (var place in column)
                means[place] = Mean(neighbours[place], _rows[place]);
            // The old order decides between equals: sorting by it first keeps what earlier sweeps found.
            column.Sort((a, b) => means[a] != means[b] ? means[a].CompareTo(means[b]) : _rows[a].CompareTo(_rows[b]));
            Number(column);
        }
    }

    private double Mean(List<int> neighbours, int own)
    {
        if (neighbours.Count == 0)
            return own;
        double sum = 0;
        foreach (var neighbour in neighbours)
            sum += _rows[neighbour];
        return sum / neighbours.Count;
    }

    private void Number(List<int> column)
    {
        for (var i = 0; i < column.Count; i++)
            _rows[column[i]] = i;
    }
}
