using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.History;

/// <summary>The judged files as they were at a commit, and what was found in them then: it is not what the change introduces.</summary>
internal sealed class EarlierVersion
{
    private readonly Dictionary<string, SourceFile> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private Baseline? _found;

    /// <summary>Reads the files.</summary>
    /// <param name="operands">The paths that are judged.</param>
    /// <param name="now">The files that are judged now.</param>
    /// <exception cref="UsageException">There is no repository, or no such commit.</exception>
    public EarlierVersion(string reference, Workspace workspace, IReadOnlyList<string> operands, IReadOnlyList<InputFile> now)
    {
        var repository = GitRepository.Around(workspace.Root);
        var commit = repository.BaseOf(reference);
        foreach (var file in now)
            _files.Add(file.Path);
        var paths = new List<string>();
        foreach (var operand in operands)
            paths.Add(PathIn(repository, workspace.FullPath(operand), operand));
        foreach (var rename in repository.RenamesSince(commit))
        {
            if (!_files.Contains(Display(rename.Value, repository, workspace)))
                continue;
            _renames[Display(rename.Key, repository, workspace)] = Display(rename.Value, repository, workspace);
            paths.Add(rename.Key);
        }

        Read(repository, repository.Files(commit, paths), paths, workspace);
    }

    /// <summary>The files that there were, by path.</summary>
    public List<InputFile> Files { get; } = [];

    /// <summary>The text as it was.</summary>
    public SourceFile TextOf(InputFile file) => _texts[file.Path];

    /// <summary>The report without what was found before, wherever it then was.</summary>
    /// <param name="judged">The files that the report is about.</param>
    /// <param name="judgeEarlier">Judges the earlier files; asked once.</param>
    public Report WithoutFoundBefore(Report report, IReadOnlyList<InputFile> judged, Func<Report> judgeEarlier)
    {
        _found ??= new Baseline("", EntriesOf(judgeEarlier()));
        report = report.WithEvaluationsMade();
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in judged)
            here.Add(file.Path);
        var open = new List<Evaluation>();
        foreach (var evaluation in report.Evaluations)
        {
            if (IsOpen(evaluation))
                open.Add(evaluation);
        }

        var before = _found.Match(open, path => _files.Contains(path) && !here.Contains(path));
        var introduced = new List<Evaluation>(report.Evaluations.Count);
        foreach (var evaluation in report.Evaluations)
        {
            if (!before.ContainsKey(evaluation))
                introduced.Add(evaluation);
        }

        return ReportMarks.With(report, introduced);
    }

    private void Read(GitRepository repository, List<GitFile> files, List<string> paths, Workspace workspace)
    {
        var judged = new List<GitFile>();
        foreach (var file in files)
        {
            if (paths.Contains(file.Path) || InputFinder.IsSearched(file.Path))
                judged.Add(file);
        }

        foreach (var pair in repository.Read(judged))
        {
            var full = Path.Combine(repository.Top, pair.Key.Path.Replace('/', Path.DirectorySeparatorChar));
            var display = workspace.Display(full);
            try
            {
                _texts[display] = SourceDecoder.Decode(display, pair.Value);
                Files.Add(new InputFile(full, display, IsExplicit: false, workspace.Root));
            }
            catch (MalformedDocumentException)
            {
                // What could not be read then had no findings then.
            }
        }

        Files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
    }

    private List<BaselineEntry> EntriesOf(Report report)
    {
        var entries = new List<BaselineEntry>();
        foreach (var evaluation in report.Evaluations)
        {
            if (!IsOpen(evaluation))
                continue;
            var file = evaluation.Stack.File.Path;
            entries.Add(new BaselineEntry(
                evaluation.Fingerprint, evaluation.Rule.Id, _renames.GetValueOrDefault(file, file), evaluation.Resource?.LogicalId, evaluation.Path, "", null, default));
        }

        return entries;
    }

    private static bool IsOpen(Evaluation evaluation) => evaluation is { Outcome: Outcome.Fail or Outcome.Unknown, Suppressed: null };

    private static string Display(string path, GitRepository repository, Workspace workspace) =>
        workspace.Display(Path.Combine(repository.Top, path.Replace('/', Path.DirectorySeparatorChar)));

    private static string PathIn(GitRepository repository, string full, string asWritten)
    {
        if (full == repository.Top)
            return "";
        if (!Workspace.IsWithin(full, repository.Top))
            throw new UsageException($"--since: '{asWritten}' lies outside of the git repository '{repository.Top}'");
        return Path.GetRelativePath(repository.Top, full).Replace('\\', '/');
    }
}
