using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting.Html;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Overviews;

/// <summary>Bars of verdicts as SVG inside of a page: one row for each group, all of one length, so that shares can be compared.</summary>
/// <remarks>The numbers stand in a table beside; the title and the description say to those who cannot see the chart what it shows.</remarks>
internal static class OverviewChart
{
    private const int LabelWidth = 150;
    private const int BarWidth = 560;
    private const int RowHeight = 26;
    private const int BarHeight = 16;

    /// <summary>What a bar is made of, in this order; the names are those of CSS classes.</summary>
    public static readonly IReadOnlyList<(string Class, string Label, Func<OutcomeCounts, int> Count)> Parts =
    [
        ("c-error", "errors", static counts => counts.Errors),
        ("c-warning", "warnings", static counts => counts.Warnings),
        ("c-info", "infos", static counts => counts.Notes),
        ("c-unknown", "unknown", static counts => counts.Unknowns),
        ("c-suppressed", "suppressed", static counts => counts.Suppressed),
        ("c-pass", "passes", static counts => counts.Passes),
    ];

    public static void Write(TextWriter output, string id, string title, IReadOnlyList<VerdictGroup> groups)
    {
        var height = groups.Count * RowHeight;
        output.Write($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\" viewBox=\"0 0 {Number(LabelWidth + BarWidth)} {Number(height)}\">\n");
        output.Write($"<title id=\"{id}-title\">{HtmlText.Escape(title)}</title>\n<desc id=\"{id}-text\">{HtmlText.Escape(Describe(groups))}</desc>\n");
        for (var i = 0; i < groups.Count; i++)
            WriteRow(output, groups[i], i * RowHeight);
        output.Write("</svg>\n");
    }

    /// <summary>What the colours mean.</summary>
    public static void WriteLegend(TextWriter output)
    {
        output.Write("<ul class=\"legend\">\n");
        foreach (var part in Parts)
            output.Write($"<li><svg class=\"swatch\" aria-hidden=\"true\" viewBox=\"0 0 12 12\"><rect class=\"{part.Class}\" width=\"12\" height=\"12\"/></svg> {part.Label}</li>\n");
        output.Write("</ul>\n");
    }

    private static void WriteRow(TextWriter output, VerdictGroup group, int top)
    {
        output.Write($"<text x=\"{Number(LabelWidth - 8)}\" y=\"{Number(top + 17)}\" text-anchor=\"end\">{HtmlText.Escape(group.Name)}</text>\n");
        var total = TotalOf(group.Counts);
        if (total == 0)
        {
            output.Write($"<rect class=\"c-none\" x=\"{Number(LabelWidth)}\" y=\"{Number(top + 4)}\" width=\"{Number(BarWidth)}\" height=\"{Number(BarHeight)}\"/>\n");
            return;
        }

        var before = 0;
        foreach (var part in Parts)
        {
            var count = part.Count(group.Counts);
            if (count == 0)
                continue;
            var left = Scaled(before, total);
            before += count;
            output.Write($"<rect class=\"{part.Class}\" x=\"{Tenths(LabelWidth + left)}\" y=\"{Number(top + 4)}\" width=\"{Tenths(Scaled(before, total) - left)}\" height=\"{Number(BarHeight)}\">");
            output.Write($"<title>{HtmlText.Escape(group.Name)}: {Number(count)} {part.Label}</title></rect>\n");
        }
    }

    private static string Describe(IReadOnlyList<VerdictGroup> groups)
    {
        var texts = new List<string>(groups.Count);
        foreach (var group in groups)
            texts.Add($"{group.Name}: {Number(group.Counts.Fails)} of {Number(TotalOf(group.Counts))} verdicts fail, {Number(group.Counts.Unknowns)} are unknown");
        return string.Join("; ", texts) + ".";
    }

    private static int TotalOf(OutcomeCounts counts)
    {
        var total = 0;
        foreach (var part in Parts)
            total += part.Count(counts);
        return total;
    }

    private static double Scaled(int part, int whole) => (double)part / whole * BarWidth;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Tenths(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
