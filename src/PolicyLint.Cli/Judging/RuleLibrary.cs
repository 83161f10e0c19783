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
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>What is wrong with rules and packs, each by itself.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Adds the user's rules in the folder; a folder that is known adds nothing.</summary>
    public void Add(string fullPath, Workspace workspace)
    {
        if (!_folders.Add(fullPath))
            return;
        var folder = RuleFolder.Read(fullPath, workspace);
        _problems.AddRange(folder.Problems);
        _packs.AddRange(folder.Packs);
        foreach (var rule in folder.Rules)
        {
            _own.Add(rule);
            _ownPages[rule.Id] = folder.PagePathOf(rule);
        }
    }

    /// <summary>The catalogue of all that was added and of what is shipped.</summary>
    /// <param name="isChosen">Rules that are in force whatever the packs say; null for none but the user's own.</param>
    public RuleCatalogue Catalogue(Predicate<Rule>? isChosen = null)
    {
        var shipped = new List<Rule>();
        var inForce = new List<Rule>(_own);
        var packs = Packs();
        // Where that pack is missing, every rule is in force: a run without rules would look like a clean one.
        var isAll = !packs.Exists(static pack => pack.Name == RuleCatalogue.DefaultPack);
        foreach (var rule in Shipped())
            (isAll || (isChosen is not null && isChosen(rule)) ? inForce : shipped).Add(rule);
        return new RuleCatalogue(shipped, inForce, packs);
    }

    /// <summary>What is wrong with the rules and packs together.</summary>
    public IReadOnlyList<Problem> ProblemsOf(RuleCatalogue catalogue) =>
        _folders.Count == 0 ? [] : CatalogueCheck.Problems([.. Shipped(), .. _own], catalogue);

    /// <summary>The text of the rule's page; null where it has none.</summary>
    public string? PageOf(Rule rule)
    {
        if (_ownPages.TryGetValue(rule.Id, out var path))
            return ReadOrNull(path);
        using var stream = typeof(RuleLibrary).Assembly.GetManifestResourceStream($"pages/{rule.Name}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Whoever works on the shipped rules names their folder: a rule with a shipped one's id and name is that rule, as it is now.
    private List<Rule> Shipped()
    {
        var shipped = new List<Rule>(BuiltInRules.Rules);
        if (_own.Count > 0)
            shipped.RemoveAll(rule => _own.Exists(own => own.Id == rule.Id && own.Name == rule.Name));
        return shipped;
    }

    private List<RulePack> Packs()
    {
        var packs = new List<RulePack>(BuiltInRules.Packs);
        packs.RemoveAll(pack => _packs.Exists(own => own.Name == pack.Name));
        packs.InsertRange(0, _packs);
        return packs;
    }

    private static string? ReadOrNull(string path)
    {
        try
        {
            return File.Exists(path) ? FileText.Read(path, path).Text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Documents.MalformedDocumentException)
        {
            return null;
        }
    }
}
