using System;
using System.IO;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Suppressions;

/// <summary>The ledger's findings and what <c>--fix</c> makes of them.</summary>
public class SuppressionFixTests
{
    [Theory]
    [InlineData(" # policylint: ignore PL1504 -- test", "")]
    [InlineData(" # policylint: ignore PL1504, PL1501 -- test", " # policylint: ignore PL1501 -- test")]
    [InlineData(" # policylint: ignore PL1501 PL1504 until 2099-01-01 by me -- test", " # policylint: ignore PL1501 until 2099-01-01 by me -- test")]
    public void Comments_that_accept_nothing_lose_the_rule(string before, string after) =>
        Becomes(Key(before), Key(after));

    [Fact]
    public void A_comment_in_a_line_of_its_own_goes_with_the_line() =>
        Becomes("# first\n# policylint: ignore PL1504 -- test\n" + Key(""), "# first\n" + Key(""));

    [Theory]
    [InlineData("ignore PL1504 until 2020-01-01 -- old", "")]
    [InlineData("ignroe PL1504 -- test", " # policylint: ignore PL1504 -- test")]
    [InlineData("ignore PL15O4 -- test", " # policylint: ignore PL1504 -- test")]
    public void Expired_ones_go_and_misspelt_ones_are_corrected(string before, string after)
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", BadKey(" # policylint: " + before));

        run.Run("fix", "--select", "PL1504,suppressions", "--ignore", "PL0003", "--as-of", "2026-11-22");

        var expected = after.Length > 0 ? BadKey(after) : BadKey("").Replace("EnableKeyRotation: false", "EnableKeyRotation: true", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("    Metadata:\n      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: x\n", "")]
    [InlineData("    Metadata:\n      Other: 1\n      PolicyLint:\n        Suppress:\n          - { Rule: PL1504, Reason: x }\n", "    Metadata:\n      Other: 1\n")]
    [InlineData(
        "    Metadata:\n      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: x\n          - Rule: PL1501\n            Reason: y\n",
        "    Metadata:\n      PolicyLint:\n        Suppress:\n          - Rule: PL1501\n            Reason: y\n")]
    [InlineData("    Metadata: { PolicyLint: { Suppress: [{ Rule: [PL1501, PL1504], Reason: x }] } }\n", "    Metadata: { PolicyLint: { Suppress: [{ Rule: [PL1501], Reason: x }] } }\n")]
    [InlineData("    Metadata: { PolicyLint: { Suppress: { Rule: PL1504, Reason: x } }, Other: 1 }\n", "    Metadata: { Other: 1 }\n")]
    [InlineData("    Metadata: { PolicyLint: { Suppress: [{ Rule: PL15O1, Reason: x }] } }\n", "    Metadata: { PolicyLint: { Suppress: [{ Rule: PL1501, Reason: x }] } }\n")]
    public void Metadata_is_tidied_up_to_what_is_left(string before, string after) => Becomes(Key("", before), Key("", after));

    [Fact]
    public void Json_metadata_is_tidied_in_its_layout() => Becomes(
        "{\n  \"Resources\": {\n    \"Key\": {\n      \"Type\": \"AWS::KMS::Key\",\n      \"DeletionPolicy\": \"Delete\",\n      \"Properties\": { \"EnableKeyRotation\": true },\n"
        + "      \"Metadata\": {\n        \"PolicyLint\": {\n          \"Suppress\": [\n            { \"Rule\": \"PL1504\", \"Reason\": \"x\" }\n          ]\n        }\n      }\n    }\n  }\n}",
        "{\n  \"Resources\": {\n    \"Key\": {\n      \"Type\": \"AWS::KMS::Key\",\n      \"DeletionPolicy\": \"Delete\",\n      \"Properties\": { \"EnableKeyRotation\": true }\n    }\n  }\n}",
        "k.json");

    [Theory]
    [InlineData("ignore * until 2099-01-01 by me -- test keys", "ignore PL1501, PL1504 until 2099-01-01 by me -- test keys")]
    [InlineData("ignore PL150* -- test keys", "ignore PL1501, PL1504 -- test keys")]
    [InlineData("ignore *-rotation-enabled -- test keys", "ignore PL1504 -- test keys")]
    [InlineData("ignore PL1501, * -- test keys", "ignore PL1501, PL1504 -- test keys")]
    public void Too_broad_comments_name_the_rules_that_they_would_accept(string before, string after)
    {
        var fixedText = Becomes(WorseKey(" # policylint: " + before), WorseKey(" # policylint: " + after));

        Assert.Equal(ExitCode.Clean, Check(fixedText));
    }

    [Fact]
    public void Nobody_but_a_person_gives_a_too_broad_suppression_its_reason() =>
        Becomes(WorseKey(" # policylint: ignore *"), Key(" # policylint: ignore *"));

    [Theory]
    [InlineData(" # policylint: ignore * until 2020-01-01 -- old")]
    [InlineData(" # policylint: ignore PL2* -- buckets")]
    [InlineData(" # policylint: ignore PL2*")]
    public void Too_broad_comments_that_accept_nothing_go(string comment) => Becomes(Key(comment), Key(""));

