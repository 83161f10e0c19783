using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint suppress import</c>: what was written for other linters becomes ours.</summary>
internal static class SuppressImportCommand
{
    private static readonly OptionSpec Keep = new("--keep", null, "Leave what was written for the other tools where it is");

    public static readonly CommandSpec Spec = new("suppress import", "[PATH...]", "Rewrite other tools' suppressions as ours")
    {
        Options = [Keep, SuppressOptions.Diff, .. CheckOptions.Judging],
        Details =
            """
            Suppressions of cfn_nag, cdk-nag, cfn-lint, Checkov and cfn-guard are rewritten where a rule of ours says that it is the same as
            their check and has a finding that they accept. Reasons are kept. The rest stays as it is.
            """,
        Examples = ["policylint suppress import --diff infra/", "what would change, as a patch"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        if (arguments.Operands is ["-"])
            throw new UsageException("'suppress import' writes files and does not read standard input");
        var session = new JudgingSession(arguments, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var report = session.Run();
        var code = Problems.Tell(report, session, streams.Error);
        var import = new SuppressionImport(session, arguments.Has(Keep));
        import.Run(report);
        foreach (var line in import.Left)
            streams.Error.Write(TerminalText.Clean(line) + "\n");
        var isDiff = arguments.Has(SuppressOptions.Diff);
        var written = TextChange.Finish(session, isDiff, streams);
        streams.Error.Write($"{Wording.Count(import.Done, "suppression")} {(isDiff ? "would be rewritten" : "rewritten")}\n");
        return ExitCode.MoreImportant(code, written);
    }
}
