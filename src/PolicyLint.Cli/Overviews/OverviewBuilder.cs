using System;
using System.Collections.Generic;
using PolicyLint.Cli.Judging;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Overviews;

/// <summary>Makes an overview of a run.</summary>
/// <param name="report">The run, with passes and with what is not applicable.</param>
/// <param name="stacks">What was judged.</param>
/// <param name="catalogue">All rules there are, in force or not.</param>
internal sealed class OverviewBuilder(Report report, IReadOnlyList<JudgedStack> stacks, RuleCatalogue catalogue)
{
    private static readonly string[] Layers = ["data", "application", "compute", "network", "perimeter", "identity", "physical"];

    public Overview Build()
    {
        var layers = Groups(static rule => rule.Layer);
        layers.Sort(static (a, b) => Array.IndexOf(Layers, a.Name).CompareTo(Array.IndexOf(Layers, b.Name)));
        var topics = Groups(static rule => rule.Topic);
        topics.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new Overview(report, layers, topics, Cover());
    }

    // The rules about suppressions stand in no layer; they are a topic of their own.
    private List<VerdictGroup> Groups(Func<Rule, string> nameOf)
    {
        var evaluations = new Dictionary<string, List<Evaluation>>(StringComparer.Ordinal);
        var failing = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in report.Rules)
        {
            var name = nameOf(rule);
            if (name.Length == 0)
                continue;
            rules[name] = rules.GetValueOrDefault(name) + 1;
            evaluations.TryAdd(name, []);
            failing.TryAdd(name, []);
        }

        foreach (var evaluation in report.Evaluations)
        {
            var name = nameOf(evaluation.Rule);
            if (!evaluations.TryGetValue(name, out var own))
                continue;
            own.Add(evaluation);
            if (evaluation.IsFinding)
                failing[name].Add(evaluation.Rule.Id);
        }

        var groups = new List<VerdictGroup>();
        foreach (var entry in evaluations)
            groups.Add(new VerdictGroup(entry.Key, OutcomeCounts.Of(entry.Value), rules[entry.Key], failing[entry.Key].Count));
        return groups;
    }

    private Coverage Cover()
    {
        var judged = new HashSet<Resource>();
        var looked = new HashSet<Resource>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.Resource is not { } resource)
                continue;
            looked.Add(resource.Written);
            if (evaluation.Outcome != Outcome.NotApplicable)
                judged.Add(resource.Written);
        }

        var known = TypesOf(catalogue.Rules);
        var covered = new List<CoveredResource>();
        foreach (var stack in stacks)
        {
            foreach (var resource in stack.Stack.Resources)
            {
                var attention = judged.Contains(resource) ? Attention.Judged
                    : looked.Contains(resource) ? Attention.NotApplicable
                    : known.ContainsKey(resource.Type) ? Attention.NotInForce
                    : Attention.NoRule;
                covered.Add(new CoveredResource(resource, attention));
            }
        }

        return new Coverage(covered, Types(covered));
    }

    private List<CoveredType> Types(List<CoveredResource> resources)
    {
        var inForce = TypesOf(report.Rules);
        var byType = new SortedDictionary<string, CoveredType>(StringComparer.Ordinal);
        foreach (var one in resources)
        {
            var type = one.Resource.Type;
            if (!byType.TryGetValue(type, out var sum))
                sum = new CoveredType(type, 0, 0, inForce.GetValueOrDefault(type), Attention.NoRule);
            byType[type] = sum with
            {
                Resources = sum.Resources + 1,
                Judged = sum.Judged + (one.Attention == Attention.Judged ? 1 : 0),
                Attention = one.Attention < sum.Attention ? one.Attention : sum.Attention,
            };
        }

        return [.. byType.Values];
    }

    private static Dictionary<string, int> TypesOf(IReadOnlyList<Rule> rules)
    {
        var types = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var type in rule.ResourceTypes)
                types[type] = types.GetValueOrDefault(type) + 1;
        }

        return types;
    }
}
