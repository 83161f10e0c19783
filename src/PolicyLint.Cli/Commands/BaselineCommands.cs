using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint baseline create</c>, <c>prune</c> and <c>show</c>: today's findings, accepted until they are mended.</summary>
internal static class BaselineCommands
{
    private static readonly OptionSpec Force = new("--force", null, "Replace a baseline that exists: everything found today is accepted anew");

    private static readonly OptionSpec[] Judging = [CheckOptions.Baseline, .. CheckOptions.Judging];

    public static readonly CommandSpec Create = new("baseline create", "[PATH...]", "Accept today's findings, so that only new ones fail")
    {
        Options = [.. Judging, Force],
        Details =
            """
            The baseline names each finding by a fingerprint of rule, resource, property and value. It holds when lines move, files are
            renamed, resources change places and the CDK changes its hashes; it no longer holds when the violation changes.
            """,
        Examples =
        [
            "policylint baseline create infra/", $"write {BaselineFile.UsualName}, or the file that policylint.baseline names",
            $"policylint check --baseline {BaselineFile.UsualName} infra/", "the gate: only new findings fail",
        ],
        Run = RunCreate,
    };

    public static readonly CommandSpec Prune = new("baseline prune", "[PATH...]", "Take out of the baseline what is mended")
    {
        Options = Judging,
        Details = "Entries of files that are not judged and of rules that are not in force stay.",
        Examples = ["policylint baseline prune infra/", "nothing is added, mended findings are taken out"],
        Run = RunPrune,
    };

    public static readonly CommandSpec Show = new("baseline show", "", "List what the baseline accepts")
    {
        Options = [CheckOptions.Baseline, CheckOptions.Root],
        MostOperands = 0,
        Examples = ["policylint baseline show", "by file and resource, with a count for each rule"],
        Run = RunShow,
    };

    private static int RunCreate(Arguments arguments, Streams streams)
    {
        var session = new JudgingSession(arguments, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var path = PathFor(arguments, session.Workspace, session.Files, session);
        if (File.Exists(path) && !arguments.Has(Force))
            throw new UsageException($"'{session.Workspace.Display(path)}' exists; 'baseline prune' takes out what is mended, {Force.Name} accepts everything anew");
        var report = session.Run();
        var code = Problems.Tell(report, session, streams.Error);
        if (code != ExitCode.Clean)
            return code;
        var kept = Reasons(path, session.Workspace);
        var entries = new List<BaselineEntry>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.IsFinding)
                entries.Add(EntryOf(evaluation, kept.GetValueOrDefault(evaluation.Fingerprint)));
        }

