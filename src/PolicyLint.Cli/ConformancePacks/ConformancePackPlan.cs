using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>A managed rule of a conformance pack that is being written.</summary>
/// <param name="Rules">Our rules that demand the same, by id; never empty.</param>
/// <param name="Inputs">The input parameters to write, in the managed rule's order.</param>
/// <param name="Missing">Required parameters for which nothing here says a value: whoever deploys the pack must.</param>
internal sealed record PlannedRule(ManagedRule Managed, IReadOnlyList<Rule> Rules, IReadOnlyList<KeyValuePair<string, string>> Inputs, IReadOnlyList<string> Missing);

/// <summary>Which managed rules stand for a set of rules, and which rules none stands for.</summary>
/// <param name="Planned">By the managed rules' names.</param>
/// <param name="Uncovered">Our rules without a managed rule, by id.</param>
internal sealed record ConformancePackPlan(IReadOnlyList<PlannedRule> Planned, IReadOnlyList<Rule> Uncovered)
{
    /// <summary>The plan for the rules in force. What users wrote to accept findings is no matter for AWS Config: rules about it are left out.</summary>
    public static ConformancePackPlan For(RuleSet rules)
    {
        var byManaged = new SortedDictionary<string, List<Rule>>(StringComparer.Ordinal);
        var uncovered = new List<Rule>();
        foreach (var rule in rules.Rules)
        {
            if (rule.Subject == RuleSubject.Suppression)
                continue;
            var isCovered = false;
            foreach (var managed in ManagedRulesOf(rule))
            {
                if (!byManaged.TryGetValue(managed.Name, out var same))
                    byManaged[managed.Name] = same = [];
                same.Add(rule);
                isCovered = true;
            }

            if (!isCovered)
                uncovered.Add(rule);
        }

        var planned = new List<PlannedRule>();
        foreach (var entry in byManaged)
            planned.Add(Plan(ManagedRules.All.Find(entry.Key)!, entry.Value, rules.Parameters));
        return new ConformancePackPlan(planned, uncovered);
    }

    /// <summary>The names in <c>sameAs</c> that are no managed rules one could deploy, such as rules that only Security Hub has.</summary>
    public static List<string> ForeignNamesOf(Rule rule)
    {
        var names = new List<string>();
        foreach (var name in NamesOf(rule))
        {
            if (ManagedRules.All.Find(name) is null)
                names.Add(name);
        }

        return names;
    }

    private static List<ManagedRule> ManagedRulesOf(Rule rule)
    {
        var managed = new List<ManagedRule>();
        foreach (var name in NamesOf(rule))
        {
            if (ManagedRules.All.Find(name) is { } found)
                managed.Add(found);
        }

        return managed;
    }

    private static IReadOnlyList<string> NamesOf(Rule rule)
    {
        foreach (var other in rule.SameAs)
        {
            if (other.Tool == ManagedRules.Tool)
                return other.Ids;
        }

        return [];
    }

    private static PlannedRule Plan(ManagedRule managed, List<Rule> rules, ParameterValues values)
    {
        var inputs = new List<KeyValuePair<string, string>>();
        var missing = new List<string>();
        foreach (var parameter in managed.Parameters)
        {
            if (ValueOf(parameter, rules, values) is { } value)
                inputs.Add(new(parameter.Name, value));
            else if (parameter.IsRequired)
                missing.Add(parameter.Name);
        }

        return new PlannedRule(managed, rules, inputs, missing);
    }

    // A default of the managed rule's is written only where it is required; where ours differs, ours is: both then judge alike.
    private static string? ValueOf(ManagedParameter parameter, List<Rule> rules, ParameterValues values)
    {
        if (parameter.SameAs is { } ours)
        {
            foreach (var rule in rules)
            {
                foreach (var declared in rule.Parameters)
                {
                    if (string.Equals(declared.Name, ours, StringComparison.OrdinalIgnoreCase) && (values.Find(declared) ?? declared.Default) is ScalarValue scalar)
                        return scalar.Text;
                }
            }
        }

        return parameter.Given ?? (parameter.IsRequired ? parameter.Default : null);
    }
}
