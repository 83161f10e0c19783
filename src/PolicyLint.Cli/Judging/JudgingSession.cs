using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.History;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>What a command line asks to be judged, and how: its files, their settings, and texts in place of files.</summary>
internal sealed class JudgingSession
{
    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly IReadOnlyDictionary<string, SuppliedText> _parameters;
    private readonly Func<DateTime> _today;
    private readonly InputFinder _finder;
    private readonly EarlierVersion? _earlier;
    private SourceFile? _stdin;
    private Judge? _judge;
    private BaselineSet? _baselines;

    /// <summary>Finds the files and reads rules and settings.</summary>
    /// <exception cref="UsageException">The command line asks for something that does not exist.</exception>
    public JudgingSession(Arguments arguments, Streams streams, Workspace workspace)
    {
        _arguments = arguments;
        _streams = streams;
        Workspace = workspace;
        _today = ReadDay();
        _finder = new InputFinder(workspace);
        IsStdin = ReadsStdin();
        Files = IsStdin ? [StdinFile()] : _finder.Find(arguments.Operands.Count == 0 ? ["."] : arguments.Operands);
        Settings = new RunSettings(arguments, workspace);
        if (arguments.Last(CheckOptions.Since) is { } reference)
            _earlier = new EarlierVersion(reference, workspace, IsStdin ? [Files[0].FullPath] : arguments.Operands.Count == 0 ? ["."] : arguments.Operands, Files);
        Settings.Load(_earlier is null ? Files : [.. Files, .. _earlier.Files]);
        _parameters = new ParameterInput(workspace).Read(arguments);
    }

    public Workspace Workspace { get; }

    public RunSettings Settings { get; }

    /// <summary>By path.</summary>
    public List<InputFile> Files { get; }

    /// <summary>True where the one file is standard input.</summary>
    public bool IsStdin { get; }

    /// <summary>True where findings that a baseline accepts are told like others.</summary>
    public bool IgnoresBaselines { get; init; }

    /// <summary>True where somebody looks at more than the report: at <see cref="Stacks"/> and <see cref="Worlds"/>.</summary>
    public bool KeepsModels { get; init; } = true;

    /// <summary>True where a report shows fingerprints.</summary>
    public bool ShowsFingerprints { get; init; } = true;

    /// <summary>True where a report reads the texts of the judged files.</summary>
    public bool ReadsTexts { get; init; } = true;

    /// <summary>Texts that are judged in place of those on disk.</summary>
    public EditedTexts Texts { get; } = new();

    /// <summary>The files of each world of the last run of <see cref="Run()"/>.</summary>
    public IReadOnlyList<IReadOnlyList<InputFile>> Worlds => _judge?.Worlds ?? [];

    /// <summary>The stacks of the last run of <see cref="Run()"/> with their worlds.</summary>
    public IReadOnlyList<JudgedStack> Stacks { get; private set; } = [];

    /// <summary>True where reading some file failed in us, not in the file.</summary>
    public bool HasFailedInside { get; private set; }

    /// <summary>Judges all files.</summary>
    public Report Run() => Run(_arguments.Has(CheckOptions.ShowAll));

    /// <summary>Judges all files.</summary>
    /// <param name="showPasses">List passes and what is not applicable, too.</param>
    public Report Run(bool showPasses)
    {
        var progress = new Progress(_streams.IsErrorTerminal ? _streams.Error : null);
        var judge = NewJudge(progress, showPasses);
        var report = judge.Run(Files, _finder.Unreadable);
        progress.End();
        _judge = judge;
        Stacks = judge.Stacks;
        HasFailedInside |= judge.HasFailedInside;
        report = Reduced(report, Files);
        return report with { SettingsProblems = [.. Settings.Problems(), .. _baselines?.Problems ?? []] };
    }

    /// <summary>Judges some of the files; what they are linked to must be among them.</summary>
    public Func<Report> RunOf(IReadOnlyList<InputFile> files)
    {
        var judge = NewJudge(Progress.None, showPasses: false);
        return () => Reduced(judge.Run(files, []), files);
    }

    /// <summary>The report without what is accepted or was there before.</summary>
    private Report Reduced(Report report, IReadOnlyList<InputFile> judged)
    {
        report = WithBaselines(report, judged);
        return _earlier is null ? report : _earlier.WithoutFoundBefore(report, judged, JudgeEarlier);
    }

    private Report JudgeEarlier()
    {
        var judge = NewJudge(Progress.None, showPasses: false, _earlier!.TextOf);
        var report = judge.Run(_earlier.Files, []);
        HasFailedInside |= judge.HasFailedInside || report.IsIncomplete;
        return report;
    }

    private Report WithBaselines(Report report, IReadOnlyList<InputFile> judged) => Baselines?.Apply(report, judged) ?? report;

    // None where findings that one accepts are told like others.
    private BaselineSet? Baselines =>
        IgnoresBaselines || _arguments.Has(CheckOptions.NoSuppressions) ? null : _baselines ??= new BaselineSet(_arguments, Workspace, Files, Settings.For);

    /// <summary>What the process answers to the report.</summary>
    /// <param name="findingsDecide">False where findings are what the output is about, not what the caller waits for.</param>
    public int ExitCodeOf(Report report, bool findingsDecide)
    {
        var code = report.IsIncomplete || HasFailedInside ? ExitCode.Incomplete : ExitCode.Clean;
        if (HasError(report.SettingsProblems))
            code = ExitCode.MoreImportant(code, ExitCode.Usage);
        foreach (var file in report.Files)
        {
            if (file.Unreadable is not null || HasError(file.Problems))
                code = ExitCode.MoreImportant(code, ExitCode.Unreadable);
        }

        foreach (var evaluation in report.Evaluations)
        {
            if (findingsDecide && evaluation.IsFinding && Settings.Decides(evaluation))
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

    private Judge NewJudge(Progress progress, bool showPasses, Func<InputFile, SourceFile?>? readText = null) => new(Settings.Catalogue, Settings.Selection, Settings.For)
    {
        Parameters = _parameters,
        ShowPasses = showPasses,
        Today = _today,
        IgnoresSuppressions = _arguments.Has(CheckOptions.NoSuppressions),
        Progress = progress,
        KeepsModels = KeepsModels,
        // An earlier version's texts are not ours to let go.
        KeepsTexts = ReadsTexts || readText is not null,
        KeepsFingerprints = ShowsFingerprints || _earlier is not null || Baselines is { IsEmpty: false },
        ReadText = readText ?? (input => Texts.Find(input) ?? (IsStdin ? _stdin ??= ReadStdin(input) : null)),
    };

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
        var full = Workspace.FullPath(_arguments.Last(CheckOptions.StdinFileName) ?? "stdin");
        return new InputFile(full, Workspace.Display(full), IsExplicit: true, Workspace.Root);
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

    private Func<DateTime> ReadDay()
    {
        if (_arguments.Last(CheckOptions.AsOf) is not { } text)
        {
            // The time zone is read where suppressions expire, which few runs have to do with.
            var now = DateTime.UtcNow;
            return () => now.ToLocalTime().Date;
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return () => day;
        throw new UsageException($"--as-of wants a day such as 2027-01-31, but was given '{text}'");
    }
}
