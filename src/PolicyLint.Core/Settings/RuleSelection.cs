using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Settings;

/// <summary>Chooses the rules in force from the catalogue: selected packs, the user's own rules, severities. One rule set for each settings instance.</summary>
/// <param name="catalogue">All rules there are.</param>
/// <param name="keep">A last word on each rule, which has the severity in force; null to keep all.</param>
public sealed class RuleSelection(RuleCatalogue catalogue, Func<Rule, bool>? keep = null)
{
    private readonly Dictionary<FileSettings, RuleSet> _sets = [];

    public RuleSet For(FileSettings settings)
    {
        lock (_sets)
        {
            if (!_sets.TryGetValue(settings, out var set))
                _sets[settings] = set = Choose(settings);
            return set;
        }
    }

    private RuleSet Choose(FileSettings settings)
    {
        var packs = SelectedPacks(settings);
        var ofPacks = RulesOf(packs);
        var rules = new List<Rule>(catalogue.Rules.Count);
        foreach (var rule in catalogue.Rules)
        {
            if (InForce(rule, settings, ofPacks) is { } chosen && (keep is null || keep(chosen)))
                rules.Add(chosen);
        }

        var parameters = new ParameterValues(settings.Parameters, new ParameterValues(ParametersOf(packs), null));
        return new RuleSet(rules, parameters);
    }

    // A setting's severity switches a rule on that no pack names, as it does for the compiler's own analyzers.
    private Rule? InForce(Rule rule, FileSettings settings, Dictionary<string, Rule> ofPacks)
    {
        var isSelected = ofPacks.TryGetValue(rule.Id, out var ofPack);
        var chosen = ofPack ?? rule;
        if (settings.SeverityOf(rule) is { } level)
        {
            if (level.Severity is not { } set)
                return null;
            return With(set, rule);
        }

        return isSelected || catalogue.IsInForceByItself(rule) ? chosen : null;
    }

    private static Rule With(Severity severity, Rule rule) => severity == rule.Severity ? rule : rule with { Severity = severity };

    private List<RulePack> SelectedPacks(FileSettings settings)
    {
        var packs = new List<RulePack>();
        foreach (var name in settings.Packs ?? [RuleCatalogue.DefaultPack])
        {
            if (catalogue.FindPack(name) is { } pack)
                packs.Add(pack);
        }

        return packs;
    }

    // Of packs that name the same rule the later one decides, as later sections do.
    private Dictionary<string, Rule> RulesOf(List<RulePack> packs)
    {
        var rules = new Dictionary<string, Rule>(catalogue.Rules.Count, StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            foreach (var entry in pack.Entries)
            {
                if (catalogue.Find(entry.Rule) is { } rule)
                    rules[rule.Id] = With(entry.Severity ?? rule.Severity, rule);
            }
        }

        return rules;
    }

    private static Dictionary<string, Value> ParametersOf(List<RulePack> packs)
    {
        var parameters = new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        foreach (var pack in packs)
        {
            foreach (var parameter in pack.Parameters)
                parameters[parameter.Key] = parameter.Value;
        }

        return parameters;
    }
}
