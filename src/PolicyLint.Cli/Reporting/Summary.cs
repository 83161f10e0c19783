using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>The closing line for people.</summary>
internal static class Summary
{
    public static void Write(Report report, ReportOptions options, Ink ink)
    {
        var counts = report.Counts;
        var parts = new List<string>();
        Add(parts, counts.Errors, "error");
        Add(parts, counts.Warnings, "warning");
        if (counts.Notes > 0)
            parts.Add(counts.Notes + " info");
        ink.Write(counts.Fails == 0 ? Ink.Green : Ink.Bold, parts.Count == 0 ? "No findings" : string.Join(", ", parts));
        ink.Write($" in {Wording.Count(JudgedFiles(report), "file")}");

        var rest = new List<string>();
        if (counts.Unknowns > 0)
            rest.Add($"{counts.Unknowns} unknown{(options.ShowUnknown || options.ShowAll ? "" : " (listed with --show-unknown)")}");
        if (counts.Suppressed > 0)
            rest.Add($"{counts.Suppressed} suppressed{(options.ShowSuppressed || options.ShowAll ? "" : " (listed with --show-suppressed)")}");
        if (Unread(report) is > 0 and var unread)
            rest.Add($"{Wording.Count(unread, "file")} not readable");
        if (Problems(report) is > 0 and var problems)
            rest.Add($"{Wording.Count(problems, "problem")} with the input");
        if (report.IsIncomplete)
            rest.Add("incomplete: " + Wording.Count(report.InternalErrors.Count, "internal error"));
        ink.Line(rest.Count == 0 ? "." : "; " + string.Join("; ", rest) + ".");
    }

    private static void Add(List<string> parts, int count, string noun)
    {
        if (count > 0)
            parts.Add(Wording.Count(count, noun));
    }

    private static int JudgedFiles(Report report)
    {
        var count = 0;
        foreach (var file in report.Files)
            count += file.Unreadable is null ? 1 : 0;
        return count;
    }

    private static int Unread(Report report) => report.Files.Count - JudgedFiles(report);

    // What makes a file unreadable is counted as such already.
    private static int Problems(Report report)
    {
        var count = 0;
        foreach (var file in report.Files)
        {
            if (file.Unreadable is not null)
                continue;
            foreach (var problem in file.Problems)
                count += problem.Severity == ProblemSeverity.Error ? 1 : 0;
        }

        return count;
    }
}
