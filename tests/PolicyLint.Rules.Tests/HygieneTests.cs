using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PolicyLint.Rules.Tests;

public class HygieneTests
{
    [Fact]
    public void Every_rule_and_pack_can_be_read() =>
        Assert.Empty(ShippedRules.Folder.Problems.Select(problem => $"{problem.Span}: {problem.Message}"));

    [Fact]
    public void Rules_and_packs_agree_with_each_other() =>
        Assert.Empty(CatalogueCheck.Problems(ShippedRules.All, ShippedRules.Catalogue).Select(problem => $"{problem.Span}: {problem.Message}"));

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(ShippedRules.All);

    [Fact]
    public void The_shipped_rules_are_those_on_disk() =>
        Assert.Equal(ShippedRules.All.Select(rule => rule.Id), BuiltInRules.Rules.Select(rule => rule.Id));

    [Fact]
    public void Names_are_the_files_stems_in_kebab_case()
    {
        foreach (var rule in ShippedRules.All)
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", rule.Name);
            Assert.Equal($"rules/{rule.Topic}/{rule.Name}.rule.json", rule.Span.File.Path);
        }
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = ShippedRules.All.Select(rule => ShippedRules.Folder.PagePathOf(rule)).ToHashSet(StringComparer.Ordinal);
        var written = Directory.EnumerateDirectories(Repository.Rules).Where(folder => Path.GetFileName(folder) != "packs").SelectMany(folder => Directory.EnumerateFiles(folder, "*.md"));

        Assert.All(written, page => Assert.Contains(page, pages));
    }

    [Fact]
    public void A_page_is_headed_by_id_and_title()
    {
        foreach (var rule in ShippedRules.All)
            Assert.Equal($"# {rule.Id}: {rule.Title}", File.ReadLines(ShippedRules.Folder.PagePathOf(rule)).First());
    }

    [Fact]
    public void The_ledger_of_ids_is_current_and_never_loses_one()
    {
        var path = Path.Combine(Repository.Rules, "RELEASES.md");
        var shipped = File.Exists(path) ? IdsOf(File.ReadAllText(path)) : [];
        var current = LedgerRules.All.Concat(ShippedRules.All).ToDictionary(rule => rule.Id, rule => rule.Name, StringComparer.Ordinal);
        foreach (var reserved in ReservedIds.All)
            current.Add(reserved.Key, reserved.Value);

        Assert.Empty(shipped.Where(entry => current.TryGetValue(entry.Key, out var name) && name != entry.Value).Select(entry => entry.Key + " was " + entry.Value));
        foreach (var entry in shipped)
            current.TryAdd(entry.Key, entry.Value + " (withdrawn)");
        Generated.Check(path, GeneratedRules.Releases(current));
    }

    [Fact]
    public void The_index_of_rules_is_current()
    {
        var path = Path.Combine(Repository.Rules, "README.md");
        Generated.Check(path, GeneratedRules.WithIndex(File.ReadAllText(path), ShippedRules.All));
    }

    [Fact]
    public void The_page_about_managed_twins_lists_them()
    {
        var path = ShippedRules.Folder.PagePathOf(ShippedRules.Catalogue.Find("PL1310")!);
        Generated.Check(path, TwinPage.Renewed(File.ReadAllText(path), ShippedRules.All));
    }

    private static Dictionary<string, string> IdsOf(string releases) =>
        Regex.Matches(releases, @"^\| (PL\d{4}) \| ([a-z0-9-]+)", RegexOptions.Multiline, TimeSpan.FromSeconds(5))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
}
