using System;
using System.Globalization;
using System.IO;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Logging commands: Azure Pipelines lists them as the run's errors and warnings. It has no word for less than a warning; that is a plain line of the log.</summary>
internal sealed class AzureReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.Problems)
            Write(output, Wording.Of(problem.Severity), problem.Path, problem.Span, "PolicyLint", problem.Message);
        foreach (var evaluation in options.ShownOf(report))
        {
            if (evaluation.IsFinding && evaluation.Severity != Severity.Info)
                Write(output, Wording.Of(evaluation.Severity), evaluation.Span.File.Path, evaluation.Span, evaluation.Rule.Id, MessageOf(evaluation));
            else
                output.Write(TerminalText.Clean(ConciseReporter.Line(evaluation)) + "\n");
        }
    }

    private static string MessageOf(Evaluation evaluation)
    {
        var message = $"{Wording.Message(evaluation)} [{Wording.Subject(evaluation)}]";
        return evaluation.Rule.Fix is { Text.Length: > 0 } fix ? $"{message}\n{fix.Text}" : message;
    }

    private static void Write(TextWriter output, string type, string path, SourceSpan? span, string code, string message)
    {
        output.Write($"##vso[task.logissue type={type};sourcepath={Property(path)};");
        if (span is { } place)
            output.Write($"linenumber={Number(place.Line)};columnnumber={Number(place.Column)};");
        output.Write($"code={Property(code)};]{Data(message)}\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Data(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace("]", "%5D", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal);
}
