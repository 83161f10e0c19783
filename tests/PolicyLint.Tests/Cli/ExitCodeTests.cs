using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli;

public class ExitCodeTests
{
    [Fact]
    public void Findings_at_or_above_the_threshold_are_1()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);

        Assert.Equal(1, cli.Run("--select", "PL1504"));
        Assert.Equal(0, cli.Run("--select", "PL1504", "--fail-on", "none"));
        Assert.Equal(0, cli.Run("--select", "PL1504", "--severity", "PL1504=info"));
        Assert.Equal(1, cli.Run("--select", "PL1504", "--severity", "PL1504=info", "--fail-on", "info"));
    }

    [Fact]
    public void A_threshold_in_settings_holds_for_its_files()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);
        cli.Write(".editorconfig", "root = true\n[*.yaml]\npolicylint.fail-on = none\n");

        Assert.Equal(0, cli.Run("--select", "PL1504"));
        Assert.Equal(1, cli.Run("--select", "PL1504", "--fail-on", "error"));
    }

    [Fact]
    public void A_wrong_command_line_or_setting_is_2()
    {
        using var cli = new CliRun();
        Assert.Equal(2, cli.Run("--fromat", "json"));
        Assert.Contains("did you mean '--format'?", cli.Error);
        Assert.Equal(2, cli.Run("chekc"));
        Assert.Contains("did you mean 'check'?", cli.Error);
        Assert.Equal(2, cli.Run("--select", "PL9876"));
        Assert.Equal(2, cli.Run("rule", "kms-key-rotation-enabeld"));
        Assert.Contains("did you mean 'kms-key-rotation-enabled'?", cli.Error);

        Assert.Equal(2, cli.Run("config"));
        Assert.Contains("'config' needs one of these behind it: show", cli.Error);
        Assert.Equal(2, cli.Run("config", "shwo", "a.yaml"));
        Assert.Contains("did you mean 'show'?", cli.Error);

        cli.Write("a.yaml", CliRun.BadKey);
        cli.Write(".editorconfig", "root = true\n[*]\npolicylint.pakcs = all\n");
        Assert.Equal(2, cli.Run());
        Assert.Contains("did you mean 'policylint.packs'?", cli.Out);
    }

    [Fact]
    public void Input_that_cannot_be_read_is_4_and_the_rest_is_judged()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);
        cli.Write("broken.json", """{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { """);

        Assert.Equal(4, cli.Run("--select", "PL1504", "--format", "concise"));
        Assert.Contains("broken.json:1:", cli.Out);
        Assert.Contains("a.yaml:5:26: error[PL1504]", cli.Out);
        Assert.Equal(4, cli.Run("missing.yaml"));
    }

    [Fact]
    public void A_shipped_rule_read_from_its_folder_is_that_rule()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);

        Assert.Equal(1, cli.Run("--select", "PL1504", "--rules", Repository.Path("rules", "kms")));
        Assert.DoesNotContain("is taken by", cli.Out);
    }

    [Theory]
    [InlineData(1, 4, 4)]
    [InlineData(4, 2, 2)]
    [InlineData(2, 3, 3)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0, 0)]
    public void The_more_important_code_wins(int left, int right, int expected)
    {
        Assert.Equal(expected, ExitCode.MoreImportant(left, right));
        Assert.Equal(expected, ExitCode.MoreImportant(right, left));
    }
}
