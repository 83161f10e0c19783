using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Overviews;

/// <summary>An overview for a terminal or a mail.</summary>
internal static class OverviewText
{
    public static void Write(Overview overview, TextWriter output)
    {
        var report = overview.Report;
        Line(output, $"{Wording.Count(report.Files.Count, "file")}, {Wording.Count(overview.Coverage.Resources.Count, "resource")}, {Wording.Count(report.Rules.Count, "rule")} in force");
        if (report.IsIncomplete)
            Line(output, $"The analysis is incomplete: {Wording.Count(report.InternalErrors.Count, "internal error")}");
        WriteGroups("By layer of defence in depth", overview.Layers, output);
        WriteGroups("By topic", overview.Topics, output);
        WriteCoverage(overview.Coverage, output);
        WriteEvaluations("Findings", overview, static e => e.IsFinding, output);
        WriteEvaluations("Unknown", overview, static e => e.Outcome == Outcome.Unknown && e.Suppressed is null, output);
        WriteEvaluations("Suppressed", overview, static e => e.Suppressed is not null, output);
        WriteProblems(report, output);
    }

    private static void WriteGroups(string heading, IReadOnlyList<VerdictGroup> groups, TextWriter output)
    {
        Line(output, "");
        Line(output, heading);
        Line(output, $"  {"",-16}{"errors",8}{"warnings",10}{"infos",8}{"unknown",9}{"suppressed",12}{"passes",8}{"rules",7}{"failing",9}");
        foreach (var group in groups)
        {
            var counts = group.Counts;
            Line(output, string.Create(CultureInfo.InvariantCulture,
                $"  {group.Name,-16}{counts.Errors,8}{counts.Warnings,10}{counts.Notes,8}{counts.Unknowns,9}{counts.Suppressed,12}{counts.Passes,8}{group.Rules,7}{group.Failing,9}"));
        }
    }

    private static void WriteCoverage(Coverage coverage, TextWriter output)
    {
        Line(output, "");
        Line(output, "Coverage");
        Line(output, $"  {Wording.Count(coverage.Resources.Count, "resource")}: {coverage.Count(Attention.Judged)} judged by some rule, {coverage.Count(Attention.NotApplicable)} to which no rule applies, "
            + $"{coverage.Count(Attention.NotInForce)} with rules that are not in force, {coverage.Count(Attention.NoRule)} of types without a rule");
        foreach (var type in coverage.Types)
        {
            if (type.Judged < type.Resources)
                Line(output, $"  {type.Type}: {type.Judged} of {type.Resources} judged, {Wording.Count(type.Rules, "rule")} in force{(type.Judged == 0 ? ", " + Coverage.Word(type.Attention) : "")}");
        }

        foreach (var one in coverage.Resources)
        {
            if (one.Attention != Attention.Judged)
                Line(output, $"  {one.Resource.Span}: {one.Resource.Type} '{one.Resource.LogicalId}': {Coverage.Word(one.Attention)}");
        }
    }

    private static void WriteEvaluations(string heading, Overview overview, Predicate<Evaluation> belongs, TextWriter output)
    {
        var isFirst = true;
        foreach (var evaluation in overview.Report.Evaluations)
        {
            if (!belongs(evaluation))
                continue;
            if (isFirst)
            {
                Line(output, "");
                Line(output, heading);
                isFirst = false;
            }

            Line(output, $"  {evaluation.Span}: {(evaluation.Outcome == Outcome.Fail ? Wording.Of(evaluation.Severity) : "unknown")} {evaluation.Rule.Id}: {Wording.Message(evaluation)}{Accepted(evaluation)}");
        }
    }

    private static string Accepted(Evaluation evaluation)
    {
        if (evaluation.Suppressed is not { } suppression)
            return "";
        var until = suppression.Until is { } day ? $" until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $" -- accepted{until} by {suppression.Kind}: {suppression.Reason}";
    }

    private static void WriteProblems(Report report, TextWriter output)
    {
        var isFirst = true;
        foreach (var problem in report.Problems)
        {
            if (isFirst)
            {
                Line(output, "");
                Line(output, "Problems with the input");
                isFirst = false;
            }

            Line(output, $"  {Wording.PlaceOf(problem)}: {Wording.Of(problem.Severity)}: {problem.Message}");
        }
    }

    private static void Line(TextWriter output, string text) => output.Write(TerminalText.Clean(text.TrimEnd()) + "\n");
}
