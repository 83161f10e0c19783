using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Cli.Inputs;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Which rules are in force for which file of a run: settings files and command line together.</summary>
internal sealed class RunSettings
{
    private readonly Arguments _arguments;
    private readonly Workspace _workspace;
    private readonly RuleLibrary _library = new();
    private readonly SettingsFiles _files;
    private readonly Severity? _failOn;
    private readonly bool _failsOnNothing;
    private Dictionary<string, FileSettings> _byDisplay = [];

    public RunSettings(Arguments arguments, Workspace workspace)
    {
        _arguments = arguments;
        _workspace = workspace;
        _files = new SettingsFiles(workspace, CommandLineSettings(arguments));
        if (arguments.Last(CheckOptions.FailOn) is { } level)
        {
            _failOn = SeverityLevel.Parse(level)?.Severity;
            _failsOnNothing = _failOn is null;
        }
    }

    /// <summary>All rules there are; known after <see cref="Load"/>.</summary>
    public RuleCatalogue Catalogue { get; private set; } = null!;

    public RuleSelection Selection { get; private set; } = null!;

    /// <summary>Reads rules and the settings for the files.</summary>
    /// <exception cref="UsageException">The command line names rules or packs that do not exist.</exception>
    public void Load(IReadOnlyList<InputFile> files)
    {
        foreach (var folder in _arguments.All(CheckOptions.Rules))
            AddRules(_workspace.FullPath(folder), folder);
        _byDisplay = new Dictionary<string, FileSettings>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
            _byDisplay[file.Path] = _files.For(file.FullPath);
        AddRulesOfSettings();
        Catalogue = _library.Catalogue();
        var select = RuleChoice.Read(CheckOptions.Select.Name, _arguments.Listed(CheckOptions.Select), Catalogue);
        var ignore = RuleChoice.Read(CheckOptions.Ignore.Name, _arguments.Listed(CheckOptions.Ignore), Catalogue);
        if (!select.IsEmpty)
            Catalogue = _library.Catalogue(select.Names);
        Selection = new RuleSelection(Catalogue, rule => (select.IsEmpty || select.Names(rule)) && !ignore.Names(rule));
        CheckCommandLine();
    }

    public FileSettings For(InputFile file) => _byDisplay[file.Path];

    /// <summary>True where the finding is severe enough to decide the exit code.</summary>
    public bool Decides(Evaluation evaluation)
    {
        if (_failsOnNothing)
            return false;
        if (_failOn is { } least)
            return evaluation.Severity >= least;
        var ofFile = _byDisplay.TryGetValue(evaluation.Stack.File.Path, out var settings) ? settings.FailOn : null;
        return ofFile is null ? evaluation.Severity >= Severity.Warning : ofFile.Severity is { } set && evaluation.Severity >= set;
    }

    /// <summary>What is wrong with rules, packs and settings files.</summary>
    public List<Problem> Problems()
    {
        var problems = new List<Problem>(_library.Problems);
        problems.AddRange(_library.ProblemsOf(Catalogue));
        problems.AddRange(_files.Unreadable);
        foreach (var config in _files.Read)
            problems.AddRange(SettingsCheck.Problems(config, Catalogue));
        return problems;
    }

    /// <summary>The pages of the rules, read when asked for.</summary>
    public Func<IReadOnlyDictionary<string, string>> PagesOf(IReadOnlyList<Rule> rules) => () =>
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (_library.PageOf(rule) is { } page)
                pages[rule.Id] = page;
        }

        return pages;
    };

    private void AddRules(string fullPath, string asWritten)
    {
        if (!Path.Exists(fullPath))
            throw new UsageException($"the rules folder '{asWritten}' does not exist");
        _library.Add(fullPath, _workspace);
    }

    private void AddRulesOfSettings()
    {
        foreach (var settings in _byDisplay.Values)
        {
            if (settings.Find(SettingsKeys.Rules) is not { } entry)
                continue;
            foreach (var folder in settings.RuleFolders)
                AddRules(Path.GetFullPath(folder, entry.Directory), folder);
        }
    }

    // The command line is the innermost settings file: it overrides all others and is understood by the same reader.
    private static EditorConfig? CommandLineSettings(Arguments arguments)
    {
        var text = new StringBuilder("[*]\n");
        var empty = text.Length;
        foreach (var pair in arguments.Pairs(CheckOptions.Severity))
            text.Append(SettingsKeys.SeverityPrefix).Append(pair.Key).Append(" = ").Append(pair.Value).Append('\n');
        List<string> packs = [.. arguments.Listed(CheckOptions.Packs), .. arguments.Listed(RulesCommand.Pack)];
        if (packs.Count > 0)
            text.Append(SettingsKeys.Packs).Append(" = ").Append(string.Join(", ", packs)).Append('\n');
        if (arguments.Last(CheckOptions.FailOn) is { } level)
            text.Append(SettingsKeys.FailOn).Append(" = ").Append(level).Append('\n');
        return text.Length == empty ? null : EditorConfig.Read(new SourceFile("command line", text.ToString()), "");
    }

    private void CheckCommandLine()
    {
        if (CommandLineSettings(_arguments) is not { } settings)
            return;
        foreach (var problem in SettingsCheck.Problems(settings, Catalogue))
            throw new UsageException(problem.Message);
    }
}
