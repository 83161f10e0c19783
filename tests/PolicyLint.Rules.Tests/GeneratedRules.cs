using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PolicyLint.Rules.Tests;

/// <summary>The generated parts of the rules folder.</summary>
internal static class GeneratedRules
{
    private const string Begin = "<!-- index: generated -->\n";
    private const string End = "<!-- end of index -->\n";

    /// <summary>Every id that was ever given, with its name.</summary>
    public static string Releases(Dictionary<string, string> namesById)
    {
        var text = new StringBuilder("# Releases\n\nEvery id ever given to a rule. Ids are never reused; what is withdrawn stays listed. Generated.\n\n| id | name |\n|---|---|\n");
        foreach (var entry in namesById.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append($"| {entry.Key} | {entry.Value} |\n");
        return text.ToString();
    }

    /// <summary>The page with its index of rules renewed; an index is added where there is none.</summary>
    public static string WithIndex(string page, IEnumerable<Rule> rules)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            return page.TrimEnd() + "\n\n" + Begin + Index(rules) + End;
        return string.Concat(page.AsSpan(0, begin + Begin.Length), Index(rules), page.AsSpan(end));
    }

    private static string Index(IEnumerable<Rule> rules)
    {
        var text = new StringBuilder("\n## Index\n\n");
        foreach (var topic in rules.GroupBy(rule => rule.Topic).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"### {topic.Key}\n\n| id | rule | severity |\n|---|---|---|\n");
            foreach (var rule in topic.OrderBy(rule => rule.Id, StringComparer.Ordinal))
                text.Append($"| {rule.Id} | [{rule.Title.Replace("|", "\\|", StringComparison.Ordinal)}]({rule.Topic}/{rule.Name}.md) | {rule.Severity.ToString().ToLowerInvariant()} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }
}
