using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint check</c>: judges templates and reports.</summary>
internal sealed class CheckCommand
{
    public static readonly CommandSpec Spec = new("check", "[PATH...]", "Judge CloudFormation templates (the default command)")
    {
        Options = CheckOptions.All,
        Details =
            """
            Paths are files or folders, the current folder where none is given; '-' is standard input. Folders are searched for
            templates, which are recognised by what they say, not by their names; a file that is named has to be one.
            """,
        Examples =
        [
            "policylint infra/", "judge every template below infra",
            "policylint --format github --format sarif=out/policylint.sarif", "annotate a pull request and write SARIF for code scanning",
            "policylint --parameter Environment=prod --show-unknown stack.yaml", "settle a parameter, and list what is still open",
            "policylint --select kms,PL1801 --fail-on error", "a gate of one topic and one rule",
            "policylint check --diff infra/", "what --fix would change, as a patch",
        ],
        Run = Run,
    };

    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly ReportSink _sink;
    private readonly JudgingSession _session;

    private CheckCommand(Arguments arguments, Streams streams)
    {
        _arguments = arguments;
        _streams = streams;
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        _sink = new ReportSink(arguments, streams, workspace);
        _session = new JudgingSession(arguments, streams, workspace)
        {
            KeepsModels = FixOptions.AreAsked(arguments),
            ShowsFingerprints = _sink.ShowsFingerprints,
            ReadsTexts = _sink.ReadsTexts,
        };
    }

    public static int Run(Arguments arguments, Streams streams)
    {
        var isFix = FixOptions.AreAsked(arguments);
        var command = new CheckCommand(arguments, streams);
        return isFix ? command.Fix() : command.Report(command._session.Run());
    }

    private int Report(Report report)
    {
        var exitCode = ExitCodeOf(report);
        _sink.Write(report, exitCode, _session.Settings.PagesOf(report.Rules));
        if (_arguments.Has(CheckOptions.NoSuppressions))
        {
            foreach (var use in report.Suppressions)
                _streams.Error.Write($"not applied: {SuppressionLine.Of(use)}\n");
        }

        return exitCode;
    }

    private int Fix()
    {
        var report = _session.Run();
        var phase = new FixPhase(_session, _arguments.Has(CheckOptions.UnsafeFixes));
        var summary = phase.Mend(report);
        var teller = new FixTeller(_streams.Error);
        var isDiff = _arguments.Has(CheckOptions.Diff);
        var code = isDiff ? ShowDiff(report) : _session.IsStdin ? WriteToOutput(report) : WriteToFiles(phase, teller);
        teller.Tell(summary, isWritten: !isDiff);
        return code;
    }

    // Here it is the changes that make the difference, whatever else was found.
    private int ShowDiff(Report report)
    {
        var edited = _session.Texts.Edited();
        FixTeller.WriteDiff(edited, _streams.Out);
        var code = ExitCodeOf(report);
        return ExitCode.MoreImportant(code == ExitCode.Findings ? ExitCode.Clean : code, edited.Count > 0 ? ExitCode.Findings : ExitCode.Clean);
    }

    private int WriteToOutput(Report report)
    {
        var before = report.Files.Count > 0 ? report.Files[0].File : null;
        _streams.Out.Write((_session.Texts.Find(_session.Files[0]) ?? before)?.Text);
        return ExitCodeOf(_session.Run());
    }

    private int WriteToFiles(FixPhase phase, FixTeller teller)
    {
        var failed = phase.Write();
        teller.TellFailed(failed);
        var code = Report(_session.Run());
        return failed.Count > 0 ? ExitCode.MoreImportant(code, ExitCode.Unreadable) : code;
    }

    private int ExitCodeOf(Report report) => _session.ExitCodeOf(report, findingsDecide: true);
}
