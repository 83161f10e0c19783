using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Rules;

public class PackReaderTests
{
    private static RulePack? Read(string json, List<Problem> problems) => PackReader.Read(new SourceFile("rules/packs/x.pack.json", json), problems);

    [Fact]
    public void A_pack_names_rules_and_what_it_makes_of_them()
    {
        var problems = new List<Problem>();
        var pack = Read(
            """
            { "pack": "kms", "version": "1.0.0", "title": "Keys", "description": "All about keys.", "parameters": { "kms.a": 1 },
              "rules": { "PL1504": { "severity": "error", "controls": ["KMS.4"], "parameters": { "kms.b": 2 } }, "kms-x": {} } }
            """,
            problems);
        Assert.Empty(problems);
        Assert.Equal("kms 1.0.0 Keys All about keys.", string.Join(' ', pack!.Name, pack.Version, pack.Title, pack.Description));
        Assert.Equal(["PL1504", "kms-x"], pack.Entries.Select(e => e.Rule));
        Assert.Equal([Severity.Error, null], pack.Entries.Select(e => e.Severity));
        Assert.Equal(["KMS.4"], pack.Entries[0].Controls);
        Assert.Equal(["kms.a", "kms.b"], pack.Parameters.Keys);
    }

    [Theory]
    [InlineData("""{ "pack": "kms", "version": "1", "title": "K", "rules": [] }""", "1:57: 'rules' is a map")]
    [InlineData("""{ "pack": "kms", "version": "1", "title": "K", "rules": { "A": { "severty": "error" } } }""", "'A' has no 'severty'; did you mean 'severity'?")]
    [InlineData("""{ "pack": "kms", "version": "1", "title": "K", "rules": { "A": { "severity": "none" } } }""", "'severity' is one of")]
    [InlineData("""{ "pack": "kms", "version": "1", "title": "K", "rules": { "A": true } }""", "'A' is a map")]
    [InlineData("""{ "pack": "kms", "title": "K", "rules": {} }""", "a pack has a 'version'; it is missing")]
    public void A_fault_is_a_problem_with_its_place(string json, string expected)
    {
        var problems = new List<Problem>();
        Assert.Null(Read(json, problems));
        Assert.Contains(problems, p => (p.Span + ": " + p.Message).Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_rules_and_packs_are_without_faults() => Assert.Empty(
        RuleFiles.Read(BuiltInRules.Files(), PropertyCatalog.Shipped).Problems.Select(p => p.Span + ": " + p.Message));

    [Fact]
    public void Of_two_rules_with_one_id_the_second_is_a_problem()
    {
        var first = new SourceFile("a/x.rule.json", RuleReaderTests.Minimal);
        var second = new SourceFile("b/y.rule.json", RuleReaderTests.Minimal.Replace("\"name\": \"x\"", "\"name\": \"y\"", StringComparison.Ordinal));
        var files = RuleFiles.Read([first, second], null);
        Assert.Equal("a/x.rule.json", Assert.Single(files.Rules).Span.File.Path);
        Assert.Equal("'X1' is already the rule of a/x.rule.json", Assert.Single(files.Problems).Message);
    }
}
