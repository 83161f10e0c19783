using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Rules and packs read from a set of files, and what is wrong with them.</summary>
/// <param name="Rules">By id; those with faults are left out.</param>
/// <param name="Packs">By name.</param>
/// <param name="Problems">In the order of the files.</param>
public sealed record RuleFiles(IReadOnlyList<Rule> Rules, IReadOnlyList<RulePack> Packs, IReadOnlyList<Problem> Problems)
{
    public const string RuleExtension = ".rule.json";
    public const string PackExtension = ".pack.json";

    /// <summary>True for names of files that hold a rule or a pack.</summary>
    public static bool IsRuleFile(string path) =>
        path.EndsWith(RuleExtension, StringComparison.OrdinalIgnoreCase) || path.EndsWith(PackExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads rules and packs; ids and names that come twice are problems.</summary>
    /// <param name="files">Files that <see cref="IsRuleFile"/>; others are passed over.</param>
    /// <param name="properties">What properties resource types have, to check paths against; null to take every path as it is.</param>
    public static RuleFiles Read(IReadOnlyList<SourceFile> files, PropertyCatalog? properties)
    {
        var problems = new List<Problem>();
        var rules = new List<Rule>();
        var packs = new List<RulePack>();
        var names = new Dictionary<string, Rule>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (file.Path.EndsWith(PackExtension, StringComparison.OrdinalIgnoreCase))
            {
                if (PackReader.Read(file, problems) is { } pack)
                    packs.Add(pack);
            }
            else if (file.Path.EndsWith(RuleExtension, StringComparison.OrdinalIgnoreCase)
                && RuleReader.Read(file, problems, properties) is { } rule
                && IsNew(rule, rule.Id, names, problems)
                && (rule.Name == rule.Id || IsNew(rule, rule.Name, names, problems)))
            {
                rules.Add(rule);
            }
        }

        rules.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        packs.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new RuleFiles(rules, packs, problems);
    }

    private static bool IsNew(Rule rule, string name, Dictionary<string, Rule> names, List<Problem> problems)
    {
        if (names.TryGetValue(name, out var first))
        {
            problems.Add(new Problem(rule.Span, "'" + name + "' is already the rule of " + first.Span.File.Path));
            return false;
        }

        names.Add(name, rule);
        return true;
    }
}
