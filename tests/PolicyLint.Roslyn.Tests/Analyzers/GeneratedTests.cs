using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Analyzers;
using PolicyLint.Rules;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>Files of the analyzer that are made from the rules and committed; POLICYLINT_ACCEPT=1 renews them.</summary>
public sealed class GeneratedTests
{
    private static readonly IEnumerable<Rule> Rules = LedgerRules.All.Concat(BuiltInRules.Rules);

    [Fact]
    public void The_table_of_descriptors_is_current()
    {
        var table = new StringBuilder();
        foreach (var rule in Rules)
        {
            var needs = RulesInForce.NeedsWorld(rule) ? "world" : "resource";
            table.Append(string.Join('\t', rule.Id, rule.Name, rule.Topic, rule.Layer, rule.Severity.ToString().ToLowerInvariant(), needs, rule.Title)).Append('\n');
        }

        Check("descriptors.txt", table.ToString());
    }

    [Fact]
    public void The_release_files_know_every_id()
    {
        var unshipped = new StringBuilder("### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var descriptor in ShippedDescriptors.All.OrderBy(static d => d.Id, StringComparer.Ordinal))
            unshipped.Append($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | [{descriptor.Title}]({descriptor.HelpLinkUri})\n");

        Check("AnalyzerReleases.Unshipped.md", unshipped.ToString());
    }

    [Theory]
    [InlineData("Recommended", "recommended")]
    [InlineData("All", RuleCatalogue.DefaultPack)]
    [InlineData("None", "none")]
    public void Each_mode_selects_a_pack_that_there_is(string mode, string pack)
    {
        Assert.True(pack == "none" || BuiltInRules.Packs.Any(p => p.Name == pack), pack);
        var text = $"# PolicyLintMode={mode}. Settings files of the project are stronger.\nis_global = true\nglobal_level = -100\npolicylint.packs = {pack}\n";
        Check($"config/PolicyLint.{mode}.globalconfig", text);
    }

    [Fact]
    public void Every_rule_has_a_descriptor_with_its_page_and_layer()
    {
        var descriptors = new Descriptors(ShippedDescriptors.All);
        foreach (var rule in BuiltInRules.Rules)
        {
            var descriptor = descriptors.Of(rule);
            Assert.Equal(rule.Id, descriptor.Id);
            Assert.EndsWith($"/rules/{rule.Topic}/{rule.Name}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
            Assert.Equal("PolicyLint." + rule.Layer, descriptor.Category, ignoreCase: true);
            Assert.Equal(RulesInForce.NeedsWorld(rule), descriptor.CustomTags.Contains("CompilationEnd"));
        }
    }

    private static void Check(string name, string expected)
    {
        var path = Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "src", "PolicyLint.Analyzers", name);
        if (Environment.GetEnvironmentVariable("POLICYLINT_ACCEPT") == "1")
            File.WriteAllText(path, expected);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{name} is not current; POLICYLINT_ACCEPT=1 dotnet test renews it");
    }
}
