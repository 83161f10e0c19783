using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>Reads <c>Metadata: PolicyLint: Suppress: [{Rule, Reason, Until, Path, Owner}]</c> of a resource or template.</summary>
internal static class MetadataReader
{
    private static readonly string[] Keys = ["Rule", "Reason", "Until", "Path", "Owner"];

    /// <summary>The suppressions, one for each rule that is named.</summary>
    /// <param name="report">Hears of keys that do not exist and values that cannot be read.</param>
    public static void Read(MapValue metadata, List<SuppressionText> into, Action<Problem> report)
    {
        if (PolicyLintMetadata.Section(metadata, PolicyLintMetadata.Key) is not { } section || Find(section, ParameterNames.Suppress) is not { } suppress)
            return;
        if (suppress is ListValue list)
        {
            foreach (var item in list.Items)
                ReadOne(item, into, report);
        }
        else
        {
            ReadOne(suppress, into, report);
        }
    }

    private static void ReadOne(Value item, List<SuppressionText> into, Action<Problem> report)
    {
        if (item is ScalarValue bare)
        {
            into.Add(new SuppressionText(bare.Text, null, null, null, "metadata", bare.Span));
            return;
        }

        if (item is not MapValue map)
        {
            report(new Problem(item.Span, "a suppression is a map with Rule, Reason and, where wanted, Until, Owner and Path"));
            return;
        }

        CheckKeys(map, report);
        var rules = Find(map, "Rule");
        if (rules is not (ScalarValue or ListValue))
        {
            report(new Problem(map.Span, "the suppression names no rule"));
            return;
        }

        Sequence<Value> named = rules is ListValue list ? list.Items : new[] { rules };
        foreach (var rule in named)
        {
            if (rule is ScalarValue id)
                into.Add(new SuppressionText(id.Text.Trim(), Text(map, "Reason"), Text(map, "Until"), Text(map, "Path"), "metadata", id.Span) { Owner = Text(map, "Owner") });
            else
                report(new Problem(rule.Span, "the rule of a suppression must be written out"));
        }
    }

    private static void CheckKeys(MapValue map, Action<Problem> report)
    {
        foreach (var entry in map.Entries)
        {
            if (Array.Exists(Keys, key => string.Equals(key, entry.Key, StringComparison.OrdinalIgnoreCase)))
                continue;
            var span = entry.KeySpan.File is null ? entry.Value.Span : entry.KeySpan;
            report(new Problem(span, $"a suppression has no '{entry.Key}'{Spelling.DidYouMean(entry.Key, Keys)}"));
        }
    }

    private static string? Text(MapValue map, string key) => Find(map, key) is ScalarValue scalar ? scalar.Text.Trim() : null;

    private static Value? Find(MapValue map, string key)
    {
        foreach (var entry in map.Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))
                return entry.Value;
        }

        return null;
    }
}
