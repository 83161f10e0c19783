using System;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting;
using PolicyLint.Cli.Reporting.Html;

namespace PolicyLint.Cli.Overviews;

/// <summary>The section of the page that says what no rule looked at.</summary>
internal static class OverviewCoverage
{
    private const int Width = 710;

    private static readonly (Attention Attention, string Class)[] Parts =
    [
        (Attention.Judged, "c-pass"), (Attention.NotApplicable, "c-info"), (Attention.NotInForce, "c-warning"), (Attention.NoRule, "c-suppressed"),
    ];

    public static void Write(Coverage coverage, TextWriter output)
    {
        output.Write("<section aria-labelledby=\"coverage\">\n<h2 id=\"coverage\">Coverage</h2>\n<ul class=\"legend\">\n");
        foreach (var (attention, css) in Parts)
        {
            output.Write($"<li><svg class=\"swatch\" aria-hidden=\"true\" viewBox=\"0 0 12 12\"><rect class=\"{css}\" width=\"12\" height=\"12\"/></svg> ");
            output.Write($"{Coverage.Word(attention)}: {Number(coverage.Count(attention))}</li>\n");
        }

        output.Write("</ul>\n");
        WriteBar(coverage, output);
        WriteTypes(coverage, output);
        WriteResources(coverage, output);
        output.Write("</section>\n");
    }

    private static void WriteBar(Coverage coverage, TextWriter output)
    {
        output.Write($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"coverage-title\" viewBox=\"0 0 {Number(Width)} 20\">\n");
        output.Write($"<title id=\"coverage-title\">{Number(coverage.Count(Attention.Judged))} of {Wording.Count(coverage.Resources.Count, "resource")} were judged by some rule</title>\n");
        var before = 0;
        foreach (var (attention, css) in Parts)
        {
            var count = coverage.Count(attention);
            if (count == 0)
                continue;
            var left = Scaled(before, coverage);
            before += count;
            output.Write($"<rect class=\"{css}\" x=\"{Tenths(left)}\" y=\"2\" width=\"{Tenths(Scaled(before, coverage) - left)}\" height=\"16\"/>\n");
        }

        output.Write("</svg>\n");
    }

    private static void WriteTypes(Coverage coverage, TextWriter output)
    {
        output.Write("<div class=\"wide\"><table>\n<caption>Resource types</caption>\n<thead><tr><th scope=\"col\">Type</th><th scope=\"col\" class=\"n\">resources</th>");
        output.Write("<th scope=\"col\" class=\"n\">judged</th><th scope=\"col\" class=\"n\">rules in force</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
        foreach (var type in coverage.Types)
        {
            output.Write($"<tr><th scope=\"row\"><code>{HtmlText.Escape(type.Type)}</code></th><td class=\"n\">{Number(type.Resources)}</td>");
            output.Write($"<td class=\"n\">{Number(type.Judged)}</td><td class=\"n\">{Number(type.Rules)}</td><td>{Coverage.Word(type.Attention)}</td></tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n");
    }

    private static void WriteResources(Coverage coverage, TextWriter output)
    {
        if (coverage.Count(Attention.Judged) == coverage.Resources.Count)
            return;
        output.Write("<div class=\"wide\"><table>\n<caption>Resources that no rule judged</caption>\n<thead><tr><th scope=\"col\">Resource</th>");
        output.Write("<th scope=\"col\">Type</th><th scope=\"col\">Place</th><th scope=\"col\">State</th></tr></thead>\n<tbody>\n");
        foreach (var one in coverage.Resources)
        {
            if (one.Attention == Attention.Judged)
                continue;
            output.Write($"<tr><th scope=\"row\">{HtmlText.Escape(one.Resource.LogicalId)}</th><td><code>{HtmlText.Escape(one.Resource.Type)}</code></td>");
            output.Write($"<td><code>{HtmlText.Escape(one.Resource.Span.ToString())}</code></td><td>{Coverage.Word(one.Attention)}</td></tr>\n");
        }

        output.Write("</tbody>\n</table></div>\n");
    }

    private static double Scaled(int part, Coverage coverage) => (double)part / Math.Max(1, coverage.Resources.Count) * Width;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tenths(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
