using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Tests.Evaluations;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Settings;

public class SettingsTests
{
    private static readonly RuleCatalogue Catalogue = new(
        [Rule("PL1504", new RuleParameter("waf.wcu.max", "number", null, "The most.")), Rule("PL1505"), Rule("PL1506")],
        [Rule("PL9500")],
        [
            Pack(RuleCatalogue.DefaultPack, new PackEntry("PL1504", null, [], default)),
            Pack("recommended", new PackEntry("PL1504", null, [], default)),
            Pack("kms", new PackEntry("rule-PL1505", Severity.Info, [], default), new PackEntry("PL1504", Severity.Warning, [], default)),
        ]);

    [Fact]
    public void Later_sections_override_earlier_ones_and_the_nearest_file_the_outer_ones()
    {
        var outer = Read("[*]\npolicylint.packs = outer\npolicylint.world = open\n", "");
        var inner = Read("[*]\npolicylint.packs = first\n[*.yaml]\npolicylint.packs = last\n[*.json]\npolicylint.packs = other\n", "templates");
        var settings = new SettingsResolver().Resolve("templates/a.yaml", [inner, outer]);
        Assert.Equal(["last"], settings.Packs);
        Assert.Equal(WorldSetting.Open, settings.World);
        Assert.Equal("templates/.editorconfig:4:1", settings.Find("policylint.packs")!.Span.ToString());
    }

    [Fact]
    public void Unset_takes_an_outer_setting_back()
    {
        var outer = Read("[*]\npolicylint.packs = kms\npolicylint.waf.wcu.max = 3\npolicylint.severity.PL1505 = error\n", "");
        var inner = Read("[*]\npolicylint.packs = unset\npolicylint.waf.wcu.max = unset\npolicylint.severity.PL1505 = unset\n", "templates");
        var settings = new SettingsResolver().Resolve("templates/a.yaml", [inner, outer]);
        Assert.Empty(settings.Entries);
        Assert.Empty(settings.Parameters);
        Assert.Null(settings.SeverityOf(Catalogue.Find("PL1505")!));
        Assert.Empty(SettingsCheck.Problems(inner, Catalogue));
    }

    [Fact]
    public void A_root_file_ends_the_chain()
    {
        var outer = Read("[*]\npolicylint.world = open\n", "");
        var inner = Read("root = true\n[*]\npolicylint.scope = account\n", "templates");
        var settings = new SettingsResolver().Resolve("templates/a.yaml", [inner, outer]);
        Assert.Equal(WorldSetting.Closed, settings.World);
        Assert.Equal(ScopeSetting.Account, settings.Scope);
    }

    [Fact]
    public void A_global_file_applies_everywhere_and_is_overridden_by_every_other()
    {
        var global = EditorConfig.Read(new SourceFile(".globalconfig", "is_global = true\npolicylint.world = open\npolicylint.scope = account\n[/src/a.yaml]\npolicylint.packs = kms\n"), "/repo/config");
        var local = Read("[*]\npolicylint.world = closed\n", "/src");
        var settings = new SettingsResolver().Resolve("/src/a.yaml", [global, local]);
        Assert.Equal(WorldSetting.Closed, settings.World);
        Assert.Equal(ScopeSetting.Account, settings.Scope);
        Assert.Equal(["kms"], settings.Packs);
        Assert.Null(new SettingsResolver().Resolve("/src/b.yaml", [global, local]).Packs);
    }

    [Theory]
    [InlineData("policylint.packs = kms # why", "kms")]
    [InlineData("policylint.packs = kms ; why", "kms")]
    [InlineData("POLICYLINT.Packs: kms", "kms")]
    [InlineData("   policylint.packs=kms  ", "kms")]
    [InlineData("# policylint.packs = kms", null)]
    [InlineData("; policylint.packs = kms", null)]
    [InlineData("policylint.packs =", "")]
    public void Lines_are_read_as_the_compiler_reads_them(string line, string? value)
    {
        var settings = new SettingsResolver().Resolve("a.yaml", [Read("[*]\r\n" + line + "\r\n", "")]);
        Assert.Equal(value, settings.Find("policylint.packs")?.Value);
    }

