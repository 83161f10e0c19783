using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>The settings of a run: <c>.editorconfig</c> from each file's folder upward, <c>.globalconfig</c>, and above all the command line.</summary>
/// <remarks>Asked before files are judged, by one thread.</remarks>
internal sealed class SettingsFiles(Workspace workspace, EditorConfig? commandLine)
{
    private static readonly string[] Names = [".editorconfig", ".globalconfig"];

    private readonly SettingsResolver _resolver = new();
    private readonly Dictionary<string, IReadOnlyList<EditorConfig>> _chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileSettings> _byFolderAndName = new(StringComparer.Ordinal);
    private readonly List<EditorConfig> _read = [];
    private readonly List<Problem> _unreadable = [];

    /// <summary>Every settings file that was read.</summary>
    public IReadOnlyList<EditorConfig> Read => _read;

    /// <summary>Settings files that could not be read.</summary>
    public IReadOnlyList<Problem> Unreadable => _unreadable;

    /// <summary>The settings in force for the file, which need not exist.</summary>
    public FileSettings For(string fullPath)
    {
        if (_byFolderAndName.TryGetValue(fullPath, out var known))
            return known;
        var settings = _resolver.Resolve(Notation(fullPath), ChainOf(Path.GetDirectoryName(fullPath)));
        _byFolderAndName[fullPath] = settings;
        return settings;
    }

    /// <summary>The settings files that apply in the folder, nearest first.</summary>
    private IReadOnlyList<EditorConfig> ChainOf(string? folder)
    {
        if (folder is null)
            return commandLine is null ? [] : [commandLine];
        if (_chains.TryGetValue(folder, out var known))
            return known;
        var here = ReadIn(folder);
        var chain = new List<EditorConfig>();
        if (commandLine is not null)
            chain.Add(commandLine);
        chain.AddRange(here);
        // What lies outside the workspace is none of its business, unless the judged file lies there, too.
        if (folder != workspace.Root && !EndsHere(here))
        {
            foreach (var outer in ChainOf(Path.GetDirectoryName(folder)))
            {
                if (!ReferenceEquals(outer, commandLine))
                    chain.Add(outer);
            }
        }

        _chains[folder] = chain;
        return chain;
    }

    private static bool EndsHere(List<EditorConfig> configs)
    {
        foreach (var config in configs)
        {
            if (config.IsRoot && !config.IsGlobal)
                return true;
        }

        return false;
    }

    private List<EditorConfig> ReadIn(string folder)
    {
        var configs = new List<EditorConfig>();
        foreach (var name in Names)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            try
            {
                var config = EditorConfig.Read(FileText.Read(path, workspace.Display(path)), Notation(folder));
                configs.Add(config);
                _read.Add(config);
            }
            catch (MalformedDocumentException e)
            {
                _unreadable.Add(e.ToProblem());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _unreadable.Add(new Problem(new SourceFile(workspace.Display(path), "").Whole, "the settings cannot be read: " + e.Message));
            }
        }

        return configs;
    }

    private static string Notation(string path) => path.Replace('\\', '/');
}
