using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Which resource must exist before which: references and <c>DependsOn</c>. Circles cannot be deployed.</summary>
internal sealed class Dependencies(Template template)
{
    private readonly Dictionary<string, Needs> _needs = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private List<string>? _current;

    /// <summary>What is noted from here on is needed by the resource.</summary>
    public void Begin(string logicalId, SourceSpan span)
    {
        var needs = new Needs(span);
        _needs[logicalId] = needs;
        _current = needs.Ids;
        _order.Add(logicalId);
    }

    /// <summary>What is noted from here on is needed by no resource.</summary>
    public void End() => _current = null;

    public void Note(string needed) => _current?.Add(needed);

    /// <summary>Reports each circle once, at its first resource.</summary>
    public void ReportCircles()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in _order)
        {
            if (_needs[start].Ids.Count > 0 && !done.Contains(start))
                Walk(start, done);
        }
    }

    // Depth first with a stack of our own: a chain of resources may be longer than ours.
    private void Walk(string start, HashSet<string> done)
    {
        var path = new List<string> { start };
        var next = new List<int> { 0 };
        var onPath = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        while (path.Count > 0)
        {
            var top = path.Count - 1;
            var edges = _needs[path[top]].Ids;
            if (next[top] == edges.Count)
            {
                onPath.Remove(path[top]);
                done.Add(path[top]);
                path.RemoveAt(top);
                next.RemoveAt(top);
                continue;
            }

            var needed = edges[next[top]++];
            if (onPath.TryGetValue(needed, out var from))
                ReportCircle(path, from);
            else if (!done.Contains(needed) && _needs.ContainsKey(needed))
            {
                onPath[needed] = path.Count;
                path.Add(needed);
                next.Add(0);
            }
        }
    }

    private void ReportCircle(List<string> path, int from)
    {
        var first = path[from];
        if (from == path.Count - 1)
        {
            template.Report(_needs[first].Span, $"'{first}' depends on itself");
            return;
        }

        var circle = string.Join(" → ", path.GetRange(from, path.Count - from));
        template.Report(_needs[first].Span, $"circular dependency: {circle} → {first}");
    }

    /// <summary>What a resource needs, and where it is declared.</summary>
    private sealed class Needs(SourceSpan span)
    {
        public SourceSpan Span { get; } = span;

        public List<string> Ids { get; } = [];
    }
}