    [Fact]
    public void Files_with_the_same_sections_share_settings_and_rule_set()
    {
        var config = Read("[*.yaml]\npolicylint.world = open\n", "");
        var resolver = new SettingsResolver();
        var selection = new RuleSelection(Catalogue);
        var first = resolver.Resolve("a.yaml", [config]);
        var second = resolver.Resolve("deep/b.yaml", [config]);
        Assert.Same(first, second);
        Assert.NotSame(first, resolver.Resolve("a.json", [config]));
        Assert.Same(selection.For(first), selection.For(second));
    }

    [Fact]
    public void The_default_pack_and_the_users_own_rules_are_in_force_where_nothing_is_set() =>
        Assert.Equal(["PL1504", "PL9500"], InForce("").Where(IsNoLedgerRule).Select(r => r.Id));

    [Fact]
    public void Packs_choose_rules_by_id_or_name_and_set_severities() =>
        Assert.Equal(
            ["PL1504 Warning", "PL1505 Info", "PL9500 Error"],
            InForce("policylint.packs = recommended, kms").Where(IsNoLedgerRule).Select(r => r.Id + " " + r.Severity));

    [Theory]
    [InlineData("policylint.severity.PL1504 = info", Severity.Info)]
    [InlineData("policylint.severity.rule-PL1504 = Warning", Severity.Warning)]
    [InlineData("policylint.severity.PL1504 = none", null)]
    [InlineData("dotnet_diagnostic.PL1504.severity = suggestion", Severity.Info)]
    [InlineData("dotnet_diagnostic.PL1504.severity = silent", null)]
    [InlineData("dotnet_diagnostic.PL1504.severity = default", Severity.Error)]
    [InlineData("policylint.severity.PL1504 = warning\ndotnet_diagnostic.PL1504.severity = none", Severity.Warning)]
    [InlineData("policylint.severity.PL1504 = warning\npolicylint.severity.rule-PL1504 = info", Severity.Info)]
    public void Severities_come_from_settings(string lines, Severity? expected) =>
        Assert.Equal(expected, InForce(lines).FirstOrDefault(r => r.Id == "PL1504")?.Severity);

    [Fact]
    public void A_severity_switches_a_rule_on_that_no_pack_names() =>
        Assert.Contains(InForce("policylint.severity.PL1506 = warning"), r => r.Id == "PL1506");

    [Fact]
    public void The_rules_about_suppressions_are_always_there_and_can_be_switched_off()
    {
        Assert.Contains(InForce(""), r => r.Id == "PL0003");
        Assert.DoesNotContain(InForce("policylint.severity.suppression-unused = none"), r => r.Id == "PL0003");
    }

    [Theory]
    [InlineData("900", "900")]
    [InlineData("many", "1500")]
    public void Parameters_of_settings_come_before_those_of_packs_where_they_have_the_right_type(string set, string inForce)
    {
        var pack = Pack(RuleCatalogue.DefaultPack) with { Parameters = new Dictionary<string, Value> { ["waf.wcu.max"] = Sketch.Text("1500") } };
        var catalogue = new RuleCatalogue(Catalogue.Rules, [], [pack]);
        var settings = new SettingsResolver().Resolve("a.yaml", [Read($"[*]\npolicylint.WAF.wcu.max = {set}\n", "")]);
        var found = new RuleSelection(catalogue).For(settings).Parameters.Find(new RuleParameter("waf.wcu.max", "number", null, ""));
        Assert.Equal(inForce, Assert.IsType<ScalarValue>(found).Text);
    }

    [Theory]
    [InlineData("policylint.pakcs = kms", "3:1 unknown setting 'policylint.pakcs'; did you mean 'policylint.packs'?")]
    [InlineData("policylint.waf.wcu.mx = 3", "3:1 unknown setting 'policylint.waf.wcu.mx'; did you mean 'policylint.waf.wcu.max'?")]
    [InlineData("policylint.waf.wcu.max = many", "3:26 'waf.wcu.max' must be a number, not 'many'")]
    [InlineData("policylint.world = opn", "3:20 'policylint.world' must be open or closed, not 'opn'; did you mean 'open'?")]
    [InlineData("policylint.scope =", "3:1 'policylint.scope' must be stack or account, not ''")]
    [InlineData("policylint.packs = kms, recomended", "3:25 there is no pack 'recomended'; did you mean 'recommended'?")]
    [InlineData("policylint.severity.PL1504 = fatal", "3:30 'policylint.severity.PL1504' must be error, warning, info or none, not 'fatal'")]
    [InlineData("policylint.severity.PL15040 = error", "3:1 there is no rule 'PL15040'; did you mean 'PL1504'?")]
    [InlineData("policylint.fail-on = sometimes", "3:22 'policylint.fail-on' must be error, warning, info or none, not 'sometimes'")]
    [InlineData("dotnet_diagnostic.PL1504.severity = loud", "3:37 'dotnet_diagnostic.PL1504.severity' must be error, warning, suggestion, silent, none or default, not 'loud'")]
    [InlineData("policylint.pakcs = unset", "3:1 unknown setting 'policylint.pakcs'; did you mean 'policylint.packs'?")]
    [InlineData("policylint.world", "3:1 'policylint.world' has no value: '=' is missing")]
    [InlineData("policylint.rules =", "3:1 'policylint.rules' names no path")]
    public void What_cannot_be_understood_is_a_problem_at_its_place(string line, string expected)
    {
        var problem = Assert.Single(SettingsCheck.Problems(Read("root = true\n[*.none]\n" + line + "\n", ""), Catalogue));
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        Assert.Equal(expected, $"{problem.Span.Line}:{problem.Span.Column} {problem.Message}");
    }

