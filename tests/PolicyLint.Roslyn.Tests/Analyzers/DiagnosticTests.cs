using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyLint.Analyzers;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class DiagnosticTests
{
    private const string OwnRule = """
        {
          "id": "ACME1", "name": "keys-are-described", "title": "Keys are described", "severity": "warning", "layer": "data",
          "resource": "AWS::KMS::Key", "require": { "at": "Description" }
        }
        """;

    [Fact]
    public async Task What_the_resource_decides_is_live_and_what_the_world_decides_comes_at_the_end()
    {
        var tree = InStack("""
            new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = false });
            new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            """);
        var run = new AnalyzerRun { Settings = AnalyzerRun.Only("PL1504", "PL1801") };

        var live = await run.Live(Verifier.Compile(tree), tree);
        var all = await run.All(Verifier.Compile(tree));

        Assert.Equal(["PL1504"], live.Select(static d => d.Id));
        Assert.Equal(["PL1504", "PL1801"], all.Select(static d => d.Id).Order(StringComparer.Ordinal));
        Assert.Contains(WellKnownDiagnosticTags.CompilationEnd, all.Single(static d => d.Id == "PL1801").Descriptor.CustomTags);
    }

    [Fact]
    public async Task A_rule_of_the_users_own_is_told_under_one_id_with_its_own_in_the_message()
    {
        var found = await Run("""new CfnKey(this, "Key", new CfnKeyProps());""", new AnalyzerRun { Settings = AnalyzerRun.Only(), Files = [("acme.rule.json", "", OwnRule)] });

        var diagnostic = Assert.Single(found);
        Assert.Equal("PL0099", diagnostic.Id);
        Assert.StartsWith("ACME1: Keys are described: ", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("ACME1", diagnostic.Properties["rule"]);
    }

    [Theory]
    [InlineData("policylint.pakcs = strict", "(1,0) unknown setting 'policylint.pakcs'; did you mean 'policylint.packs'?")]
    [InlineData("policylint.packs = recomended", "(1,19) there is no pack 'recomended'; did you mean 'recommended'?")]
    [InlineData("policylint.severity.PL15O4 = error", "(1,0) there is no rule 'PL15O4'; did you mean 'PL1504'?")]
    [InlineData("policylint.show-unknown = ture", "(1,26) 'policylint.show-unknown' must be true or false, not 'ture'; did you mean 'true'?")]
    [InlineData("policylint.severity.ACME7 = error", "(1,0) there is no rule 'ACME7'")]
    [InlineData("policylint.rules = ../policy\npolicylint.severity.ACME7 = error", null)]
    [InlineData("policylint.packs = strict\ndotnet_diagnostic.CS1591.severity = whatever", null)]
    public async Task Settings_that_the_compiler_passes_over_are_told_where_they_stand(string settings, string? expected)
    {
        var run = new AnalyzerRun { Settings = AnalyzerRun.Only(), Files = [("/app/.editorconfig", "settings", "[*]\n" + settings + "\n")] };

        var found = await Run("", run);

        Assert.All(found, static d => Assert.Equal(("PL0095", "/app/.editorconfig"), (d.Id, d.Location.GetLineSpan().Path)));
        Assert.Equal(expected is null ? [] : [expected], found.Select(static d => $"{Start(d)} {d.GetMessage()}"));
    }

    [Fact]
    public async Task Rules_that_an_outer_settings_file_names_a_folder_for_may_be_known_there()
    {
        const string Inner = "[*.cs]\npolicylint.severity.ORG0001 = warning\npolicylint.severity.PL15O4 = error\n";
        var run = new AnalyzerRun
        {
            Settings = AnalyzerRun.Only(),
            Files = [("/.editorconfig", "settings", "root = true\n[*]\nPolicyLint.Rules = policies\n"), ("/src/App/.editorconfig", "settings", Inner)],
        };
        var commented = new AnalyzerRun { Settings = run.Settings, Files = [("/.editorconfig", "settings", "# policylint.rules = policies\n"), run.Files[1]] };

        Assert.Equal(["there is no rule 'PL15O4'; did you mean 'PL1504'?"], (await Run("", run)).Select(static d => d.GetMessage()));
        Assert.Contains("there is no rule 'ORG0001'", (await Run("", commented)).Select(static d => d.GetMessage()));
    }

    [Fact]
    public async Task Settings_of_a_project_in_which_nothing_is_judged_are_nobodys_concern()
    {
        var compilation = CSharpCompilation.Create("Plain", [CSharpSyntaxTree.ParseText("class C;", cancellationToken: TestContext.Current.CancellationToken)]);
        var run = new AnalyzerRun { Files = [("/app/.editorconfig", "settings", "policylint.pakcs = strict\n")] };

        Assert.Empty(await run.All(compilation));
        Assert.Single(await new AnalyzerRun { Files = [.. run.Files, ("a.template", "template", "Resources: {}\n")] }.All(compilation));
    }

    [Fact]
    public async Task A_pack_of_the_users_own_can_be_selected_and_sets_severities()
    {
        const string Pack = """{ "pack": "acme", "version": "1.0.0", "title": "Ours", "rules": { "PL1504": { "severity": "info" } } }""";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["policylint.packs"] = "acme" };

        var found = await Run("""new CfnKey(this, "Key", new CfnKeyProps());""", new AnalyzerRun { Settings = settings, Files = [("acme.pack.json", "rules", Pack)] });

        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(found, static d => d.Id == "PL1504").Severity);
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_of_the_users_own_is_told_at_its_place()
    {
        var broken = OwnRule.Replace("\"require\"", "\"requires\"", StringComparison.Ordinal);

        var found = await Run("", new AnalyzerRun { Settings = AnalyzerRun.Only(), Files = [("acme.rule.json", "rules", broken)] });

        Assert.All(found, static d => Assert.Equal("PL0097", d.Id));
        Assert.Contains(found, static d => d.GetMessage().Contains("requires", StringComparison.Ordinal) && d.Location.GetLineSpan().StartLinePosition.Line == 2);
    }

    [Fact]
    public async Task What_is_unknown_is_told_only_where_settings_ask_for_it()
    {
        const string Code = """new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = flag });""";
        var asking = AnalyzerRun.Only("PL1504");
        asking["policylint.show-unknown"] = "true";

        Assert.Empty(await Run(Code, new AnalyzerRun { Settings = AnalyzerRun.Only("PL1504") }));
        var told = Assert.Single(await Run(Code, new AnalyzerRun { Settings = asking }));
        Assert.Equal(DiagnosticSeverity.Info, told.Severity);
        Assert.Contains("not decided: depends on parameter 'flag'", told.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_set_elsewhere_names_where()
    {
        var found = await Run("""
            var never = false;
            new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = never });
            """, new AnalyzerRun { Settings = AnalyzerRun.Only("PL1504") });

        Assert.Equal(["\"Key\"", "false"], Assert.Single(found).AdditionalLocations.Select(TextOf));
    }

    [Fact]
    public async Task A_finding_that_another_resource_decides_names_it()
    {
        var found = await Run("""
            var key = new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = false });
            new CfnLogGroup(this, "Logs", new CfnLogGroupProps { KmsKeyId = key.AttrArn });
            """, new AnalyzerRun { Settings = AnalyzerRun.Only(), Files = [("acme.rule.json", "rules", """
            {
              "id": "ACME2", "name": "logs-under-rotating-keys", "title": "Logs are under rotating keys", "severity": "warning", "layer": "data", "resource": "AWS::Logs::LogGroup",
              "require": { "at": "KmsKeyId", "refersTo": { "resource": "AWS::KMS::Key", "require": { "at": "EnableKeyRotation", "const": true } } }
            }
            """)] });

        var diagnostic = Assert.Single(found);
        Assert.Equal("key.AttrArn", TextOf(diagnostic.Location));
        Assert.Contains("'Key': EnableKeyRotation must be true", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("\"Key\"", diagnostic.AdditionalLocations.Select(TextOf));
    }

    [Fact]
    public async Task An_evaluator_that_throws_is_told_under_our_own_name()
    {
        var run = new AnalyzerRun { Analyzer = new PolicyAnalyzer((_, _, _, _) => throw new InvalidOperationException("on purpose")) };

        var found = await Run("""new CfnKey(this, "Key", new CfnKeyProps());""", run);

        Assert.NotEmpty(found);
        Assert.All(found, static d => Assert.Equal("PL0098", d.Id));
        Assert.Contains("InvalidOperationException: on purpose", found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Resources:\n  Key:\n    Type: AWS::KMS::Key\n", "PL1504 (1,2)")]
    [InlineData("Resources:\n  Key: # policylint: ignore PL1504 -- signs test builds only\n    Type: AWS::KMS::Key\n", "")]
    [InlineData("Resources:\n  Key: # policylint: ignore PL1504\n    Type: AWS::KMS::Key\n", "PL0001 (1,7),PL1504 (1,2)")]
    [InlineData("Resources:\n  Key: [\n", "PL0096 (2,0)")]
    [InlineData("nothing: of ours\n", "")]
    public async Task Templates_are_judged_where_they_are_handed_over(string template, string expected)
    {
        var found = await Run("", new AnalyzerRun { Settings = AnalyzerRun.Only("PL1504"), Files = [("a.template.yaml", "template", template), ("b.yaml", "", template)] });

        Assert.Equal(expected, string.Join(',', found.Select(static d => $"{d.Id} {Start(d)}").Order(StringComparer.Ordinal)));
        Assert.All(found, static d => Assert.Equal("a.template.yaml", d.Location.GetLineSpan().Path));
    }

    private static SyntaxTree InStack(string statements) => CSharpSyntaxTree.ParseText(Verifier.Usings + Verifier.Stack(statements), path: "Test.cs");

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Run(string statements, AnalyzerRun run) => run.All(Verifier.Compile(InStack(statements)));

    private static string TextOf(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static string Start(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"({start.Line},{start.Character})";
    }
}
