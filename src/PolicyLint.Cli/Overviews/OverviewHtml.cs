using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting;
using PolicyLint.Cli.Reporting.Html;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Overviews;

/// <summary>An overview as one page that needs nothing beside itself: charts are SVG, there is no script, and paper shows the same.</summary>
internal static class OverviewHtml
{
    private const string Style =
        """

        .skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
        nav ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; } nav a { color: var(--info); }
        .chart { display: block; width: 100%; max-width: 60rem; height: auto; margin: .5rem 0; } .chart text { fill: var(--ink); font-size: 14px; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; } .swatch { width: .8rem; height: .8rem; }
        .c-error { fill: var(--error); } .c-warning { fill: #d69a1f; } .c-info { fill: #5b8fc7; } .c-unknown { fill: #9a86c9; } .c-suppressed { fill: #9aa4b2; }
        .c-pass { fill: var(--pass); } .c-none { fill: none; stroke: var(--line); }
        caption { text-align: left; font-weight: 600; padding: .3rem 0; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } td { overflow-wrap: anywhere; }
        .wide { overflow-x: auto; } tbody th { font-weight: 400; }
        @media print { nav, .skip { display: none; } .wide { overflow: visible; } tr, .chart { break-inside: avoid; } thead { display: table-header-group; }
          rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """;

    public static void Write(Overview overview, ReportOptions options, TextWriter output)
    {
        HtmlPage.Begin(output, "PolicyLint report", Style);
        output.Write("<a class=\"skip\" href=\"#main\">To the report</a>\n<main id=\"main\">\n<h1>PolicyLint report</h1>\n");
        WriteSummary(overview, options, output);
        output.Write("<nav aria-label=\"Sections\"><ul>\n");
        foreach (var (id, title) in new[] { ("layers", "Layers"), ("topics", "Topics"), ("coverage", "Coverage"), ("findings", "Findings"), ("unknown", "Unknown"), ("suppressed", "Suppressed") })
            output.Write($"<li><a href=\"#{id}\">{title}</a></li>\n");
        output.Write("</ul></nav>\n");
        WriteGroups("layers", "By layer of defence in depth", overview.Layers, output);
        WriteGroups("topics", "By topic", overview.Topics, output);
        OverviewCoverage.Write(overview.Coverage, output);
        WriteEvaluations("findings", "Findings", overview, static e => e.IsFinding, output);
        WriteEvaluations("unknown", "Unknown", overview, static e => e.Outcome == Outcome.Unknown && e.Suppressed is null, output);
        WriteEvaluations("suppressed", "Suppressed", overview, static e => e.Suppressed is not null, output);
        WriteProblems(overview.Report, output);
        output.Write("</main>\n");
        HtmlPage.End(output);
    }

    private static void WriteSummary(Overview overview, ReportOptions options, TextWriter output)
    {
        var report = overview.Report;
        output.Write($"<p class=\"faint\">policylint {HtmlText.Escape(options.ToolVersion)}: {Wording.Count(report.Files.Count, "file")}, ");
        output.Write($"{Wording.Count(overview.Coverage.Resources.Count, "resource")}, {Wording.Count(report.Rules.Count, "rule")} in force");
        output.Write(report.IsIncomplete ? "; <b>the analysis is incomplete</b></p>\n" : "</p>\n");
        output.Write("<ul class=\"counts\">\n");
        foreach (var part in OverviewChart.Parts)
            output.Write($"<li class=\"{part.Class[2..]}\"><b class=\"word\">{Number(part.Count(report.Counts))}</b>{part.Label}</li>\n");
        output.Write("</ul>\n");
    }

    private static void WriteGroups(string id, string title, IReadOnlyList<VerdictGroup> groups, TextWriter output)
    {
        output.Write($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
        OverviewChart.WriteLegend(output);
        OverviewChart.Write(output, id + "-chart", title, groups);
        output.Write($"<div class=\"wide\"><table>\n<caption>{title}, in numbers</caption>\n<thead><tr><th scope=\"col\">Name</th>");
        foreach (var part in OverviewChart.Parts)
            output.Write($"<th scope=\"col\" class=\"n\">{part.Label}</th>");
        output.Write("<th scope=\"col\" class=\"n\">rules</th><th scope=\"col\" class=\"n\">failing</th></tr></thead>\n<tbody>\n");
        foreach (var group in groups)
        {
            output.Write($"<tr><th scope=\"row\">{HtmlText.Escape(group.Name)}</th>");
            foreach (var part in OverviewChart.Parts)
                output.Write($"<td class=\"n\">{Number(part.Count(group.Counts))}</td>");
            output.Write($"<td class=\"n\">{Number(group.Rules)}</td><td class=\"n\">{Number(group.Failing)}</td></tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n</section>\n");
    }

    private static void WriteEvaluations(string id, string title, Overview overview, Predicate<Evaluation> belongs, TextWriter output)
    {
        output.Write($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
        var count = 0;
        foreach (var evaluation in overview.Report.Evaluations)
        {
            if (!belongs(evaluation))
                continue;
            if (count++ == 0)
            {
                output.Write($"<div class=\"wide\"><table>\n<caption>{title}, by place</caption>\n<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Rule</th>");
                output.Write("<th scope=\"col\">Layer</th><th scope=\"col\">Place</th><th scope=\"col\">What and why</th></tr></thead>\n<tbody>\n");
            }

            WriteEvaluation(evaluation, output);
        }

        output.Write(count == 0 ? "<p>None.</p>\n</section>\n" : "</tbody>\n</table></div>\n</section>\n");
    }

    private static void WriteEvaluation(Evaluation evaluation, TextWriter output)
    {
        var severity = Wording.Of(evaluation.Severity);
        output.Write($"<tr class=\"{severity}\"><td class=\"word\">{severity}</td><th scope=\"row\">{HtmlText.Escape(evaluation.Rule.Id)}</th><td>{HtmlText.Escape(evaluation.Rule.Layer)}</td>");
        output.Write($"<td><code>{HtmlText.Escape(evaluation.Span.ToString())}</code><br>{HtmlText.Escape(Wording.Subject(evaluation))}</td><td>{HtmlText.Escape(Wording.Message(evaluation))}");
        if (evaluation.Suppressed is { } suppression)
        {
            var until = suppression.Until is { } day ? " until " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            output.Write($"<br>Accepted{until} by {HtmlText.Escape(suppression.Kind)}: {HtmlText.Escape(suppression.Reason)}");
        }
        else if (evaluation.IsFinding && evaluation.Rule.Fix is { Text.Length: > 0 } fix)
        {
            output.Write($"<br><span class=\"faint\">{HtmlText.Escape(fix.Text)}</span>");
        }

        output.Write("</td></tr>\n");
    }

    private static void WriteProblems(Report report, TextWriter output)
    {
        var isFirst = true;
        foreach (var problem in report.Problems)
        {
            output.Write(isFirst ? "<h2>Problems with the input</h2>\n<ul>\n" : "");
            isFirst = false;
            output.Write($"<li><code>{HtmlText.Escape(Wording.PlaceOf(problem))}</code> {Wording.Of(problem.Severity)}: {HtmlText.Escape(problem.Message)}</li>\n");
        }

        output.Write(isFirst ? "" : "</ul>\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
