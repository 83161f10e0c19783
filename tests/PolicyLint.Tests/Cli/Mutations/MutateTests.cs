using System;
using System.Text.Json;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Mutations;

public sealed class MutateTests : IDisposable
{
    private const string Rule = """
        {
          "id": "XY1", "name": "keys-rotate", "title": "Keys rotate", "severity": "error", "layer": "data", "resource": "AWS::KMS::Key",
          "require": { "at": "EnableKeyRotation", "const": true }
        }
        """;

    private const string Passes = """
        # XY1: Keys rotate

        No value of it is ever unknown: in this test.

        ## Passes

        ```yaml
        Resources:
          Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
        ```

        ## Fails

        ```yaml
        Resources:
          Key: { Type: AWS::KMS::Key } # fails
        ```

        """;

    private const string FailsAtTheValue = """
        ```yaml
        Resources:
          Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: false } } # fails
        ```

        """;

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_no_example_notices_is_named_with_its_place()
    {
        Write(Passes);

        Assert.Equal(ExitCode.Findings, _cli.Run("test", "--mutate"));
        Assert.Equal(
            """
            XY1  keys-rotate: 2 of 3 killed
              rules/kms/keys-rotate.rule.json:3:43: drop-keyword: 'const' dropped
            1 rule: 2 of 3 mutants killed (66.6 %), 1 survives, 0 invalid ones not counted; less than 95 %

            """, _cli.Out);
    }

    [Fact]
    public void Examples_that_notice_everything_suffice()
    {
        Write(Passes + FailsAtTheValue);

        Assert.Equal(ExitCode.Clean, _cli.Run("test", "--mutate", "--at-least", "100"));
        Assert.Contains("3 of 3 mutants killed (100 %)", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_that_is_demanded_decides_the_exit_code()
    {
        Write(Passes);

        Assert.Equal(ExitCode.Clean, _cli.Run("test", "--mutate", "--at-least", "66.6"));
        Assert.Equal(ExitCode.Findings, _cli.Run("test", "--mutate", "--at-least", "66.7"));
    }

    [Fact]
    public void A_page_that_does_not_hold_proves_nothing()
    {
        Write(Passes.Replace("EnableKeyRotation: true", "EnableKeyRotation: false", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Findings, _cli.Run("test", "--mutate", "--at-least", "0"));
        Assert.Contains("XY1  keys-rotate: not mutated: its page does not hold", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_the_same()
    {
        Write(Passes);

        Assert.Equal(ExitCode.Findings, _cli.Run("test", "--mutate", "--format", "json"));
        using var json = JsonDocument.Parse(_cli.Out);
        var survivor = json.RootElement.GetProperty("rules")[0].GetProperty("survivors")[0];
        Assert.Equal("drop-keyword", survivor.GetProperty("mutation").GetString());
        Assert.Equal(3, survivor.GetProperty("line").GetInt32());
        Assert.Equal(66.6m, json.RootElement.GetProperty("summary").GetProperty("percent").GetDecimal());
    }

    [Theory]
    [InlineData("--format=json", "--at-least and --format are about --mutate")]
    [InlineData("--mutate,--at-least=101", "--at-least wants a number from 0 to 100, but was given '101'")]
    public void What_makes_no_sense_is_refused(string arguments, string expected)
    {
        Write(Passes);

        Assert.Equal(ExitCode.Usage, _cli.Run(["test", .. arguments.Split(',')]));
        Assert.Contains(expected, _cli.Error, StringComparison.Ordinal);
    }

    private void Write(string page)
    {
        _cli.Write("rules/kms/keys-rotate.rule.json", Rule);
        _cli.Write("rules/kms/keys-rotate.md", page);
    }
}
