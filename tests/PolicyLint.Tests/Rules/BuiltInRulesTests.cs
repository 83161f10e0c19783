using System.IO;
using System.Linq;
using PolicyLint.Rules;
using Xunit;

namespace PolicyLint.Tests.Rules;

public class BuiltInRulesTests
{
    [Fact]
    public void What_is_shipped_is_what_lies_in_the_rules_folder_to_the_letter()
    {
        var shipped = BuiltInRules.Files().ToDictionary(f => f.Path, f => f.Text.TrimEnd());
        var written = Directory.GetFiles(Repository.Path("rules"), "*.json", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".rule.json") || f.EndsWith(".pack.json"))
            .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), f => File.ReadAllText(f).Replace("\r\n", "\n").TrimEnd());

        Assert.Equal(written.Keys.Order(), shipped.Keys.Order());
        Assert.All(written, pair => Assert.Equal(pair.Value, shipped[pair.Key]));
    }

    [Fact]
    public void What_the_index_tells_of_a_rule_is_what_its_file_says()
    {
        var told = BuiltInRules.Read();
        var written = RuleFiles.Read(BuiltInRules.Files(), properties: null);

        Assert.Equal(written.Rules.Select(Told), told.Rules.Select(Told));
        Assert.DoesNotContain(told.Rules, rule => rule.IsRead);
        Assert.Equal(written.Packs.Select(pack => pack.Name), told.Packs.Select(pack => pack.Name));

        static string Told(Rule rule) => $"{rule.Id} {rule.Name} {rule.Severity} {rule.Topic} {rule.Subject} {string.Join(' ', rule.ResourceTypes)}";
    }

    [Fact]
    public void Whether_a_rule_may_be_the_same_as_another_tools_check_is_told_without_reading_it()
    {
        var told = BuiltInRules.Read().Rules.ToDictionary(rule => rule.Id);
        var written = RuleFiles.Read(BuiltInRules.Files(), properties: null);

        Assert.All(written.Rules, rule => Assert.All(rule.SameAs.SelectMany(same => same.Ids).SelectMany(id => id.Split(' ')), check => Assert.True(told[rule.Id].MayBeSameAs(check))));
        Assert.Equal(["PL1504"], told.Values.Where(rule => rule.MayBeSameAs("kmskeyrotationrule")).Select(rule => rule.Id));
        Assert.DoesNotContain(told.Values, rule => rule.IsRead);
    }

    [Fact]
    public void What_is_asked_of_a_shipped_rule_is_read_from_its_file()
    {
        var told = BuiltInRules.Read();
        var written = RuleFiles.Read(BuiltInRules.Files(), properties: null);

        Assert.Equal(written.Rules.Select(Said), told.Rules.Select(Said));
        Assert.All(told.Rules, rule => Assert.True(rule.IsRead));
        Assert.Equal(written.Packs.Select(Entries), told.Packs.Select(Entries));

        static string Said(Rule rule) =>
            $"{rule.Id} {rule.Title} {rule.Layer} {rule.When is null} {rule.Require.Phrase} {rule.Fix?.Text} {rule.Span} {string.Join(' ', rule.References)} "
            + $"{string.Join(' ', rule.Parameters.Select(p => p.Name))} {string.Join(' ', rule.SameAs.SelectMany(same => same.Ids))}";
        static string Entries(RulePack pack) =>
            $"{pack.Name} {pack.Title} {pack.Version} {pack.Description} {pack.Span} {string.Join(' ', pack.Entries.Select(e => e.Rule + e.Severity))} {string.Join(' ', pack.Parameters.Keys)}";
    }

    [Fact]
    public void Nothing_is_wrong_with_the_shipped_rules() =>
        Assert.Empty(RuleFiles.Read(BuiltInRules.Files(), properties: null).Problems.Select(p => p.ToString()));
}
