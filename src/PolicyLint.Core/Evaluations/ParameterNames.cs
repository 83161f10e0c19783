using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>Checks that what metadata sets under <c>PolicyLint</c> is a parameter that some rule declares.</summary>
internal static class ParameterNames
{
    public const string Suppress = "Suppress";

    public static void Check(MapValue metadata, RuleCatalogue catalogue, Action<Problem> report)
    {
        if (PolicyLintMetadata.Section(metadata, PolicyLintMetadata.Key) is { } section)
            Check(section, "", catalogue, report);
    }

    private static void Check(MapValue map, string prefix, RuleCatalogue catalogue, Action<Problem> report)
    {
        foreach (var entry in map.Entries)
        {
            var name = prefix + entry.Key;
            if (catalogue.FindParameter(name) is not null || (prefix.Length == 0 && string.Equals(name, Suppress, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (entry.Value is MapValue inner)
            {
                Check(inner, name + ".", catalogue, report);
                continue;
            }

            var span = entry.KeySpan.File is null ? entry.Value.Span : entry.KeySpan;
            report(new Problem(span, $"no rule has a parameter '{name}'{Spelling.DidYouMean(name, Known(catalogue))}"));
        }
    }

    private static IEnumerable<string> Known(RuleCatalogue catalogue)
    {
        yield return Suppress;
        foreach (var name in catalogue.ParameterNames)
            yield return name;
    }
}
