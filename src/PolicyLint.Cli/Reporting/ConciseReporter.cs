using System.IO;
using System.Text;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>One line each, as compilers print them: <c>path:line:column: severity[id] message</c>.</summary>
internal sealed class ConciseReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        foreach (var problem in report.Problems)
            output.Write(TerminalText.Clean($"{Wording.PlaceOf(problem)}: {Wording.Of(problem.Severity)}: {problem.Message}") + "\n");
        var line = new StringBuilder();
        foreach (var evaluation in options.ShownOf(report))
            TerminalText.WriteLine(output, AppendLine(line.Clear(), evaluation));
        if (options.ShowStatistics)
            Statistics.Write(report, output);
    }

    /// <summary>The evaluation on one line.</summary>
    public static string Line(Evaluation evaluation) => AppendLine(new StringBuilder(), evaluation).ToString();

    private static StringBuilder AppendLine(StringBuilder text, Evaluation evaluation)
    {
        evaluation.Span.AppendTo(text).Append(": ").Append(Wording.Heading(evaluation)).Append('[').Append(evaluation.Rule.Id).Append("] ");
        Wording.AppendMessage(text, evaluation);
        return evaluation.LogicalId is { } resource ? text.Append(" [").Append(resource).Append(']') : text;
    }
}