    [Theory]
    [InlineData("indent_size = 4")]
    [InlineData("dotnet_diagnostic.CA1000.severity = loud")]
    [InlineData("policylint.severity.PL1504 = none")]
    [InlineData("policylint.waf.wcu.max = 1e3")]
    [InlineData("policylint.packs = none")]
    public void What_is_not_ours_or_right_is_no_problem(string line) =>
        Assert.Empty(SettingsCheck.Problems(Read("[*]\n" + line + "\n", ""), Catalogue));

    [Fact]
    public void A_setting_before_the_first_section_is_reported_because_it_has_no_effect()
    {
        var problem = Assert.Single(SettingsCheck.Problems(Read("policylint.world = open\n[*]\n", ""), Catalogue));
        Assert.Contains("put it under [*]", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ProblemSeverity.Warning, problem.Severity);
    }

    [Fact]
    public void A_settings_file_says_nothing_about_files_outside_its_folder() =>
        Assert.Same(FileSettings.Default, new SettingsResolver().Resolve("templatesx/a.yaml", [Read("[*]\npolicylint.world = open\n", "templates")]));

    [Fact]
    public void Settings_that_a_host_resolved_mean_the_same()
    {
        var pairs = new Dictionary<string, string> { ["indent_size"] = "4", ["policylint.packs"] = "kms", ["dotnet_diagnostic.PL1504.severity"] = "none" };
        var settings = FileSettings.Of(pairs, new SourceFile("(compiler)", ""));
        Assert.Equal(["PL1505", "PL9500"], new RuleSelection(Catalogue).For(settings).Rules.Where(IsNoLedgerRule).Select(r => r.Id));
        Assert.Same(FileSettings.Default, FileSettings.Of([], new SourceFile("(compiler)", "")));
    }

    [Fact]
    public void Any_text_can_be_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => AnyTextIsRead(new Random(seed))).QuickCheckThrowOnFailure();

    private static bool AnyTextIsRead(Random random)
    {
        string[] parts = ["[", "]", "*", "**", "{", "}", ",", "..", "!", "-", "\\", "/", "#", ";", "=", ":", " ", "\n", "\r\n", "\n[*]\n", "\npolicylint.", "packs", "world", "severity.", "is_global=true\n", "1", "9", "unset"];
        var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => parts[random.Next(parts.Length)]));
        var config = Read(text, "");
        new SettingsResolver().Resolve("a/b1.yaml", [config]);
        return SettingsCheck.Problems(config, Catalogue).All(p => p.Span.End <= text.Length && p.Span.Start <= p.Span.End);
    }

    private static IReadOnlyList<Rule> InForce(string lines) =>
        new RuleSelection(Catalogue).For(new SettingsResolver().Resolve("a.yaml", [Read("[*]\n" + lines + "\n", "")])).Rules;

    private static bool IsNoLedgerRule(Rule rule) => rule.Subject != RuleSubject.Suppression;

    private static EditorConfig Read(string text, string directory) =>
        EditorConfig.Read(new SourceFile(directory.Length == 0 ? ".editorconfig" : directory + "/.editorconfig", text), directory);

    private static Rule Rule(string id, params RuleParameter[] parameters) => Sketch.Rule(Sketch.Is("A", "b"), id, parameters: parameters);

    private static RulePack Pack(string name, params PackEntry[] entries) => new() { Name = name, Title = name, Entries = entries, Span = default };
}