    [Theory]
    [InlineData("{ Rule: '*', Reason: x, Owner: me }", "{ Rule: [PL1501, PL1504], Reason: x, Owner: me }")]
    [InlineData("{ Rule: \"PL1504*\", Reason: x }", "{ Rule: \"PL1504\", Reason: x }")]
    [InlineData("{ Rule: ['*', PL1501], Reason: x }", "{ Rule: ['PL1504', PL1501], Reason: x }")]
    [InlineData("{ Rule: ['*'], Reason: x, Until: 2099-01-01 }", "{ Rule: ['PL1501', 'PL1504'], Reason: x, Until: 2099-01-01 }")]
    [InlineData("{ Rule: '*', Reason: x, Path: EnableKeyRotation }", "{ Rule: 'PL1504', Reason: x, Path: EnableKeyRotation }")]
    [InlineData("\n          - Rule: '*' # all\n            Reason: x", "\n          - Rule: # all\n              - PL1501\n              - PL1504\n            Reason: x")]
    [InlineData("\n          - Rule:\n              - '*' # all\n            Reason: x", "\n          - Rule:\n              - 'PL1501'\n              - 'PL1504' # all\n            Reason: x")]
    public void Too_broad_metadata_names_the_rules_in_its_own_layout(string before, string after)
    {
        var fixedText = Becomes(WorseKey("", Suppress(before)), WorseKey("", Suppress(after)));

        Assert.Equal(ExitCode.Clean, Check(fixedText));
    }

    [Theory]
    [InlineData("{ \"Rule\": \"*\", \"Reason\": \"x\" }", "{ \"Rule\": [\"PL1501\", \"PL1504\"], \"Reason\": \"x\" }")]
    [InlineData("{ \"Rule\": [\n  \"*\"\n], \"Reason\": \"x\" }", "{ \"Rule\": [\n  \"PL1501\",\n  \"PL1504\"\n], \"Reason\": \"x\" }")]
    [InlineData("{\"Rule\":[\"PL1501\",\"*\"],\"Reason\":\"x\"}", "{\"Rule\":[\"PL1501\",\"PL1504\"],\"Reason\":\"x\"}")]
    public void Too_broad_metadata_in_json_too(string before, string after)
    {
        const string Text = "{ \"Resources\": { \"Key\": { \"Type\": \"AWS::KMS::Key\", \"Metadata\": { \"PolicyLint\": { \"Suppress\": [<here>] } },\n"
            + " \"DeletionPolicy\": \"Delete\", \"Properties\": { \"EnableKeyRotation\": false } } } }";
        var fixedText = Becomes(Text.Replace("<here>", before, StringComparison.Ordinal), Text.Replace("<here>", after, StringComparison.Ordinal), "k.json");

        Assert.Equal(ExitCode.Clean, Check(fixedText));
    }

    [Fact]
    public void What_a_template_accepts_in_one_word_is_named_for_all_its_resources()
    {
        var second = BadKey("").Replace("Resources:\n  Key:", "  Other:", StringComparison.Ordinal);
        Becomes("# policylint: ignore * -- a test\n" + Key("") + second, "# policylint: ignore PL1501, PL1504 -- a test\n" + Key("") + second);
    }

    [Fact]
    public void The_patch_shows_which_rules_a_too_broad_suppression_accepts()
    {
        using var run = new CliRun();
        run.Write("k.yaml", WorseKey(" # policylint: ignore * -- test keys"));

        run.Run("fix", "--diff", "--select", "PL1501,PL1504,suppressions");

        Assert.Contains("-  Key: # policylint: ignore * -- test keys\n+  Key: # policylint: ignore PL1501, PL1504 -- test keys\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_auditor_sees_everything_and_what_was_written()
    {
        using var run = new CliRun();
        run.Write("k.yaml", BadKey(" # policylint: ignore PL1504 by me until 2099-01-01 -- test keys"));

        Assert.Equal(ExitCode.Clean, run.Run("check", "--select", "PL1504"));
        Assert.Equal(ExitCode.Findings, run.Run("check", "--select", "PL1504", "--no-suppressions", "--format", "concise"));
        Assert.Contains("PL1504", run.Out, StringComparison.Ordinal);
        Assert.Contains("not applied: k.yaml:6:32: PL1504 (comment, by me, until 2099-01-01): test keys", run.Error, StringComparison.Ordinal);
    }

    // What is mended stays as it is.
    private static string Becomes(string before, string after, string name = "k.yaml")
    {
        using var run = new CliRun();
        var path = run.Write(name, before);

        run.Run("fix", "--select", "PL1501,PL1504,suppressions");
        var once = File.ReadAllText(path);
        run.Run("fix", "--select", "PL1501,PL1504,suppressions");

        Assert.Equal(after, once);
        Assert.Equal(once, File.ReadAllText(path));
        return once;
    }

    private static int Check(string text)
    {
        using var run = new CliRun();
        run.Write(text.StartsWith('{') ? "k.json" : "k.yaml", text);
        return run.Run("check", "--select", "PL1501,PL1504,suppressions");
    }

    private static string Suppress(string item) => $"    Metadata:\n      PolicyLint:\n        Suppress:{(item.StartsWith('\n') ? "" : "\n          - ")}{item}\n";

    private static string WorseKey(string comment, string metadata = "") =>
        Key(comment, metadata).Replace("EnableKeyRotation: true", "EnableKeyRotation: false", StringComparison.Ordinal);

    private static string Key(string comment, string metadata = "") =>
        $"Resources:\n  Key:{comment}\n    Type: AWS::KMS::Key\n    DeletionPolicy: Delete\n{metadata}    Properties:\n      EnableKeyRotation: true\n";

    private static string BadKey(string comment) =>
        $"Resources:\n  Key:\n    Type: AWS::KMS::Key\n    DeletionPolicy: Retain\n    Properties:\n      EnableKeyRotation: false{comment}\n";
}
