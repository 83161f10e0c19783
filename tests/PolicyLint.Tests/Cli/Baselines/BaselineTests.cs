using System;
using System.IO;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Baselines;

public class BaselineTests
{
    private const string File1 = "policylint-baseline.json";

    private const string TwoKeys =
        """
        Resources:
          One:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: false }
          Two:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: true }

        """;

    [Fact]
    public void What_was_there_is_accepted_and_what_is_new_fails()
    {
        using var run = Started();

        Assert.Equal(ExitCode.Clean, run.Run("check", "--baseline", File1, "--select", "PL1504"));
        run.Write("k.yaml", TwoKeys.Replace("true", "false", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Findings, run.Run("check", "--baseline", File1, "--select", "PL1504", "--format", "concise"));
        Assert.Contains("[Two]", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("[One]", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_holds_when_lines_move_files_are_renamed_and_resources_change_places()
    {
        using var run = Started();
        File.Delete(Path.Combine(run.Folder, "k.yaml"));
        run.Write("moved/other.json", """{ "Resources": { "Two": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": true } }, "One": { "Properties": { "EnableKeyRotation": "false" }, "Type": "AWS::KMS::Key" } } }""");

        Assert.Equal(ExitCode.Clean, run.Run("check", "--baseline", File1, "--select", "PL1504"));
    }

    [Fact]
    public void A_copy_of_an_accepted_finding_is_a_new_one()
    {
        using var run = Started();
        run.Write("a.yaml", TwoKeys);

        Assert.Equal(ExitCode.Findings, run.Run("check", "--baseline", File1, "--select", "PL1504", "--format", "concise"));
        Assert.StartsWith("a.yaml:", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("k.yaml:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_name_it_for_the_files_of_a_section()
    {
        using var run = Started();
        File.Move(Path.Combine(run.Folder, File1), Path.Combine(run.Folder, "accepted.json"));
        File.AppendAllText(Path.Combine(run.Folder, ".editorconfig"), "[k.yaml]\npolicylint.baseline = accepted.json\n");

        Assert.Equal(ExitCode.Clean, run.Run("check", "--select", "PL1504"));
        run.Write("a.yaml", TwoKeys);
        Assert.Equal(ExitCode.Findings, run.Run("check", "--select", "PL1504"));
    }

    [Fact]
    public void It_is_sorted_and_has_a_line_for_each_finding()
    {
        using var run = new CliRun();
        run.Write("b.yaml", TwoKeys);
        run.Write("a.yaml", TwoKeys);
        run.Run("baseline", "create", "--select", "PL1504");

        var lines = File.ReadAllLines(Path.Combine(run.Folder, File1));

        Assert.Equal("2 findings accepted in policylint-baseline.json\n", run.Out);
        Assert.Equal(["{", "  \"version\": 1,", "  \"findings\": ["], lines[..3]);
        Assert.StartsWith("    { \"file\": \"a.yaml\", \"resource\": \"One\", \"rule\": \"PL1504\", \"path\": \"EnableKeyRotation\", \"message\": \"", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("    { \"file\": \"b.yaml\"", lines[4], StringComparison.Ordinal);
        Assert.Equal(["  ]", "}"], lines[5..]);
    }

    [Fact]
    public void One_that_exists_is_replaced_only_by_force_and_keeps_reasons()
    {
        using var run = Started();
        var path = Path.Combine(run.Folder, File1);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"fingerprint\"", "\"reason\": \"old keys\", \"fingerprint\"", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Usage, run.Run("baseline", "create", "--select", "PL1504"));
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, run.Run("baseline", "create", "--select", "PL1504", "--force"));
        Assert.Contains("\"reason\": \"old keys\"", File.ReadAllText(path), StringComparison.Ordinal);
        run.Run("check", "--baseline", File1, "--select", "PL1504", "--show-suppressed");
        Assert.Contains("old keys", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pruning_takes_out_what_is_mended_and_adds_nothing()
    {
        using var run = Started();
        run.Write("k.yaml", TwoKeys.Replace("true", "FALSE", StringComparison.Ordinal).Replace("false", "true", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Clean, run.Run("baseline", "prune", "--select", "PL1504"));

        Assert.Equal("1 finding taken out of policylint-baseline.json, 0 left\n", run.Out);
        Assert.Equal(ExitCode.Findings, run.Run("check", "--baseline", File1, "--select", "PL1504"));
    }

    [Theory]
    [InlineData("--select", "PL1503")]
    [InlineData("other.yaml", "--select", "PL1504")]
    public void Pruning_leaves_what_was_not_judged(params string[] args)
    {
        using var run = Started();
        run.Write("k.yaml", TwoKeys.Replace("false", "true", StringComparison.Ordinal));
        run.Write("other.yaml", TwoKeys.Replace("false", "true", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Clean, run.Run(["baseline", "prune", .. args]));

        Assert.EndsWith(", 1 left\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_shown()
    {
        using var run = Started();

        Assert.Equal(ExitCode.Clean, run.Run("baseline", "show"));
        Assert.StartsWith("k.yaml: PL1504 [One.EnableKeyRotation] ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 finding accepted in policylint-baseline.json\n     1 PL1504\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "policylint-baseline.json:1:")]
    [InlineData("[]", "this is no baseline")]
    [InlineData("""{ "version": 2, "findings": [] }""", "another version")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "PL1504" }] }""", "a finding needs 'fingerprint' and 'rule'")]
    [InlineData("""{ "version": 1, "findings": [{ "rule": "PL1504", "fingerprint": "x", "fille": "y" }] }""", "did you mean 'file'?")]
    public void A_broken_one_is_a_settings_error_with_its_place(string text, string message)
    {
        using var run = Started();
        run.Write(File1, text);

        Assert.Equal(ExitCode.Usage, run.Run("check", "--baseline", File1, "--select", "PL1504"));
        Assert.Contains(message, run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, run.Run("baseline", "prune", "--select", "PL1504"));
    }

    [Theory]
    [InlineData("check", "--baseline", "none.json")]
    [InlineData("baseline", "prune", "--baseline", "none.json")]
    [InlineData("baseline", "show", "--baseline", "none.json")]
    public void A_missing_one_is_a_usage_error(params string[] args)
    {
        using var run = Started();

        Assert.Equal(ExitCode.Usage, run.Run(args));
        Assert.Contains("policylint baseline create", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_accepted_of_files_that_cannot_be_read()
    {
        using var run = new CliRun();
        run.Write("k.yaml", TwoKeys + "  - [");

        Assert.Equal(ExitCode.Unreadable, run.Run("baseline", "create", "k.yaml"));
        Assert.False(File.Exists(Path.Combine(run.Folder, File1)));
    }

    [Fact]
    public void What_it_accepts_is_not_mended()
    {
        using var run = Started();

        Assert.Equal(ExitCode.Clean, run.Run("fix", "--baseline", File1, "--select", "PL1504"));
        Assert.Equal(TwoKeys, File.ReadAllText(Path.Combine(run.Folder, "k.yaml")));
    }

    private static CliRun Started()
    {
        var run = new CliRun();
        run.Write("k.yaml", TwoKeys);
        Assert.Equal(ExitCode.Clean, run.Run("baseline", "create", "--select", "PL1504"));
        return run;
    }
}
