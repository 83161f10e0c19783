using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>One line each, as compilers print them: <c>path:line:column: severity[id] message</c>.</summary>
internal sealed class ConciseReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.Problems)
            output.Write(TerminalText.Clean($"{Wording.PlaceOf(problem)}: {Wording.Of(problem.Severity)}: {problem.Message}") + "\n");
        foreach (var evaluation in options.ShownOf(report))
            output.Write(TerminalText.Clean(Line(evaluation)) + "\n");
        if (options.ShowStatistics)
            Statistics.Write(report, output);
    }

    /// <summary>The evaluation on one line.</summary>
    public static string Line(Evaluation evaluation)
    {
        var subject = evaluation.Resource is { } resource ? $" [{resource.LogicalId}]" : "";
        return $"{evaluation.Span}: {Wording.Heading(evaluation)}[{evaluation.Rule.Id}] {Wording.Message(evaluation)}{subject}";
    }
}