        Write(path, entries);
        streams.Out.Write($"{Wording.Count(entries.Count, "finding")} accepted in {session.Workspace.Display(path)}\n");
        return ExitCode.Clean;
    }

    private static int RunPrune(Arguments arguments, Streams streams)
    {
        var session = new JudgingSession(arguments, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var path = PathFor(arguments, session.Workspace, session.Files, session);
        var baseline = ReadOrThrow(path, session.Workspace);
        var report = session.Run();
        var code = Problems.Tell(report, session, streams.Error);
        if (code != ExitCode.Clean)
            return code;
        var findings = new List<Evaluation>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.IsFinding)
                findings.Add(evaluation);
        }

        var kept = new List<BaselineEntry>();
        var matched = new HashSet<BaselineEntry>(ReferenceEqualityComparer.Instance);
        foreach (var pair in baseline.Match(findings, static _ => false))
        {
            matched.Add(pair.Value);
            kept.Add(EntryOf(pair.Key, pair.Value.Reason));
        }

        var cannotTell = new Judged(report, session.Workspace);
        foreach (var entry in baseline.Entries)
        {
            if (!matched.Contains(entry) && !cannotTell.Decides(entry))
                kept.Add(entry);
        }

        Write(path, kept);
        streams.Out.Write($"{Wording.Count(baseline.Entries.Count - kept.Count, "finding")} taken out of {session.Workspace.Display(path)}, {kept.Count} left\n");
        return ExitCode.Clean;
    }

    private static int RunShow(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var path = PathFor(arguments, workspace, [], null);
        var entries = new List<BaselineEntry>(ReadOrThrow(path, workspace).Entries);
        entries.Sort(BaselineEntry.Compare);
        var byRule = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byRule[entry.Rule] = byRule.GetValueOrDefault(entry.Rule) + 1;
            var place = entry.Path.Length > 0 ? $"{entry.Resource}.{entry.Path}" : entry.Resource ?? "the whole";
            streams.Out.Write(TerminalText.Clean($"{entry.File}: {entry.Rule} [{place}] {entry.Message}{(entry.Reason is null ? "" : " -- " + entry.Reason)}") + "\n");
        }

        streams.Out.Write($"{Wording.Count(entries.Count, "finding")} accepted in {workspace.Display(path)}\n");
        foreach (var pair in byRule)
            streams.Out.Write($"{pair.Value,6} {pair.Key}\n");
        return ExitCode.Clean;
    }

    // The command line's file, else the one that the settings of the judged files name, else the usual one.
    private static string PathFor(Arguments arguments, Workspace workspace, IReadOnlyList<InputFile> files, JudgingSession? session)
    {
        if (arguments.Last(CheckOptions.Baseline) is { } named)
            return workspace.FullPath(named);
        string? found = null;
        foreach (var file in files)
        {
            var path = BaselineSet.PathIn(session!.Settings.For(file));
            if (path is null || path == found)
                continue;
            if (found is not null)
                throw new UsageException($"the settings of these files name several baselines; say which by {CheckOptions.Baseline.Name}");
            found = path;
        }

        return found ?? BaselineSet.PathIn(new SettingsFiles(workspace, null).For(Path.Combine(workspace.Root, "template.yaml"))) ?? Path.Combine(workspace.Root, BaselineFile.UsualName);
    }

    private static Baseline ReadOrThrow(string path, Workspace workspace)
    {
        var problems = new List<Problem>();
        if (!File.Exists(path))
            throw new UsageException($"there is no baseline '{workspace.Display(path)}'; 'policylint baseline create' writes one");
        var entries = BaselineFile.Read(path, workspace.Display(path), problems);
        foreach (var problem in problems)
            throw new UsageException($"{problem.Span}: {problem.Message}");
        return new Baseline(workspace.Display(path), entries!);
    }

    // Who accepts everything anew keeps what somebody wrote about a finding that is still there.
    private static Dictionary<string, string?> Reasons(string path, Workspace workspace)
    {
        var reasons = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return reasons;
        foreach (var entry in BaselineFile.Read(path, workspace.Display(path), new List<Problem>()) ?? [])
            reasons[entry.Fingerprint] = entry.Reason;
        return reasons;
    }

    private static BaselineEntry EntryOf(Evaluation finding, string? reason) => new(
        finding.Fingerprint, finding.Rule.Id, finding.Stack.File.Path, finding.Resource?.LogicalId, finding.Path, finding.Because, reason, default);

    private static void Write(string path, List<BaselineEntry> entries)
    {
        try
        {
            BaselineFile.Write(path, entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("the baseline cannot be written: " + e.Message);
        }
    }

    /// <summary>What a run can tell of an entry that no finding matches.</summary>
    private sealed class Judged
    {
        private readonly HashSet<string> _files = new(StringComparer.Ordinal);
        private readonly HashSet<string> _rules = new(StringComparer.Ordinal);
        private readonly Workspace _workspace;

        public Judged(Report report, Workspace workspace)
        {
            _workspace = workspace;
            foreach (var file in report.Files)
                _files.Add(file.Path);
            foreach (var rule in report.Rules)
                _rules.Add(rule.Id);
        }

        /// <summary>True where the finding is gone: its rule was in force, and its file was judged or exists no more.</summary>
        public bool Decides(BaselineEntry entry) =>
            _rules.Contains(entry.Rule) && (_files.Contains(entry.File) || !File.Exists(Path.Combine(_workspace.Root, entry.File)));
    }
}
