using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Baselines;

/// <summary>Findings that are accepted because they were there when the baseline was taken: each entry accepts one finding.</summary>
/// <param name="display">The baseline's name.</param>
internal sealed class Baseline(string display, IReadOnlyList<BaselineEntry> entries)
{
    public const string SuppressionKind = "baseline";

    public IReadOnlyList<BaselineEntry> Entries { get; } = entries;

    /// <summary>The entry that accepts each of the findings; a finding that none accepts is left out.</summary>
    /// <param name="findings">In the order in which reports show them.</param>
    /// <param name="isElsewhere">True for files that belong to the run but not to these findings: their entries are kept for them.</param>
    public Dictionary<Evaluation, BaselineEntry> Match(IReadOnlyList<Evaluation> findings, Func<string, bool> isElsewhere)
    {
        var free = new Dictionary<string, List<BaselineEntry>>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            if (!free.TryGetValue(entry.Fingerprint, out var same))
                free[entry.Fingerprint] = same = [];
            same.Add(entry);
        }

        // A finding where it was has the first claim; what is left accepts those in files that were renamed.
        var matched = new Dictionary<Evaluation, BaselineEntry>(ReferenceEqualityComparer.Instance);
        Take(findings, free, matched, static (finding, entry) => entry.File == finding.Stack.File.Path);
        Take(findings, free, matched, (_, entry) => !isElsewhere(entry.File));
        return matched;
    }

    /// <summary>How a finding is marked that the entry accepts.</summary>
    public Suppression Accept(BaselineEntry entry) =>
        new(entry.Rule, entry.Reason ?? $"accepted by the baseline {display}", null, null, SuppressionKind, entry.Span);

    private static void Take(
        IReadOnlyList<Evaluation> findings,
        Dictionary<string, List<BaselineEntry>> free,
        Dictionary<Evaluation, BaselineEntry> matched,
        Func<Evaluation, BaselineEntry, bool> fits)
    {
        foreach (var finding in findings)
        {
            if (matched.ContainsKey(finding) || !free.TryGetValue(finding.Fingerprint, out var same))
                continue;
            var found = same.FindIndex(entry => fits(finding, entry));
            if (found < 0)
                continue;
            matched.Add(finding, same[found]);
            same.RemoveAt(found);
        }
    }
}
