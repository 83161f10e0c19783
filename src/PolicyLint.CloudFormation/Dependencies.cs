using System;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>Which resource must exist before which: references and <c>DependsOn</c>. Circles cannot be deployed.</summary>
/// <remarks>
/// Resources go by the numbers of <see cref="Template.LogicalIds"/>, and what each needs is one stretch of one array: to find no circle, as in nearly every template, costs nearly nothing.
/// </remarks>
internal sealed class Dependencies(Template template)
{
    private const int NotReached = 0;
    private const int Done = -1;

    // Made at the first resource, when all logical ids are known.
    private Needs[] _needs = null!;
    private int[] _needed = new int[64];
    private int _count;
    private int _current = -1;

    /// <summary>What is noted from here on is needed by the resource. All logical ids are known by now.</summary>
    public void Begin(ScalarNode logicalId)
    {
        _needs ??= new Needs[template.LogicalIds.Count];
        _current = template.LogicalIds[logicalId.Text];
        _needs[_current] = new Needs { Id = logicalId, First = _count, End = _count };
    }

    /// <summary>What is noted from here on is needed by no resource.</summary>
    public void End() => _current = -1;

    /// <summary>The resource of that number is needed.</summary>
    public void Note(int needed)
    {
        if (_current < 0)
            return;
        if (_count == _needed.Length)
            Array.Resize(ref _needed, _count * 2);
        _needed[_count++] = needed;
        _needs[_current].End = _count;
    }

    /// <summary>Reports each circle once, at its first resource.</summary>
    public void ReportCircles()
    {
        if (_count == 0)
            return;
        var path = new int[_needs.Length];
        var next = new int[_needs.Length];
        var places = new int[_needs.Length];
        for (var start = 0; start < _needs.Length; start++)
        {
            if (_needs[start].Any && places[start] == NotReached)
                Walk(start, path, next, places);
        }
    }

    /// <summary>Depth first with a stack of our own: a chain of resources may be longer than ours.</summary>
    /// <param name="path">The resources from the start to where the walk stands.</param>
    /// <param name="next">For each resource on the path the need to look at next.</param>
    /// <param name="places">For each resource its place on the path, counted from 1, or one of the constants.</param>
    private void Walk(int start, int[] path, int[] next, int[] places)
    {
        var length = 0;
        var reached = start;
        while (true)
        {
            path[length++] = reached;
            places[reached] = length;
            next[reached] = _needs[reached].First;
            while (!Step(path, length, next, places, out reached))
            {
                places[path[--length]] = Done;
                if (length == 0)
                    return;
            }
        }
    }

    /// <summary>Finds what the last resource of the path needs and nobody has looked at; false where there is nothing more.</summary>
    private bool Step(int[] path, int length, int[] next, int[] places, out int reached)
    {
        var last = path[length - 1];
        while (next[last] < _needs[last].End)
        {
            reached = _needed[next[last]++];
            if (places[reached] == NotReached)
                return true;
            if (places[reached] != Done)
                ReportCircle(path, places[reached] - 1, length);
        }

        reached = -1;
        return false;
    }

    private void ReportCircle(int[] path, int from, int length)
    {
        var first = _needs[path[from]].Id!;
        if (from == length - 1)
        {
            template.Report(first.Span, $"'{first.Text}' depends on itself");
            return;
        }

        var circle = new string[length - from];
        for (var i = 0; i < circle.Length; i++)
            circle[i] = _needs[path[from + i]].Id!.Text;
        template.Report(first.Span, $"circular dependency: {string.Join(" → ", circle)} → {first.Text}");
    }

    /// <summary>A stretch of what is needed; empty for a logical id without a resource that can be judged.</summary>
    private struct Needs
    {
        /// <summary>Where the resource is declared.</summary>
        public ScalarNode? Id;

        public int First;

        public int End;

        public readonly bool Any => End > First;
    }
}
