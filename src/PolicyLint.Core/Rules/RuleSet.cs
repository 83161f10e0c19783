using System;
using System.Collections.Generic;

namespace PolicyLint.Rules;

/// <summary>The rules in force, with the severities in force, found by resource type. Immutable.</summary>
public sealed class RuleSet
{
    private static readonly List<RuleInForce> None = [];
    private readonly Dictionary<string, List<RuleInForce>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rule> _byId;

    /// <summary>These rules, with the severities they have.</summary>
    /// <param name="rules">In any order; ids are unique.</param>
    /// <param name="parameters">What settings and packs say of rule parameters; null for nothing.</param>
    public RuleSet(IReadOnlyList<Rule> rules, ParameterValues? parameters = null)
    {
        var ordered = new List<Rule>(rules);
        ordered.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        Rules = ordered;
        _byId = new(ordered.Count, StringComparer.OrdinalIgnoreCase);
        Parameters = parameters ?? ParameterValues.None;
        foreach (var rule in ordered)
        {
            _byId[rule.Id] = rule;
            if (rule.ResourceTypes.Count == 0)
                continue;
            var inForce = new RuleInForce(rule);
            for (var i = 0; i < rule.ResourceTypes.Count; i++)
                Add(rule.ResourceTypes[i], inForce);
        }
    }

    /// <summary>All rules, ordered by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Where rule parameters get their values from beside metadata, tags and defaults.</summary>
    public ParameterValues Parameters { get; }

    /// <summary>The rules about resources of the type, ordered by id.</summary>
    public IReadOnlyList<RuleInForce> For(string resourceType) => _byType.TryGetValue(resourceType, out var list) ? list : None;

    /// <summary>The rule with the id, with the severity in force; null where it is not in force.</summary>
    public Rule? Find(string id) => _byId.TryGetValue(id, out var rule) ? rule : null;

    private void Add(string type, RuleInForce inForce)
    {
        if (!_byType.TryGetValue(type, out var list))
            _byType[type] = list = [];
        list.Add(inForce);
    }
}
