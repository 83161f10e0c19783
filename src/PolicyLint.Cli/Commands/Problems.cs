using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary>What keeps a command that builds on a run from building on it.</summary>
internal static class Problems
{
    /// <summary>Tells it on standard error.</summary>
    /// <returns>The exit code; <see cref="ExitCode.Clean"/> where the run can be built on.</returns>
    public static int Tell(Report report, JudgingSession session, TextWriter error)
    {
        var code = report.IsIncomplete || session.HasFailedInside ? ExitCode.Incomplete : ExitCode.Clean;
        foreach (var failed in report.InternalErrors)
            Tell(failed.ToProblem(), error);
        foreach (var problem in report.SettingsProblems)
        {
            Tell(problem, error);
            if (problem.Severity == ProblemSeverity.Error)
                code = ExitCode.MoreImportant(code, ExitCode.Usage);
        }

        foreach (var file in report.Files)
        {
            if (file.Unreadable is null)
                continue;
            error.Write(TerminalText.Clean($"{file.Path}: {file.Unreadable}") + "\n");
            code = ExitCode.MoreImportant(code, ExitCode.Unreadable);
        }

        return code;
    }

    /// <summary>Tells a problem in a line.</summary>
    public static void Tell(Problem problem, TextWriter output) =>
        output.Write(TerminalText.Clean($"{problem.Span}: {Wording.Of(problem.Severity)}: {problem.Message}") + "\n");

    /// <summary>True where one of them is an error.</summary>
    public static bool HasError(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                return true;
        }

        return false;
    }
}
