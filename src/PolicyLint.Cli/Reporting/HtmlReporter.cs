using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting.Html;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>A page to keep or to send: counts, then what was found in each file with the line it was found on.</summary>
internal sealed class HtmlReporter : IReporter
{
    private const int MostBefore = 60;
    private const int MostAfter = 120;

    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        HtmlPage.Begin(output, "PolicyLint findings");
        output.Write("<h1>PolicyLint findings</h1>\n");
        WriteSummary(output, report, options);
        var secrets = SecretPlaces.Of(report);
        WriteProblems(output, report, secrets);
        string? file = null;
        foreach (var evaluation in options.ShownOf(report))
        {
            if (evaluation.Span.File.Path != file)
                output.Write($"<h2><code>{HtmlText.Escape(file = evaluation.Span.File.Path)}</code></h2>\n");
            WriteEvaluation(output, evaluation, secrets);
        }

        HtmlPage.End(output);
    }

    private static void WriteSummary(TextWriter output, Report report, ReportOptions options)
    {
        var counts = report.Counts;
        output.Write($"<p class=\"faint\">policylint {HtmlText.Escape(options.ToolVersion)}, {Wording.Count(report.Files.Count, "file")}, ");
        output.Write($"{Wording.Count(report.Rules.Count, "rule")} in force, exit code {Number(options.ExitCode)}");
        output.Write(report.IsIncomplete ? ", <b>the analysis is incomplete</b></p>\n" : "</p>\n");
        output.Write("<ul class=\"counts\">\n");
        WriteCount(output, counts.Errors, "error", "errors");
        WriteCount(output, counts.Warnings, "warning", "warnings");
        WriteCount(output, counts.Notes, "info", "infos");
        WriteCount(output, counts.Unknowns, "unknown", "unknown");
        WriteCount(output, counts.Suppressed, "suppressed", "suppressed");
        WriteCount(output, counts.Passes, "pass", "passes");
        output.Write("</ul>\n");
    }

    private static void WriteCount(TextWriter output, int count, string kind, string label) =>
        output.Write($"<li class=\"{kind}\"><b class=\"word\">{Number(count)}</b>{label}</li>\n");

    private static void WriteProblems(TextWriter output, Report report, SecretPlaces secrets)
    {
        var isFirst = true;
        foreach (var problem in report.Problems)
        {
            if (isFirst)
                output.Write("<h2>Problems with the input</h2>\n");
            isFirst = false;
            var kind = Wording.Of(problem.Severity);
            output.Write($"<section class=\"finding {kind}\">\n<h3><span class=\"word\">{kind}</span> {HtmlText.Escape(problem.Message)}</h3>\n");
            output.Write($"<p class=\"faint\"><code>{HtmlText.Escape(Wording.PlaceOf(problem))}</code></p>\n");
            if (problem.Span is { } span)
                WriteExcerpt(output, span, secrets);
            output.Write("</section>\n");
        }
    }

    private static void WriteEvaluation(TextWriter output, Evaluation evaluation, SecretPlaces secrets)
    {
        var rule = evaluation.Rule;
        var word = Wording.Heading(evaluation);
        output.Write($"<section class=\"finding {word.Replace(' ', '-')}\">\n");
        output.Write($"<h3><span class=\"word\">{word}</span> {HtmlText.Escape(rule.Id)} {HtmlText.Escape(rule.Title)}</h3>\n");
        output.Write($"<p class=\"faint\"><code>{HtmlText.Escape(evaluation.Span.ToString())}</code> {HtmlText.Escape(Wording.Subject(evaluation))}");
        output.Write(evaluation.Path.Length > 0 ? $" at <code>{HtmlText.Escape(evaluation.Path)}</code></p>\n" : "</p>\n");
        WriteExcerpt(output, evaluation.Span, secrets);
        foreach (var remark in Remarks(evaluation))
            output.Write($"<p>{HtmlText.Escape(remark)}</p>\n");
        output.Write("</section>\n");
    }

    private static IEnumerable<string> Remarks(Evaluation evaluation)
    {
        if (evaluation.Because.Length > 0)
            yield return Sentence(evaluation.Because);
        if (Wording.Case(evaluation) is { } when)
            yield return Sentence(when);
        if (evaluation.Origin is { Span.File: not null } origin && origin.Span != evaluation.Span)
            yield return Sentence($"{Wording.Of(origin)} ({origin.Span})");
        if (evaluation.Suppressed is { } suppression)
            yield return Sentence($"accepted by {suppression.Kind}: {suppression.Reason}");
        if (evaluation.Outcome == Outcome.Fail && evaluation.Rule.Fix is { Text.Length: > 0 } fix)
            yield return fix.Text;
    }

    private static string Sentence(string clause) => string.Concat(char.ToUpperInvariant(clause[0]).ToString(), clause.AsSpan(1), ".");

    // The line of the place, the place marked; a long line is cut on both sides, between characters.
    private static void WriteExcerpt(TextWriter output, SourceSpan span, SecretPlaces secrets)
    {
        var line = span.File.LineOf(span.Start);
        var (text, start, end) = secrets.LineOf(span);
        if (text.AsSpan().Trim().IsEmpty)
            return;
        var from = Whole(text, Math.Max(0, start - MostBefore));
        var marked = Whole(text, Math.Min(end, start + MostAfter));
        var to = Whole(text, Math.Min(text.Length, marked + MostAfter));
        output.Write($"<pre><span class=\"faint\">{Number(line + 1)} | </span>{(from > 0 ? "…" : "")}{HtmlText.Escape(text[from..start])}");
        output.Write($"<mark>{HtmlText.Escape(text[start..marked])}</mark>{HtmlText.Escape(text[marked..to])}{(to < text.Length ? "…" : "")}</pre>\n");
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
