using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Rules, packs and pages from a folder of the user's: the same files as the shipped ones.</summary>
internal sealed class RuleFolder
{
    private const string RuleEnding = ".rule.json";
    private const string PackEnding = ".pack.json";

    private readonly List<Rule> _rules = [];
    private readonly List<RulePack> _packs = [];
    private readonly List<Problem> _problems = [];
    private readonly List<string> _pagePaths = [];

    private RuleFolder()
    {
    }

    /// <summary>The rules that can be read, in the order of their files.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    public IReadOnlyList<RulePack> Packs => _packs;

    /// <summary>What is wrong with rules and packs.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The full path at which the page of each of the rules belongs, whether it is there or not.</summary>
    public IReadOnlyList<string> PagePaths => _pagePaths;

    /// <summary>Reads all rules and packs below the folder, or a single file.</summary>
    /// <exception cref="IOException">The folder cannot be searched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be searched.</exception>
    public static RuleFolder Read(string fullPath, Workspace workspace)
    {
        var folder = new RuleFolder();
        foreach (var path in FilesOf(fullPath))
        {
            try
            {
                folder.Add(path, FileText.Read(path, workspace.Display(path)));
            }
            catch (MalformedDocumentException e)
            {
                folder._problems.Add(e.ToProblem());
            }
        }

        return folder;
    }

    private void Add(string path, SourceFile file)
    {
        if (path.EndsWith(PackEnding, StringComparison.Ordinal))
        {
            if (PackReader.Read(file, _problems) is { } pack)
                _packs.Add(pack);
        }
        else if (RuleReader.Read(file, _problems) is { } rule)
        {
            _rules.Add(rule);
            _pagePaths.Add(string.Concat(path.AsSpan(0, path.Length - RuleEnding.Length), ".md"));
        }
    }

    private static List<string> FilesOf(string fullPath)
    {
        if (File.Exists(fullPath))
            return [fullPath];
        var files = new List<string>();
        foreach (var path in Directory.EnumerateFiles(fullPath, "*.json", SearchOption.AllDirectories))
        {
            if (path.EndsWith(RuleEnding, StringComparison.Ordinal) || path.EndsWith(PackEnding, StringComparison.Ordinal))
                files.Add(path);
        }

        files.Sort(string.CompareOrdinal);
        return files;
    }
}
