using System.Globalization;
using System.IO;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>The compiler's own form, <c>path(line,column,endLine,endColumn): error ID: message</c>, which MSBuild turns into errors and warnings of the build.</summary>
internal sealed class MsBuildReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.Problems)
        {
            var place = problem.Span is { } span ? PlaceOf(span) : problem.Path;
            output.Write(TerminalText.Clean($"{place}: {Wording.Of(problem.Severity)} PolicyLint: {problem.Message}") + "\n");
        }

        foreach (var evaluation in options.ShownOf(report))
        {
            // What is less than a warning must not look like one: without a category the line is a message of the build.
            if (evaluation.IsFinding && evaluation.Severity != Severity.Info)
            {
                var message = $"{Wording.Message(evaluation)} [{Wording.Subject(evaluation)}]";
                output.Write(TerminalText.Clean($"{PlaceOf(evaluation.Span)}: {Wording.Of(evaluation.Severity)} {evaluation.Rule.Id}: {message}") + "\n");
            }
            else
            {
                output.Write(TerminalText.Clean(ConciseReporter.Line(evaluation)) + "\n");
            }
        }
    }

    private static string PlaceOf(SourceSpan span) =>
        $"{span.File.Path}({Number(span.Line)},{Number(span.Column)},{Number(span.EndLine)},{Number(span.EndColumn)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
