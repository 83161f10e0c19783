using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Cli.Inputs;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Baselines;

/// <summary>The baselines of a run: one for all files from the command line, or each file's own from its settings.</summary>
internal sealed class BaselineSet
{
    private readonly Dictionary<string, Baseline?> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Baseline> _byFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];
    private readonly Workspace _workspace;

    /// <summary>Reads the baselines.</summary>
    /// <exception cref="UsageException">The one that the command line names does not exist.</exception>
    public BaselineSet(Arguments arguments, Workspace workspace, IReadOnlyList<InputFile> files, Func<InputFile, FileSettings> settingsOf)
    {
        _workspace = workspace;
        var named = arguments.Last(CheckOptions.Baseline);
        if (named is not null && !File.Exists(workspace.FullPath(named)))
            throw new UsageException($"the baseline '{named}' does not exist; 'policylint baseline create' writes one");
        foreach (var file in files)
        {
            _files.Add(file.Path);
            var path = named is not null ? workspace.FullPath(named) : PathIn(settingsOf(file));
            if (path is not null && Read(path) is { } baseline)
                _byFile[file.Path] = baseline;
        }
    }

    /// <summary>True where no file has one.</summary>
    public bool IsEmpty => _byFile.Count == 0;

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The path of the baseline that settings name; null where they name none.</summary>
    public static string? PathIn(FileSettings settings) =>
        settings.Find(SettingsKeys.Baseline) is { Value.Length: > 0 } entry ? Path.GetFullPath(entry.Value, entry.Directory) : null;

    /// <summary>The report with what the baselines accept marked as accepted.</summary>
    /// <param name="judged">The files that the report is about.</param>
    public Report Apply(Report report, IReadOnlyList<InputFile> judged)
    {
        if (_byFile.Count == 0)
            return report;
        report = report.WithEvaluationsMade();
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in judged)
            here.Add(file.Path);
        var accepted = new Dictionary<Evaluation, Suppression>(ReferenceEqualityComparer.Instance);
        foreach (var pair in ByBaseline(report))
        {
            foreach (var match in pair.Key.Match(pair.Value, path => _files.Contains(path) && !here.Contains(path)))
                accepted[match.Key] = pair.Key.Accept(match.Value);
        }

        return accepted.Count == 0 ? report : ReportMarks.Mark(report, accepted);
    }

    private Dictionary<Baseline, List<Evaluation>> ByBaseline(Report report)
    {
        var byBaseline = new Dictionary<Baseline, List<Evaluation>>();
        foreach (var evaluation in report.Evaluations)
        {
            if (!evaluation.IsFinding || !_byFile.TryGetValue(evaluation.Stack.File.Path, out var baseline))
                continue;
            if (!byBaseline.TryGetValue(baseline, out var findings))
                byBaseline[baseline] = findings = [];
            findings.Add(evaluation);
        }

        return byBaseline;
    }

    private Baseline? Read(string path)
    {
        if (_byPath.TryGetValue(path, out var known))
            return known;
        var display = _workspace.Display(path);
        return _byPath[path] = BaselineFile.Read(path, display, _problems) is { } entries ? new Baseline(display, entries) : null;
    }
}
