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
        var all = rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("\n## Index by topic\n\n");
        foreach (var topic in all.GroupBy(rule => rule.Topic).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"### {topic.Key}\n\n| id | rule | severity | layer | same as |\n|---|---|---|---|---|\n");
            foreach (var rule in topic)
                text.Append($"| {rule.Id} | [{Cell(rule.Title)}]({PageOf(rule)}) | {SeverityOf(rule)} | {rule.Layer} | {Cell(Equivalents(rule))} |\n");
            text.Append('\n');
        }

        text.Append("## Index by layer\n\n");
        foreach (var layer in all.GroupBy(rule => rule.Layer).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"### Layer: {layer.Key}\n\n| topic | errors | warnings | infos |\n|---|---|---|---|\n");
            foreach (var topic in layer.GroupBy(rule => rule.Topic).OrderBy(group => group.Key, StringComparer.Ordinal))
                text.Append($"| {topic.Key} | {Links(topic, Severity.Error)} | {Links(topic, Severity.Warning)} | {Links(topic, Severity.Info)} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Links(IEnumerable<Rule> rules, Severity severity) =>
        string.Join(", ", rules.Where(rule => rule.Severity == severity).Select(rule => $"[{rule.Id}]({PageOf(rule)})"));

    private static string Equivalents(Rule rule) =>
        string.Join("; ", rule.SameAs.Select(other => other.Tool + " " + string.Join(", ", other.Ids)));

    private static string PageOf(Rule rule) => $"{rule.Topic}/{rule.Name}.md";

    private static string SeverityOf(Rule rule) => rule.Severity.ToString().ToLowerInvariant();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
