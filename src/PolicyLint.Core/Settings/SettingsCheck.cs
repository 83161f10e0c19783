using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Settings;

/// <summary>What is wrong with a settings file: unknown keys, rules and packs, and values that cannot be understood.</summary>
public static class SettingsCheck
{
    /// <summary>The problems of the whole file, also in sections that match no file of the run, in the order they stand.</summary>
    /// <param name="isWhole">False where the file may name rules, packs and parameters that the catalogue lacks: then only those near a known one are misspelt.</param>
    public static IReadOnlyList<Problem> Problems(EditorConfig config, RuleCatalogue catalogue, bool isWhole = true)
    {
        var names = new Names(catalogue, isWhole);
        var problems = new List<Problem>(config.Problems);
        foreach (var section in config.Sections)
        {
            foreach (var entry in section.Entries)
            {
                if (Check(entry, names) is { } problem)
                    problems.Add(problem);
            }
        }

        problems.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return problems;
    }

    private static Problem? Check(SettingsEntry entry, Names names)
    {
        if (SettingsValues.IsUnset(entry.Value))
            return CheckKey(entry, names);
        if (SettingsKeys.IsDiagnostic(entry.Key))
            return CheckDiagnostic(entry, names);
        if (!entry.Key.StartsWith(SettingsKeys.Prefix, System.StringComparison.Ordinal))
            return null;
        if (SettingsKeys.SeverityOf(entry.Key) is not null)
            return CheckSeverity(entry, names);
        return entry.Key switch
        {
            SettingsKeys.Packs => CheckPacks(entry, names),
            SettingsKeys.World => SettingsValues.ParseWorld(entry.Value) is null ? Bad(entry, "open", "closed") : null,
            SettingsKeys.Scope => SettingsValues.ParseScope(entry.Value) is null ? Bad(entry, "stack", "account") : null,
            SettingsKeys.FailOn => SeverityLevel.Parse(entry.Value) is null ? Bad(entry, "error", "warning", "info", "none") : null,
            SettingsKeys.ShowUnknown => entry.Value.ToLowerInvariant() is "true" or "false" ? null : Bad(entry, "true", "false"),
            SettingsKeys.Rules or SettingsKeys.Baseline => entry.Value.Length == 0 ? new Problem(entry.Span, $"'{entry.Written}' names no path") : null,
            _ => CheckParameter(entry, names),
        };
    }

    private static Problem? CheckKey(SettingsEntry entry, Names names)
    {
        var isKnown = SettingsKeys.IsReserved(entry.Key) || SettingsKeys.ParameterOf(entry.Key) is not { } parameter || names.Catalogue.FindParameter(parameter) is not null;
        return isKnown ? null : Unknown(entry, names);
    }

    private static Problem? Unknown(SettingsEntry entry, Names names) =>
        names.Unknown(entry.Span, "unknown setting", entry.Written, KnownKeys(names.Catalogue));

    private static Problem? CheckSeverity(SettingsEntry entry, Names names)
    {
        var rule = entry.Written.Substring(SettingsKeys.SeverityPrefix.Length);
        if (names.Catalogue.Find(rule) is null)
            return names.Unknown(entry.Span, "there is no rule", rule, names.Catalogue.RuleNames);
        return SeverityLevel.Parse(entry.Value) is null ? Bad(entry, "error", "warning", "info", "none") : null;
    }

    // The key belongs to the compiler and names others' rules, too: only what is about one of ours is ours to judge.
    private static Problem? CheckDiagnostic(SettingsEntry entry, Names names)
    {
        var isOurs = names.Catalogue.Find(SettingsKeys.SeverityOf(entry.Key)!) is not null;
        var isKnown = string.Equals(entry.Value, "default", System.StringComparison.OrdinalIgnoreCase) || SeverityLevel.ParseDiagnostic(entry.Value) is not null;
        return isOurs && !isKnown ? Bad(entry, "error", "warning", "suggestion", "silent", "none", "default") : null;
    }

    private static Problem? CheckPacks(SettingsEntry entry, Names names)
    {
        if (string.Equals(entry.Value.Trim(), RuleCatalogue.NoPack, System.StringComparison.OrdinalIgnoreCase))
            return null;
        foreach (var pack in SettingsValues.ParseList(entry.Value))
        {
            if (names.Catalogue.FindPack(pack) is not null)
                continue;
            var start = entry.ValueSpan.Start + entry.Value.IndexOf(pack, System.StringComparison.Ordinal);
            if (names.Unknown(entry.ValueSpan.File.Span(start, start + pack.Length), "there is no pack", pack, names.Catalogue.PackNames) is { } problem)
                return problem;
        }

        return null;
    }

    private static Problem? CheckParameter(SettingsEntry entry, Names names)
    {
        var name = SettingsKeys.ParameterOf(entry.Key)!;
        if (names.Catalogue.FindParameter(name) is not { } parameter)
            return Unknown(entry, names);
        var value = new ScalarValue(ScalarKind.String, entry.Value, entry.ValueSpan);
        return ParameterConversion.Convert(value, parameter.Type) is null
            ? new Problem(entry.ValueSpan, ParameterConversion.Complaint(parameter.Name, parameter.Type, value))
            : null;
    }

    private static IEnumerable<string> KnownKeys(RuleCatalogue catalogue)
    {
        foreach (var key in SettingsKeys.All)
            yield return key;
        yield return "policylint.severity";
        foreach (var name in catalogue.ParameterNames)
            yield return SettingsKeys.Prefix + name;
    }

    private static Problem Bad(SettingsEntry entry, params string[] words)
    {
        var expected = string.Join(", ", words, 0, words.Length - 1) + " or " + words[words.Length - 1];
        return new Problem(
            entry.Value.Length == 0 ? entry.Span : entry.ValueSpan,
            $"'{entry.Written}' must be {expected}, not '{entry.Value}'{Spelling.DidYouMean(entry.Value, words)}");
    }

    /// <summary>What a settings file may name.</summary>
    private sealed record Names(RuleCatalogue Catalogue, bool IsWhole)
    {
        /// <summary>The problem of a name that is unknown; null where it may be known elsewhere.</summary>
        public Problem? Unknown(SourceSpan span, string what, string name, IEnumerable<string> known)
        {
            var question = Spelling.DidYouMean(name, known);
            return IsWhole || question.Length > 0 ? new Problem(span, $"{what} '{name}'{question}") : null;
        }
    }
}
