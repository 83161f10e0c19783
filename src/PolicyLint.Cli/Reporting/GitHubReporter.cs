using System;
using System.Globalization;
using System.IO;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Workflow commands: GitHub Actions shows them as annotations beside the changed lines.</summary>
internal sealed class GitHubReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.Problems)
            Write(output, problem);
        foreach (var evaluation in options.ShownOf(report))
            Write(output, CommandFor(evaluation), evaluation.Span, $"{evaluation.Rule.Id}: {evaluation.Rule.Name}", MessageOf(evaluation));
    }

    private static string CommandFor(Evaluation evaluation)
    {
        if (evaluation.Outcome != Outcome.Fail || evaluation.Suppressed is not null)
            return "notice";
        return evaluation.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
    }

    private static string MessageOf(Evaluation evaluation)
    {
        var message = $"{Wording.Message(evaluation)} [{Wording.Subject(evaluation)}]";
        return evaluation.Rule.Fix is { Text.Length: > 0 } fix ? $"{message}\n{fix.Text}" : message;
    }

    private static void Write(TextWriter output, ReportProblem problem)
    {
        var command = Wording.Of(problem.Severity);
        if (problem.Span is { } span)
            Write(output, command, span, "PolicyLint", problem.Message);
        else
            output.Write($"::{command} file={Property(problem.Path)},title={Property("Not readable")}::{Data(problem.Message)}\n");
    }

    private static void Write(TextWriter output, string command, SourceSpan span, string title, string message)
    {
        output.Write($"::{command} file={Property(span.File.Path)},line={Number(span.Line)},endLine={Number(span.EndLine)}");
        // GitHub refuses columns of a range of lines.
        if (span.Line == span.EndLine)
            output.Write($",col={Number(span.Column)},endColumn={Number(span.EndColumn)}");
        output.Write($",title={Property(title)}::{Data(message)}\n");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
