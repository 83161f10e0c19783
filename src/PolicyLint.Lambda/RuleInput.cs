using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Lambda;

/// <summary>The custom rule's input parameters: which of our rules are in force, with which settings.</summary>
/// <param name="ExecutionRole">The role in the resource's account that evaluations are handed over with: a name or an ARN; null for the function's own.</param>
internal sealed record RuleInput(RuleSet Rules, string? ExecutionRole)
{
    public const string ExecutionRoleName = "executionRole";
    private const string RulesName = "rules";
    private const string PacksName = "packs";

    /// <summary>Reads the parameters: <c>rules</c>, <c>packs</c>, <c>executionRole</c>, and the names of rule parameters.</summary>
    /// <exception cref="FormatException">A parameter is unknown, or names a rule or pack that does not exist.</exception>
    public static RuleInput Read(IReadOnlyDictionary<string, string> parameters)
    {
        var catalogue = new RuleCatalogue(BuiltInRules.Rules, [], BuiltInRules.Packs);
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        var values = new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        var ofPacks = new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        string? role = null;
        foreach (var parameter in parameters)
        {
            if (Is(parameter.Key, RulesName))
                AddRules(parameter.Value, catalogue, rules);
            else if (Is(parameter.Key, PacksName))
                AddPacks(parameter.Value, catalogue, rules, ofPacks);
            else if (Is(parameter.Key, ExecutionRoleName))
                role = parameter.Value.Length > 0 ? parameter.Value : null;
            else
                AddSetting(parameter, catalogue, values);
        }

        if (rules.Count == 0)
            AddPacks(RuleCatalogue.DefaultPack, catalogue, rules, ofPacks);
        return new RuleInput(new RuleSet([.. rules.Values], new ParameterValues(values, new ParameterValues(ofPacks, null))), role);
    }

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    private static void AddRules(string names, RuleCatalogue catalogue, Dictionary<string, Rule> rules)
    {
        foreach (var name in Split(names))
        {
            var rule = catalogue.Find(name) ?? throw new FormatException($"{RulesName}: there is no rule '{name}'{Spelling.DidYouMean(name, catalogue.RuleNames)}");
            rules[rule.Id] = rule;
        }
    }

    private static void AddPacks(string names, RuleCatalogue catalogue, Dictionary<string, Rule> rules, Dictionary<string, Value> values)
    {
        foreach (var name in Split(names))
        {
            var pack = catalogue.FindPack(name) ?? throw new FormatException($"{PacksName}: there is no pack '{name}'{Spelling.DidYouMean(name, catalogue.PackNames)}");
            foreach (var entry in pack.Entries)
            {
                if (catalogue.Find(entry.Rule) is { } rule)
                    rules[rule.Id] = rule;
            }

            foreach (var value in pack.Parameters)
                values[value.Key] = value.Value;
        }
    }

    private static void AddSetting(KeyValuePair<string, string> parameter, RuleCatalogue catalogue, Dictionary<string, Value> values)
    {
        if (catalogue.FindParameter(parameter.Key) is not { } declared)
            throw new FormatException($"there is no parameter '{parameter.Key}'{Spelling.DidYouMean(parameter.Key, [RulesName, PacksName, ExecutionRoleName, .. catalogue.ParameterNames])}");
        var written = new ScalarValue(ScalarKind.String, parameter.Value, default);
        if (ParameterConversion.Convert(written, declared.Type) is null)
            throw new FormatException(ParameterConversion.Complaint(declared.Name, declared.Type, written));
        values[declared.Name] = written;
    }

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
