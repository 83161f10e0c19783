using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The rules and packs that come with the tool. An index tells which there are; each is read when somebody asks what it says.</summary>
public static class BuiltInRules
{
    private static readonly Lazy<RuleFiles> Loaded = new(Read);

    /// <summary>By id.</summary>
    public static IReadOnlyList<Rule> Rules => Loaded.Value.Rules;

    /// <summary>By name.</summary>
    public static IReadOnlyList<RulePack> Packs => Loaded.Value.Packs;

    /// <summary>All anew: none of the rules has been read or has judged anything.</summary>
    public static RuleFiles Read()
    {
        var files = new ShippedFiles();
        var rules = new List<Rule>(files.All.Count);
        var packs = new List<RulePack>();
        foreach (var file in files.All)
        {
            if (file.IsRule)
                rules.Add(new Rule(file));
            else
                packs.Add(Pack(files, file));
        }

        rules.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        packs.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new RuleFiles(rules, packs, []);
    }

    /// <summary>The shipped files themselves; their paths begin with <c>rules/</c>.</summary>
    public static IReadOnlyList<SourceFile> Files()
    {
        var files = new ShippedFiles();
        var texts = new List<SourceFile>(files.All.Count);
        foreach (var file in files.All)
            texts.Add(files.Read(file));
        return texts;
    }

    private static RulePack Pack(ShippedFiles files, ShippedFile file) => new(file, () => files.ReadPack(file));
}
