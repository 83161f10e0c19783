using System.Collections.Generic;
using System.IO;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Commands;

/// <summary>What is wrong with deliveries of AWS Config.</summary>
internal static class DeliveryProblems
{
    /// <summary>Tells it on standard error.</summary>
    public static void Tell(IReadOnlyList<DeliveryReport> reports, TextWriter error)
    {
        foreach (var report in reports)
        {
            if (report.Unreadable is { } because)
                error.Write(TerminalText.Clean($"{report.Path}: error: {because}") + "\n");
            foreach (var problem in report.Problems)
                Problems.Tell(problem, error);
            foreach (var failed in report.InternalErrors)
                Problems.Tell(failed.ToProblem(), error);
        }
    }

    /// <summary>The exit code that it comes to.</summary>
    public static int ExitCodeOf(IReadOnlyList<DeliveryReport> reports)
    {
        var code = ExitCode.Clean;
        foreach (var report in reports)
        {
            if (report.InternalErrors.Count > 0)
                code = ExitCode.MoreImportant(code, ExitCode.Incomplete);
            if (report.Unreadable is not null || Problems.HasError(report.Problems))
                code = ExitCode.MoreImportant(code, ExitCode.Unreadable);
        }

        return code;
    }
}
