using Xunit;

namespace PolicyLint.Tests.Cli.Commands;

public class RulesCommandTests
{
    [Fact]
    public void An_id_of_another_tool_is_not_the_beginning_of_a_longer_one()
    {
        using var cli = new CliRun();

        Assert.Equal(0, cli.Run("rules", "CKV_AWS_7"));

        Assert.StartsWith("PL1504 ", cli.Out);
        Assert.DoesNotContain("PL2147", cli.Out);
    }

    [Fact]
    public void Part_of_a_word_finds_rules()
    {
        using var cli = new CliRun();

        Assert.Equal(0, cli.Run("rules", "key-rota"));

        Assert.Contains("PL1504", cli.Out);
    }
}
