using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Compliance;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint compliance</c>: judges configuration items of AWS Config.</summary>
internal sealed class ComplianceCommand : IDisposable
{
    public static readonly OptionSpec ResultToken = new("--result-token", "TOKEN", "The token of the event that asked AWS Config's evaluations of us, for the format config-evaluations; without it they are in test mode");
    public static readonly OptionSpec Format = new("--format", "FORMAT[=FILE]", $"{string.Join(", ", ComplianceFormats.Names)}; repeat for several reports");

    public static readonly CommandSpec Spec = new("compliance", "[PATH...]", "Judge what AWS Config recorded of deployed resources")
    {
        Options =
        [
            Format, CheckOptions.Select, CheckOptions.Ignore, CheckOptions.Severity, CheckOptions.Packs, CheckOptions.Rules, CheckOptions.FailOn,
            CheckOptions.ShowUnknown, CheckOptions.ShowAll, ResultToken, CheckOptions.StdinFileName, CheckOptions.Root,
        ],
        Details =
            """
            Paths are files or folders, the current folder where none is given; '-' is standard input. Snapshots, history files, answers of
            get-resource-config-history, batch-get and select queries, events of custom rules, notifications and plain items are told by what
            they say, gzip or not. A snapshot is judged as a whole account and region; of all other items the latest version of each counts.
            'policylint compliance merge REPORT...' makes one report of several that were written with --format json.
            """,
        Examples =
        [
            "policylint compliance snapshot.json.gz", "what of an account and region is not compliant",
            "aws configservice select-resource-config --expression '...' | policylint compliance -", "judge a query's answer",
            "policylint compliance --format json=report.json AWSLogs/", "every account and region below a folder",
            "policylint compliance merge --format json a.json b.json", "one report of the reports of several processes",
        ],
        Run = Run,
    };

    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly Workspace _workspace;
    private readonly RunSettings _settings;
    private readonly IReadOnlyList<string> _paths;
    private readonly RuleSet? _rules;
    private readonly RuleTotals _totals = new();
    private FileStream? _stdin;
    private bool _hasFindings;

    private ComplianceCommand(Arguments arguments, Streams streams, IReadOnlyList<string> paths, RuleSet? rules)
    {
        _arguments = arguments;
        _paths = paths.Count == 0 ? ["."] : paths;
        _rules = rules;
        _streams = streams;
        _workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        _settings = new RunSettings(arguments, _workspace);
    }

    public void Dispose() => _stdin?.Dispose();

    private static int Run(Arguments arguments, Streams streams)
    {
        if (arguments.Operands.Count > 0 && arguments.Operands[0] == "merge")
            return ComplianceMerge.Run(arguments, streams, arguments.All(Format));
        return Judge(arguments, streams, arguments.Operands, null);
    }

    /// <summary>Judges what lies at the paths, by these rules; by those of the settings where they are null.</summary>
    public static int Judge(Arguments arguments, Streams streams, IReadOnlyList<string> paths, RuleSet? rules)
    {
        using var command = new ComplianceCommand(arguments, streams, paths, rules);
        return command.Run();
    }

    private int Run()
    {
        var finder = new InputFinder(_workspace, DeliveryFiles.Extensions);
        var isStdin = _paths is ["-"];
        var files = isStdin ? [StdinFile()] : finder.Find(_paths);
        _settings.Load(files);
        var deliveries = new List<Delivery>(files.Count);
        foreach (var file in files)
            deliveries.Add(new Delivery(file.Path, isStdin ? OpenStdin : () => DeliveryFiles.Open(file), OptionsFor(file)));

        using var sink = new ComplianceSink(_arguments.All(Format), Options(), _streams.Out, _workspace);
        sink.Begin();
        var progress = new ByteProgress(_streams.IsErrorTerminal ? _streams.Error : null);
        var run = new ComplianceRun(deliveries) { Spill = DeliveryFiles.Spill, Progress = progress.Step };
        var reports = run.Run(verdicts => Take(verdicts, sink));
        progress.End();
        var kept = Kept(reports, files, finder);
        var problems = _settings.Problems();
        var exitCode = ExitCodeOf(kept, problems);
        sink.End(new ComplianceReport(kept, _totals.All, problems, exitCode));
        Tell(sink, kept, problems);
        return exitCode;
    }

    // What no report says has to be said all the same: silence would pass for a clean run.
    private void Tell(ComplianceSink sink, List<DeliveryReport> reports, List<Problem> settingsProblems)
    {
        foreach (var withheld in sink.Withheld)
            _streams.Error.Write(withheld + "\n");
        if (sink.TellsProblems)
            return;
        foreach (var problem in settingsProblems)
            Problems.Tell(problem, _streams.Error);
        DeliveryProblems.Tell(reports, _streams.Error);
    }

    private void Take(ItemVerdicts verdicts, ComplianceSink sink)
    {
        foreach (var evaluation in verdicts.Evaluations)
        {
            _totals.Add(evaluation);
            _hasFindings |= evaluation.IsFinding && _settings.Decides(evaluation);
        }

        sink.Add(verdicts);
    }

    private EvaluationOptions OptionsFor(InputFile file)
    {
        var settings = _settings.For(file);
        return EvaluationOptions.For(settings, _rules ?? _settings.Selection.For(settings));
    }

    private ComplianceOptions Options() => new()
    {
        ShowUnknown = _arguments.Has(CheckOptions.ShowUnknown),
        ShowAll = _arguments.Has(CheckOptions.ShowAll),
        ResultToken = _arguments.Last(ResultToken),
    };

    // What lay in a searched folder and is nothing of AWS Config's was none of ours.
    private static List<DeliveryReport> Kept(IReadOnlyList<DeliveryReport> reports, List<InputFile> files, InputFinder finder)
    {
        var kept = new List<DeliveryReport>(reports.Count);
        for (var i = 0; i < reports.Count; i++)
        {
            if (files[i].IsExplicit || reports[i].Unreadable is not null || !reports[i].IsForeign)
                kept.Add(reports[i]);
        }

        foreach (var unreadable in finder.Unreadable)
            kept.Add(new DeliveryReport(unreadable.Path, default, new(), []) { Unreadable = unreadable.Because });
        kept.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return kept;
    }

    private int ExitCodeOf(List<DeliveryReport> reports, List<Problem> settingsProblems)
    {
        var code = ExitCode.MoreImportant(DeliveryProblems.ExitCodeOf(reports), _hasFindings ? ExitCode.Findings : ExitCode.Clean);
        return Problems.HasError(settingsProblems) ? ExitCode.MoreImportant(code, ExitCode.Usage) : code;
    }

    private InputFile StdinFile()
    {
        var full = _workspace.FullPath(_arguments.Last(CheckOptions.StdinFileName) ?? "stdin");
        return new InputFile(full, _workspace.Display(full), IsExplicit: true, _workspace.Root);
    }

    // It is read twice, and what comes through a pipe comes once.
    private Lent OpenStdin()
    {
        if (_stdin is null)
        {
            _stdin = DeliveryFiles.Spill();
            if (_streams.Bytes is { } bytes)
                bytes.CopyTo(_stdin);
            else
                _stdin.Write(Encoding.UTF8.GetBytes(_streams.In.ReadToEnd()));
        }

        _stdin.Position = 0;
        return new Lent(_stdin);
    }
}
