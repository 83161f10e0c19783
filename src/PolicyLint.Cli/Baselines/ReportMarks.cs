using System.Collections.Generic;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Baselines;

/// <summary>Reports with other marks on their evaluations.</summary>
internal static class ReportMarks
{
    /// <summary>The report with these evaluations accepted, and counted so.</summary>
    public static Report Mark(Report report, IReadOnlyDictionary<Evaluation, Suppression> accepted)
    {
        var marked = new List<Evaluation>(report.Evaluations.Count);
        foreach (var evaluation in report.Evaluations)
            marked.Add(accepted.TryGetValue(evaluation, out var suppression) ? evaluation with { Suppressed = suppression } : evaluation);
        return With(report, marked);
    }

    /// <summary>The report with other evaluations in place of its own; what it only counted stays counted.</summary>
    public static Report With(Report report, List<Evaluation> evaluations) => report with
    {
        Evaluations = evaluations,
        Counts = report.Counts - OutcomeCounts.Of(report.Evaluations) + OutcomeCounts.Of(evaluations),
    };
}
