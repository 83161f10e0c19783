using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>All rules and packs there are for this run: the shipped ones, and the user's.</summary>
internal sealed class RuleLibrary
{
    private readonly List<Rule> _own = [];
    private readonly List<RulePack> _packs = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _ownPages = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the user's rules and packs.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Adds the user's rules in the folder.</summary>
    public void Add(string fullPath, Workspace workspace)
    {
        var folder = Read(fullPath, workspace, _problems);
        if (folder is null)
            return;
        _packs.AddRange(folder.Packs);
        for (var i = 0; i < folder.Rules.Count; i++)
        {
            _own.Add(folder.Rules[i]);
            _ownPages[folder.Rules[i].Id] = folder.PagePaths[i];
        }
    }

    /// <summary>The catalogue of all that was added and of what is shipped.</summary>
    public RuleCatalogue Catalogue() => new(BuiltIns.Rules, _own, Packs());

    /// <summary>A catalogue in which the chosen rules are in force whatever the packs say.</summary>
    public RuleCatalogue CatalogueWith(Predicate<Rule> isChosen)
    {
        var shipped = new List<Rule>();
        var inForce = new List<Rule>(_own);
        foreach (var rule in BuiltIns.Rules)
            (isChosen(rule) ? inForce : shipped).Add(rule);
        return new RuleCatalogue(shipped, inForce, Packs());
    }

    /// <summary>The rule's page; null where it has none.</summary>
    public string? PageOf(Rule rule)
    {
        if (!_ownPages.TryGetValue(rule.Id, out var path))
            return BuiltIns.PageOf(rule);
        try
        {
            return File.Exists(path) ? FileText.Read(path, path).Text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Documents.MalformedDocumentException)
        {
            return null;
        }
    }

    /// <summary>The folder's rules, or null and a problem where it cannot be read.</summary>
    public static RuleFolder? Read(string fullPath, Workspace workspace, List<Problem> problems)
    {
        try
        {
            var folder = RuleFolder.Read(fullPath, workspace);
            problems.AddRange(folder.Problems);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(new SourceFile(workspace.Display(fullPath), "").Whole, "the rules cannot be read: " + e.Message));
            return null;
        }
    }

    private List<RulePack> Packs()
    {
        var packs = new List<RulePack>(_packs);
        packs.AddRange(BuiltIns.Packs);
        return packs;
    }
}
