using System;
using System.Collections.Generic;

namespace PolicyLint.Rules;

/// <summary>All rules and packs there are: what settings, suppressions and packs may name. Immutable.</summary>
public sealed class RuleCatalogue
{
    /// <summary>The pack in force where settings name none: the one of all rules, so that leaving something out is a decision.</summary>
    public const string DefaultPack = "strict";

    /// <summary>What settings write in place of a pack to have none: rules are then switched on one by one.</summary>
    public const string NoPack = "none";

    private readonly Dictionary<string, Rule> _rules;
    private readonly Dictionary<string, RulePack> _packs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, RuleParameter>> _parameters;
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);

    /// <summary>Puts the catalogue together; <see cref="LedgerRules"/> are always in it. Of two rules or packs with one id or name the first counts.</summary>
    /// <param name="shipped">The rules that come with the tool: in force where a selected pack names them.</param>
    /// <param name="own">The user's rules: in force unless a setting switches them off.</param>
    /// <param name="packs">Shipped packs and the user's.</param>
    public RuleCatalogue(IReadOnlyList<Rule> shipped, IReadOnlyList<Rule> own, IReadOnlyList<RulePack> packs)
    {
        var rules = new List<Rule>(shipped.Count + own.Count + LedgerRules.All.Count);
        _rules = new(rules.Capacity * 2, StringComparer.OrdinalIgnoreCase); // each by id and by name
        foreach (var rule in LedgerRules.All)
            Add(rules, rule, isOwn: true);
        foreach (var rule in shipped)
            Add(rules, rule, isOwn: false);
        foreach (var rule in own)
            Add(rules, rule, isOwn: true);
        // Few runs ask for a parameter by its name, and its declaration stands in a rule's file.
        var inOrder = rules.ToArray();
        _parameters = new(() => ParametersOf(inOrder));
        rules.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        Rules = rules;
        Packs = packs;
        for (var i = packs.Count - 1; i >= 0; i--)
            _packs[packs[i].Name] = packs[i];
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>The names of the packs, for messages.</summary>
    public IEnumerable<string> PackNames => _packs.Keys;

    /// <summary>The ids and names of the rules, for messages.</summary>
    public IEnumerable<string> RuleNames => _rules.Keys;

    /// <summary>The names of all parameters that some rule declares, for messages.</summary>
    public IEnumerable<string> ParameterNames => _parameters.Value.Keys;

    /// <summary>The rule with the id or name, compared without case; null where there is none.</summary>
    public Rule? Find(string idOrName) => _rules.TryGetValue(idOrName, out var found) ? found : null;

    public RulePack? FindPack(string name) => _packs.TryGetValue(name, out var found) ? found : null;

    /// <summary>A declaration of the parameter; null where no rule declares it.</summary>
    public RuleParameter? FindParameter(string name) => _parameters.Value.TryGetValue(name, out var found) ? found : null;

    /// <summary>True for rules that are in force without a pack that names them.</summary>
    public bool IsInForceByItself(Rule rule) => _own.Contains(rule.Id);

    private void Add(List<Rule> rules, Rule rule, bool isOwn)
    {
        if (_rules.ContainsKey(rule.Id) || _rules.ContainsKey(rule.Name))
            return;
        rules.Add(rule);
        _rules.Add(rule.Id, rule);
        if (rule.Name != rule.Id)
            _rules.Add(rule.Name, rule);
        if (isOwn)
            _own.Add(rule.Id);
    }

    private static Dictionary<string, RuleParameter> ParametersOf(Rule[] rules)
    {
        var parameters = new Dictionary<string, RuleParameter>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
        {
            foreach (var parameter in rule.Parameters)
            {
                if (!parameters.TryGetValue(parameter.Name, out _))
                    parameters[parameter.Name] = parameter;
            }
        }

        return parameters;
    }
}
