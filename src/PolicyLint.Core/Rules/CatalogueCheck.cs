using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>What is wrong with rules and packs together, though each file by itself is in order.</summary>
public static class CatalogueCheck
{
    /// <summary>Ids and names that are taken, packs that name rules or parameters which do not exist, parameters of a wrong type.</summary>
    /// <param name="rules">All rules, as they were read.</param>
    public static IReadOnlyList<Problem> Problems(IEnumerable<Rule> rules, RuleCatalogue catalogue)
    {
        var problems = new List<Problem>();
        foreach (var rule in rules)
        {
            CheckIdentity(rule, rule.Id, "id", catalogue, problems);
            CheckIdentity(rule, rule.Name, "name", catalogue, problems);
            CheckParameters(rule, catalogue, problems);
        }

        foreach (var pack in catalogue.Packs)
        {
            if (!ReferenceEquals(catalogue.FindPack(pack.Name), pack))
                problems.Add(new Problem(pack.Span, $"there is another pack '{pack.Name}'"));
            CheckEntries(pack, catalogue, problems);
        }

        return problems;
    }

    private static void CheckIdentity(Rule rule, string identity, string kind, RuleCatalogue catalogue, List<Problem> problems)
    {
        if (catalogue.Find(identity) is { } holder && !ReferenceEquals(holder, rule))
            problems.Add(new Problem(rule.Span, $"the {kind} '{identity}' is taken by {holder.Id} {holder.Name} ({holder.Span.File.Path})"));
    }

    // Settings know a parameter by its name alone, so rules that share one must mean the same.
    private static void CheckParameters(Rule rule, RuleCatalogue catalogue, List<Problem> problems)
    {
        foreach (var parameter in rule.Parameters)
        {
            if (catalogue.FindParameter(parameter.Name) is { } other && other.Type != parameter.Type)
                problems.Add(new Problem(rule.Span, $"the parameter '{parameter.Name}' is a {parameter.Type} here and a {other.Type} in another rule"));
        }
    }

    private static void CheckEntries(RulePack pack, RuleCatalogue catalogue, List<Problem> problems)
    {
        foreach (var entry in pack.Entries)
        {
            if (catalogue.Find(entry.Rule) is null)
                problems.Add(new Problem(entry.Span, $"there is no rule '{entry.Rule}'{Spelling.DidYouMean(entry.Rule, catalogue.RuleNames)}"));
        }

        foreach (var parameter in pack.Parameters)
        {
            var span = parameter.Value.Span.File is null ? pack.Span : parameter.Value.Span;
            if (catalogue.FindParameter(parameter.Key) is not { } declared)
                problems.Add(new Problem(span, $"no rule has a parameter '{parameter.Key}'{Spelling.DidYouMean(parameter.Key, catalogue.ParameterNames)}"));
            else if (ParameterConversion.Convert(parameter.Value, declared.Type) is null)
                problems.Add(new Problem(span, ParameterConversion.Complaint(declared.Name, declared.Type, parameter.Value)));
        }
    }
}
