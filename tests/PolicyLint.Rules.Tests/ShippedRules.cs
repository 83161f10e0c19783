using System;
using System.Collections.Generic;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;

namespace PolicyLint.Rules.Tests;

/// <summary>The rules in the rules folder, as they are on disk.</summary>
internal static class ShippedRules
{
    private static readonly Lazy<RuleFolder> Loaded = new(static () => RuleFolder.Read(Repository.Rules, new Workspace(Repository.Root, Repository.Root)));

    public static RuleFolder Folder => Loaded.Value;

    public static IEnumerable<Rule> All => Folder.Rules;

    public static RuleCatalogue Catalogue { get; } = new([.. All], [], Folder.Packs);
}
