using System;
using System.Globalization;
using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>A row for each problem and evaluation, by RFC 4180: lines end in CRLF, and what needs quotes has them.</summary>
/// <remarks>A field that a spreadsheet would take for a formula begins with an apostrophe: templates are written by others than those who open the table.</remarks>
internal sealed class CsvReporter : IReporter
{
    private static readonly string[] Header =
    [
        "file", "line", "column", "verdict", "severity", "rule", "name", "resource", "type", "path", "message", "reason", "case", "suppressed", "fingerprint",
    ];

    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        WriteRow(output, Header);
        foreach (var problem in report.Problems)
        {
            WriteRow(
                output,
                [
                    problem.Path, Number(problem.Span?.Line), Number(problem.Span?.Column), "PROBLEM", Wording.Of(problem.Severity), "", "", "", "", "",
                    problem.Message, "", "", "", "",
                ]);
        }

        foreach (var evaluation in options.ShownOf(report))
        {
            var span = evaluation.Span;
            WriteRow(
                output,
                [
                    span.File.Path, Number(span.Line), Number(span.Column), Wording.Verdict(evaluation.Outcome), Wording.Of(evaluation.Severity),
                    evaluation.Rule.Id, evaluation.Rule.Name, evaluation.LogicalId ?? "", evaluation.Resource?.Type ?? "", evaluation.Path,
                    Wording.Message(evaluation), evaluation.Because, Wording.Case(evaluation) ?? "", evaluation.Suppressed?.Reason ?? "", evaluation.Fingerprint,
                ]);
        }
    }

    internal static void WriteRow(TextWriter output, string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                output.Write(',');
            output.Write(Field(fields[i]));
        }

        output.Write("\r\n");
    }

    internal static string Field(string text)
    {
        var plain = TerminalText.WithoutCommands(text, TerminalText.Sharp.ToString());
        var safe = StartsFormula(plain) ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Spreadsheets pass over white space before a formula, and take full width signs for ours.
    private static bool StartsFormula(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && (start[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' || text[0] is '\t' or '\r' or '\n');
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
