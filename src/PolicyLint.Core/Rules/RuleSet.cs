using System.Collections.Generic;

namespace PolicyLint.Rules;

/// <summary>The rules in force, found by resource type. Immutable.</summary>
public sealed class RuleSet
{
    private static readonly Rule[] None = [];
    private readonly Dictionary<string, List<Rule>> _byType = new(System.StringComparer.Ordinal);

    public RuleSet(IReadOnlyList<Rule> rules)
    {
        Rules = rules;
        foreach (var rule in rules)
        {
            foreach (var type in rule.ResourceTypes)
            {
                if (!_byType.TryGetValue(type, out var list))
                    _byType[type] = list = [];
                list.Add(rule);
            }
        }
    }

    /// <summary>All rules, ordered by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules about resources of the type.</summary>
    public IReadOnlyList<Rule> For(string resourceType) => _byType.TryGetValue(resourceType, out var list) ? list : None;
}
