using System.Linq;
using System.Text.Json;
using Xunit;

namespace PolicyLint.Tests.Cli.Commands;

public class ConfigShowTests
{
    [Fact]
    public void Every_value_names_who_set_it()
    {
        using var cli = new CliRun();
        cli.Write(".editorconfig", "root = true\n[*]\npolicylint.fail-on = error\npolicylint.packs = kms\n");
        cli.Write("infra/.editorconfig", "[*.yaml]\npolicylint.severity.PL1504 = info\n");
        Assert.Equal(0, cli.Run("config", "show", "infra/a.yaml", "--fail-on", "none", "--format", "json"));

        using var shown = JsonDocument.Parse(cli.Out);
        Assert.Equal("infra/a.yaml", shown.RootElement.GetProperty("file").GetString());
        Assert.Equal(("none", "command line"), Setting(shown, "policylint.fail-on"));
        Assert.Equal(("kms", ".editorconfig"), Setting(shown, "policylint.packs"));
        Assert.Equal(("info", "infra/.editorconfig"), Setting(shown, "policylint.severity.pl1504"));
        Assert.Equal(("closed", null), Setting(shown, "policylint.world"));
        Assert.Equal("info", shown.RootElement.GetProperty("rules").EnumerateArray()
            .Single(rule => rule.GetProperty("id").GetString() == "PL1504").GetProperty("severity").GetString());
        Assert.Empty(shown.RootElement.GetProperty("problems").EnumerateArray());
    }

    [Theory]
    [InlineData("policylint.pakcs", "policylint.packs")]
    [InlineData("policylnt.packs", "policylint.packs")]
    [InlineData("policylint_packs", "policylint.packs")]
    [InlineData("policy-lint.fail-on", "policylint.fail-on")]
    public void A_misspelt_key_is_an_error_that_says_what_was_meant(string written, string meant)
    {
        using var cli = new CliRun();
        cli.Write(".editorconfig", $"root = true\n[*]\n{written} = kms\n");
        Assert.Equal(2, cli.Run("config", "show", "a.yaml", "--format", "json"));

        using var shown = JsonDocument.Parse(cli.Out);
        var problem = Assert.Single(shown.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal($"unknown setting '{written}'; did you mean '{meant}'?", problem.GetProperty("message").GetString());
        Assert.Equal(3, problem.GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("indent_size")]
    [InlineData("dotnet_diagnostic.CA1000.severity")]
    [InlineData("polylint.rules")]
    public void Other_tools_keys_are_not_ours_to_judge(string key)
    {
        using var cli = new CliRun();
        cli.Write(".editorconfig", $"root = true\n[*]\n{key} = 4\n");
        Assert.Equal(0, cli.Run("config", "show", "a.yaml"));
    }

    private static (string? Value, string? File) Setting(JsonDocument shown, string key)
    {
        var setting = shown.RootElement.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("key").GetString() == key);
        return (setting.GetProperty("value").GetString(), setting.GetProperty("file").GetString());
    }
}
