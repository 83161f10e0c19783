using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Rules and packs from a folder of the user's: the same files as the shipped ones.</summary>
/// <param name="Rules">By id.</param>
/// <param name="Problems">What is wrong with rules and packs.</param>
internal sealed record RuleFolder(IReadOnlyList<Rule> Rules, IReadOnlyList<RulePack> Packs, IReadOnlyList<Problem> Problems)
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>The full path at which the rule's page belongs, whether it is there or not.</summary>
    public string PagePathOf(Rule rule)
    {
        var path = _paths[rule.Span.File.Path];
        return string.Concat(path.AsSpan(0, path.Length - RuleFiles.RuleExtension.Length), ".md");
    }

    /// <summary>Reads all rules and packs below the folder, or a single file.</summary>
    public static RuleFolder Read(string fullPath, Workspace workspace)
    {
        var files = new List<SourceFile>();
        var problems = new List<Problem>();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var path in FilesOf(fullPath))
            {
                var display = workspace.Display(path);
                paths[display] = path;
                files.Add(FileText.Read(path, display));
            }
        }
        catch (MalformedDocumentException e)
        {
            problems.Add(e.ToProblem());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(new SourceFile(workspace.Display(fullPath), "").Whole, "the rules cannot be read: " + e.Message));
        }

        var read = RuleFiles.Read(files, null);
        problems.AddRange(read.Problems);
        var folder = new RuleFolder(read.Rules, read.Packs, problems);
        foreach (var path in paths)
            folder._paths[path.Key] = path.Value;
        return folder;
    }

    /// <summary>The files of rules and packs below the folder, in order; a path that is a file is itself one.</summary>
    public static List<string> FilesOf(string fullPath)
    {
        if (File.Exists(fullPath))
            return [fullPath];
        var files = new List<string>();
        foreach (var path in Directory.EnumerateFiles(fullPath, "*.json", SearchOption.AllDirectories))
        {
            if (RuleFiles.IsRuleFile(path))
                files.Add(path);
        }

        files.Sort(string.CompareOrdinal);
        return files;
    }
}
