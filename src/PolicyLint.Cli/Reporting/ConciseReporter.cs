using System.IO;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>One line each, as compilers print them: <c>path:line:column: severity[id] message</c>.</summary>
internal sealed class ConciseReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.SettingsProblems)
            Write(output, problem);
        foreach (var file in report.Files)
        {
            if (file.Unreadable is { } reason && file.Problems.Count == 0)
                output.Write(TerminalText.Clean($"{file.Path}: error: {reason}") + "\n");
            foreach (var problem in file.Problems)
                Write(output, problem);
        }

        foreach (var error in report.InternalErrors)
            Write(output, error.ToProblem());
        foreach (var evaluation in report.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            var subject = evaluation.Resource is { } resource ? $" [{resource.LogicalId}]" : "";
            output.Write(TerminalText.Clean(
                $"{evaluation.Span}: {Wording.Heading(evaluation)}[{evaluation.Rule.Id}] {Wording.Message(evaluation)}{subject}") + "\n");
        }

        if (options.ShowStatistics)
            Statistics.Write(report, output);
    }

    private static void Write(TextWriter output, Problem problem) =>
        output.Write(TerminalText.Clean($"{problem.Span}: {Wording.Of(problem.Severity)}: {problem.Message}") + "\n");
}
