using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint suppress prune</c>: takes out suppressions that are expired or accept nothing, and corrects misspelt ones.</summary>
internal static class SuppressPruneCommand
{
    public static readonly CommandSpec Spec = new("suppress prune", "[PATH...]", "Take out suppressions that are expired or accept nothing, and correct misspelt ones")
    {
        Options = [SuppressOptions.Diff, .. CheckOptions.Judging],
        Details = "Suppressions of rules that are not in force stay; those of other tools do, too. 'check --fix' does the same beside its other fixes.",
        Examples = ["policylint suppress prune --diff infra/", "what would go, as a patch"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        if (arguments.Operands is ["-"])
            throw new UsageException("'suppress prune' writes files; 'fix -' reads a template from standard input");
        var session = new JudgingSession(arguments, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var report = session.Run();
        var code = Problems.Tell(report, session, streams.Error);
        var summary = new FixPhase(session, allowsUnsafe: false) { OnlyLedger = true }.Mend(report);
        var isDiff = arguments.Has(SuppressOptions.Diff);
        var written = TextChange.Finish(session, isDiff, streams);
        new FixTeller(streams.Error).Tell(summary, isWritten: !isDiff);
        return ExitCode.MoreImportant(code, written);
    }
}
