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

    private static void Becomes(string before, string after, string name = "k.yaml")
    {
        using var run = new CliRun();
        var path = run.Write(name, before);

        run.Run("fix", "--select", "PL1501,PL1504,suppressions");

        Assert.Equal(after, File.ReadAllText(path));
    }

    private static string Key(string comment, string metadata = "") =>
        $"Resources:\n  Key:{comment}\n    Type: AWS::KMS::Key\n    DeletionPolicy: Delete\n{metadata}    Properties:\n      EnableKeyRotation: true\n";

    private static string BadKey(string comment) =>
        $"Resources:\n  Key:\n    Type: AWS::KMS::Key\n    DeletionPolicy: Retain\n    Properties:\n      EnableKeyRotation: false{comment}\n";
}
