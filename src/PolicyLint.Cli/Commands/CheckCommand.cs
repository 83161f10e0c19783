using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Text;

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
        ],
        Run = Run,
    };

    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly Workspace _workspace;
    private readonly ReportSink _sink;
    private readonly RunSettings _settings;

    private CheckCommand(Arguments arguments, Streams streams)
    {
        _arguments = arguments;
        _streams = streams;
        _workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        _sink = new ReportSink(arguments, streams, _workspace);
        _settings = new RunSettings(arguments, _workspace);
    }

    public static int Run(Arguments arguments, Streams streams) => new CheckCommand(arguments, streams).Run();

    private int Run()
    {
        var today = ReadDay();
        var finder = new InputFinder(_workspace);
        var isStdin = ReadsStdin();
        var files = isStdin ? [StdinFile()] : finder.Find(_arguments.Operands.Count == 0 ? ["."] : _arguments.Operands);
        _settings.Load(files);

        var progress = new Progress(_streams.IsErrorTerminal ? _streams.Error : null);
        var judge = new Judge(_settings.Catalogue, _settings.Selection, _settings.For)
        {
            Parameters = new ParameterInput(_workspace).Read(_arguments),
            ShowPasses = _arguments.Has(CheckOptions.ShowAll),
            Today = today,
            Progress = progress,
            ReadText = isStdin ? ReadStdin : null,
        };
        var report = judge.Run(files, finder.Unreadable) with { SettingsProblems = _settings.Problems() };
        progress.End();
        var exitCode = ExitCodeOf(report, judge.HasFailedInside);
        _sink.Write(report, exitCode, _settings.PagesOf(report.Rules));
        return exitCode;
    }

    private int ExitCodeOf(Report report, bool hasFailedInside)
    {
        var code = report.IsIncomplete || hasFailedInside ? ExitCode.Incomplete : ExitCode.Clean;
        foreach (var problem in report.SettingsProblems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                code = ExitCode.MoreImportant(code, ExitCode.Usage);
        }

        foreach (var file in report.Files)
        {
            if (file.Unreadable is not null || HasError(file.Problems))
                code = ExitCode.MoreImportant(code, ExitCode.Unreadable);
        }

        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.IsFinding && _settings.Decides(evaluation))
                return ExitCode.MoreImportant(code, ExitCode.Findings);
        }

        return code;
    }

    private static bool HasError(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                return true;
        }

        return false;
    }

    private bool ReadsStdin()
    {
        foreach (var operand in _arguments.Operands)
        {
            if (operand != "-")
                continue;
            if (_arguments.Operands.Count > 1)
                throw new UsageException("'-' is standard input and stands alone");
            return true;
        }

        return false;
    }

    private InputFile StdinFile()
    {
        var full = _workspace.FullPath(_arguments.Last(CheckOptions.StdinFileName) ?? "stdin");
        return new InputFile(full, _workspace.Display(full), IsExplicit: true, _workspace.Root);
    }

    private SourceFile ReadStdin(InputFile input)
    {
        // Read up to the limit and no further: what comes through a pipe may have no end.
        var buffer = new char[DocumentLimits.Bytes + 1];
        var length = _streams.In.ReadBlock(buffer, 0, buffer.Length);
        if (length == buffer.Length)
            throw new MalformedDocumentException("the input is larger than 16 MiB", new SourceFile(input.Path, "").Whole);
        return new SourceFile(input.Path, new string(buffer, 0, length));
    }

    private DateTime ReadDay()
    {
        if (_arguments.Last(CheckOptions.AsOf) is not { } text)
            return DateTime.Today;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        throw new UsageException($"--as-of wants a day such as 2027-01-31, but was given '{text}'");
    }
}
