using System;
using System.IO;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Suppressions;

/// <summary><c>policylint suppress</c> as a user runs it.</summary>
public class SuppressCommandTests
{
    private const string Key = "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false\n";

    [Fact]
    public void Adding_accepts_the_finding_in_the_metadata_of_its_resource()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", Key);

        var code = run.Run("suppress", "add", "kms-key-rotation-enabled", "k.yaml", "--reason", "only test builds", "--until", "2099-01-31", "--owner", "platform");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Equal("1 finding accepted\n", run.Error);
        Assert.Equal(
            Key + "    Metadata:\n      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: only test builds\n            Until: '2099-01-31'\n            Owner: platform\n",
            File.ReadAllText(path));
        Assert.Equal(ExitCode.Clean, run.Run("check", "--select", "PL1504"));
    }

    [Fact]
    public void Adding_goes_behind_what_is_accepted_already()
    {
        using var run = new CliRun();
        var path = run.Write("k.json", """{"Resources":{"Key":{"Type":"AWS::KMS::Key","Metadata":{"PolicyLint":{"Suppress":[{"Rule":"PL1503","Reason":"x"}]}}}}}""");

        run.Run("suppress", "add", "PL1504", "--reason", "y");

        Assert.Contains("""[{"Rule":"PL1503","Reason":"x"},{"Rule":"PL1504","Reason":"y"}]""", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_can_be_limited_to_a_resource_and_shown_as_a_patch()
    {
        using var run = new CliRun();
        var text = Key + Key.Replace("Resources:\n  Key:", "  Other:", StringComparison.Ordinal);
        var path = run.Write("k.yaml", text);

        Assert.Equal(ExitCode.Findings, run.Run("suppress", "add", "PL1504", "--resource", "Other", "--reason", "r", "--diff"));
        Assert.StartsWith("--- a/k.yaml\n+++ b/k.yaml\n@@ -7,3 +7,8 @@\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("needs a reason", "suppress", "add", "PL1504")]
    [InlineData("needs a reason", "suppress", "add", "PL1504", "--reason", " ")]
    [InlineData("did you mean 'PL1504'?", "suppress", "add", "PL15O4", "--reason", "r")]
    [InlineData("wants a day such as 2027-01-31", "suppress", "add", "PL1504", "--reason", "r", "--until", "tomorrow")]
    [InlineData("there is no finding of PL1504 about 'None'", "suppress", "add", "PL1504", "--reason", "r", "--resource", "None")]
    [InlineData("'suppress' needs one of these behind it: list, add, prune, import", "suppress")]
    public void Bad_use_is_told(string message, params string[] args)
    {
        using var run = new CliRun();
        run.Write("k.yaml", Key);

        Assert.Equal(ExitCode.Usage, run.Run(args));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_tells_who_accepts_what_and_whether_it_is_of_use()
    {
        using var run = new CliRun();
        run.Write("k.yaml", Key
            + "    Metadata:\n      cfn_nag: { rules_to_suppress: [{ id: F19, reason: nagged }] }\n      PolicyLint:\n        Suppress:\n"
            + "          - { Rule: PL1503, Reason: kept elsewhere, Owner: ops }\n          - { Rule: PL1505, Reason: none }\n          - { Rule: PL15O4, Reason: typo }\n");

        Assert.Equal(ExitCode.Clean, run.Run("suppress", "list", "--select", "PL1503,PL1504,suppressions"));

        Assert.Equal(
            """
            k.yaml:7:44: F19 (cfn_nag): nagged [accepts 1 finding]
            k.yaml:10:21: PL1503 (metadata, by ops): kept elsewhere [accepts 1 finding]
            k.yaml:11:21: PL1505 (metadata): none [accepts nothing]
            k.yaml:12:21: PL15O4 (metadata): typo [there is no rule 'PL15O4'; did you mean 'PL1504'?]
            3 suppressions, 1 of other tools

            """,
            run.Out);
        run.Run("suppress", "list", "--format", "json", "--select", "PL1504");
        Assert.Contains("\"owner\": \"ops\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pruning_takes_out_what_is_of_no_use_and_mends_nothing_else()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", "# policylint: ignore PL1505 -- nothing\n" + Key);

        Assert.Equal(ExitCode.Clean, run.Run("suppress", "prune"));

        Assert.Equal(Key, File.ReadAllText(path));
        Assert.Equal("1 finding mended\n", run.Error);
    }

    [Fact]
    public void Imported_suppressions_keep_their_reasons_and_leave_their_old_place()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", Key
            + "    Metadata:\n      cfn_nag:\n        rules_to_suppress:\n          - id: F19\n            reason: only test builds\n          - id: W999\n            reason: not ours\n");

        Assert.Equal(ExitCode.Clean, run.Run("suppress", "import"));

        Assert.Equal("1 suppression rewritten\n", run.Error);
        Assert.Equal(
            Key + "    Metadata:\n      cfn_nag:\n        rules_to_suppress:\n          - id: W999\n            reason: not ours\n"
            + "      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: only test builds\n",
            File.ReadAllText(path));
        Assert.Equal(ExitCode.Clean, run.Run("check", "--select", "PL1504"));
    }

    [Theory]
    [InlineData("    Metadata: { checkov: { skip: [{ id: CKV_AWS_7, comment: why }] } }\n", "    Metadata: { PolicyLint: { Suppress: [{ Rule: PL1504, Reason: why }] } }\n")]
    [InlineData("    # checkov:skip=CKV_AWS_7:why\n", "    Metadata:\n      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: why\n")]
    [InlineData("    Metadata: { guard: { SuppressedRules: [CMK_BACKING_KEY_ROTATION_ENABLED] } }\n", "    Metadata: { PolicyLint: { Suppress: [{ Rule: PL1504, Reason: accepted for guard without a reason }] } }\n")]
    public void Every_tool_is_understood(string foreign, string ours)
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", Key + foreign);

        run.Run("suppress", "import");

        Assert.Equal(Key + ours, File.ReadAllText(path));
    }

    [Fact]
    public void What_accepts_nothing_is_left_to_its_tool_and_originals_can_be_kept()
    {
        using var run = new CliRun();
        const string Nag = "    Metadata:\n      cfn_nag: { rules_to_suppress: [{ id: F19, reason: r }] }\n";
        var good = run.Write("a.yaml", Key.Replace("false", "true", StringComparison.Ordinal) + Nag);
        var bad = run.Write("k.yaml", Key + Nag);

        run.Run("suppress", "import", "--keep");

        Assert.Equal(Key.Replace("false", "true", StringComparison.Ordinal) + Nag, File.ReadAllText(good));
        Assert.Equal(Key + Nag + "      PolicyLint:\n        Suppress:\n          - Rule: PL1504\n            Reason: r\n", File.ReadAllText(bad));
    }
}
