using System;
using System.Collections.Generic;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Graphs;

/// <summary>Makes the picture of a run: every written resource, and every reference between them.</summary>
internal sealed class GraphBuilder
{
    private readonly List<DrawnStack> _stacks = [];
    private readonly Dictionary<Resource, DrawnNode> _nodes = [];
    private readonly List<DrawnEdge> _edges = [];

    private GraphBuilder()
    {
    }

    /// <summary>The graph of the stacks.</summary>
    /// <param name="report">The run, with passes.</param>
    public static DrawnGraph Build(Report report, IReadOnlyList<JudgedStack> stacks)
    {
        var builder = new GraphBuilder();
        builder.AddNodes(stacks, ByResource(report));
        foreach (var stack in stacks)
        {
            foreach (var resource in stack.Stack.Resources)
                builder.AddEdges(resource, stack.World);
            builder.AddNesting(stack.Stack);
        }

        return new DrawnGraph(builder._stacks, builder._edges);
    }

    private static Dictionary<Resource, List<Evaluation>> ByResource(Report report)
    {
        var byResource = new Dictionary<Resource, List<Evaluation>>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.Resource is not { } resource || evaluation.Outcome == Outcome.NotApplicable)
                continue;
            if (!byResource.TryGetValue(resource.Written, out var own))
                byResource[resource.Written] = own = [];
            own.Add(evaluation);
        }

        return byResource;
    }

    private void AddNodes(IReadOnlyList<JudgedStack> stacks, Dictionary<Resource, List<Evaluation>> evaluations)
    {
        foreach (var stack in stacks)
        {
            var nodes = new List<DrawnNode>();
            foreach (var resource in stack.Stack.Resources)
            {
                var node = Node(resource, evaluations.GetValueOrDefault(resource));
                _nodes[resource] = node;
                nodes.Add(node);
            }

            _stacks.Add(new DrawnStack(stack.Judged.Input.Path, nodes));
        }
    }

    private DrawnNode Node(Resource resource, List<Evaluation>? evaluations)
    {
        var state = evaluations is null ? NodeState.NotJudged : NodeState.Pass;
        var rules = new List<string>();
        var findings = new List<string>();
        foreach (var evaluation in evaluations ?? [])
        {
            var one = StateOf(evaluation);
            if (one > state)
                state = one;
            if (!evaluation.IsFinding)
                continue;
            if (!rules.Contains(evaluation.Rule.Id))
                rules.Add(evaluation.Rule.Id);
            findings.Add($"{Wording.Of(evaluation.Severity)} {evaluation.Rule.Id}: {Wording.Message(evaluation)}");
        }

        rules.Sort(StringComparer.Ordinal);
        return new DrawnNode(_nodes.Count, resource, state, rules, findings);
    }

    private static NodeState StateOf(Evaluation evaluation)
    {
        if (evaluation.Suppressed is not null)
            return NodeState.Suppressed;
        return evaluation.Outcome switch
        {
            Outcome.Unknown => NodeState.Unknown,
            Outcome.Pass => NodeState.Pass,
            _ => evaluation.Severity switch
            {
                Severity.Error => NodeState.Error,
                Severity.Warning => NodeState.Warning,
                _ => NodeState.Info,
            },
        };
    }

    private void AddEdges(Resource resource, ResourceGraph world)
    {
        var from = _nodes[resource];
        foreach (var mention in Mentions.Of(resource, world))
        {
            if (_nodes.TryGetValue(mention.Target, out var to) && !ReferenceEquals(from, to))
                _edges.Add(new DrawnEdge(from.Number, to.Number, mention.IsDependency ? EdgeKind.DependsOn : EdgeKind.Reference, string.Join(", ", mention.Properties)));
        }
    }

    // The stack's own resource leads to whatever in the nested template nobody there refers to.
    private void AddNesting(Stack stack)
    {
        if (stack.NestedIn is not { } parent || !_nodes.TryGetValue(parent, out var from) || stack.Resources.Count == 0)
            return;
        _edges.Add(new DrawnEdge(from.Number, _nodes[stack.Resources[0]].Number, EdgeKind.Deploys, "deploys"));
    }
}
