using System.Collections.Generic;
using System.IO;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>For people: each finding with its source lines, the reason at the place, where the value came from and what to do.</summary>
internal sealed class FullReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        var ink = new Ink(output, options.UseColor);
        var secrets = SecretPlaces.Of(report);
        foreach (var problem in report.Problems)
            WriteProblem(ink, problem, secrets);
        foreach (var evaluation in options.ShownOf(report))
            WriteEvaluation(ink, evaluation, secrets);

        if (options.ShowStatistics)
            Statistics.Write(report, output);
        Summary.Write(report, options, ink);
    }

    private static void WriteProblem(Ink ink, ReportProblem problem, SecretPlaces secrets)
    {
        var color = problem.Severity == ProblemSeverity.Error ? Ink.Red : Ink.Yellow;
        ink.Write(color, Wording.Of(problem.Severity));
        ink.Write(Ink.Bold, ": " + TerminalText.Clean(problem.Message));
        ink.Line();
        if (problem.Span is { } span)
        {
            FrameMark[] marks = [new(span, "", IsPrimary: true)];
            new SourceFrame(ink, color, SourceFrame.GutterFor(marks), secrets).Draw(marks);
        }
        else
        {
            ink.Write(Ink.Blue, " --> ");
            ink.Line(TerminalText.Clean(problem.Path));
        }

        ink.Line();
    }

    private static void WriteEvaluation(Ink ink, Evaluation evaluation, SecretPlaces secrets)
    {
        var color = evaluation.Outcome switch
        {
            Outcome.Fail when evaluation.Suppressed is null => Ink.Of(evaluation.Severity),
            Outcome.Pass => Ink.Green,
            _ => Ink.Cyan,
        };
        ink.Write(color, $"{Wording.Heading(evaluation)}[{evaluation.Rule.Id}]");
        ink.Write(Ink.Bold, ": " + TerminalText.Clean(evaluation.Rule.Title));
        ink.Line();

        var marks = new List<FrameMark> { new(evaluation.Span, evaluation.Because, IsPrimary: true) };
        if (evaluation.Origin is { } origin && origin.Span != evaluation.Span && origin.Span.File is not null)
            marks.Add(new(origin.Span, Wording.Of(origin), IsPrimary: false));
        var frame = new SourceFrame(ink, color, SourceFrame.GutterFor(marks), secrets);
        frame.Draw(marks);
        if (evaluation.Outcome is Outcome.Fail or Outcome.Unknown)
        {
            frame.Edge();
            ink.Line();
            WriteRemarks(frame, evaluation);
        }

        ink.Line();
    }

    private static void WriteRemarks(SourceFrame frame, Evaluation evaluation)
    {
        frame.Remark("note", "in " + Wording.Subject(evaluation) + (evaluation.Path.Length > 0 ? " at " + evaluation.Path : ""));
        if (Wording.Case(evaluation) is { } when)
            frame.Remark("note", when);
        if (evaluation.Suppressed is { } suppression)
            frame.Remark("note", Accepted(suppression));
        if (evaluation.Rule.Fix is { Text.Length: > 0 } fix && evaluation.Outcome == Outcome.Fail)
            frame.Remark("help", fix.Text);
        frame.Remark("see", "policylint rule " + evaluation.Rule.Id);
    }

    private static string Accepted(Suppression suppression) =>
        $"accepted by {suppression.Kind} at {suppression.Span}"
        + (suppression.Until is { } until ? until.ToString("' until 'yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "")
        + (suppression.Owner is { } owner ? $" by {owner}" : "")
        + $": {suppression.Reason}";
}
