using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PolicyLint.Schemas;

namespace PolicyLint.Rules.Tests;

/// <summary>The page about what AWS Config watches after deployment: it lists each rule of severity error with its managed twin, and deploys all of them in its examples.</summary>
internal static class TwinPage
{
    private const string Tool = "aws-config";
    private const string Begin = "<!-- twins: generated -->\n";
    private const string End = "<!-- end of twins -->\n";
    private const string Fence = "```";
    private const string Entry = ": { Type: AWS::Config::ConfigRule,";

    /// <summary>The page with its table and the conformance packs of its examples renewed.</summary>
    public static string Renewed(string page, IEnumerable<Rule> rules)
    {
        var twins = rules.Where(rule => rule.Severity == Severity.Error)
            .SelectMany(rule => rule.SameAs.Where(other => other.Tool == Tool).Select(other => (rule.Id, other.Ids)))
            .OrderBy(twin => twin.Id, StringComparer.Ordinal)
            .ToList();
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var table = new StringBuilder("| rule | managed rule |\n|---|---|\n");
        foreach (var (id, names) in twins)
            table.Append($"| {id} | {string.Join(", ", names)} |\n");
        page = string.Concat(page.AsSpan(0, begin), table.ToString(), page.AsSpan(page.IndexOf(End, StringComparison.Ordinal)));
        var identifiers = twins.Select(twin => ManagedRuleIdentifiers.Of(twin.Ids[0])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return WithPacks(page, identifiers);
    }

    // In each block the entries of its pack are those that the block does not deploy otherwise.
    private static string WithPacks(string page, List<string> identifiers)
    {
        var blocks = page.Split(Fence);
        for (var i = 1; i < blocks.Length; i += 2)
        {
            var lines = blocks[i].Split('\n').ToList();
            var first = lines.FindIndex(line => line.Contains(Entry, StringComparison.Ordinal));
            if (first < 0)
                continue;
            var indent = lines[first][..^lines[first].TrimStart().Length];
            lines.RemoveAll(line => line.Contains(Entry, StringComparison.Ordinal));
            var left = identifiers.Where(identifier => !lines.Exists(line => line.EndsWith(" " + identifier, StringComparison.Ordinal)));
            lines.InsertRange(first, left.Select((identifier, n) => $"{indent}R{n}{Entry} Properties: {{ Source: {{ Owner: AWS, SourceIdentifier: {identifier} }} }} }}"));
            blocks[i] = string.Join('\n', lines);
        }

        return string.Join(Fence, blocks);
    }
}
