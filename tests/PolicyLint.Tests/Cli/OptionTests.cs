using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Cli;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using Xunit;

namespace PolicyLint.Tests.Cli;

/// <summary>Every option of every command, used wrongly: exit code 2, and a word about what was expected.</summary>
public class OptionTests
{
    private const string Hint = "--help' lists commands and options";

    // What cannot be told from the option alone: a value that it cannot have.
    private static readonly Dictionary<string, string> Impossible = new(StringComparer.Ordinal)
    {
        ["--format"] = "fulll",
        ["--parameter"] = "NoEquals",
        ["--parameter-file"] = "nowhere.json",
        ["--select"] = "PL9999",
        ["--ignore"] = "PL9999",
        ["--severity"] = "PL1504=bad",
        ["--packs"] = "nope",
        ["--rules"] = "nowhere",
        ["--as-of"] = "tomorrow",
        ["--baseline"] = "nowhere.json",
        ["--since"] = "nowhere",
    };

    public static TheoryData<string, string> Options()
    {
        var data = new TheoryData<string, string>();
        foreach (var command in CommandTable.All)
        {
            foreach (var option in command.Options)
                data.Add(command.Name, option.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_value_is_neither_missing_nor_given_to_a_switch(string command, string option)
    {
        using var run = new CliRun();
        var spec = Find(command, option);

        Assert.Equal(ExitCode.Usage, run.Run([.. command.Split(' '), spec.TakesValue ? option : option + "=x"]));
        Assert.Contains(spec.TakesValue ? $"{option} needs a value: {option} {spec.Value}" : $"{option} is a switch and takes no value", run.Error, StringComparison.Ordinal);
        Assert.Contains(Hint, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_misspelt_name_is_answered_by_the_right_one(string command, string option)
    {
        using var run = new CliRun();
        var misspelt = option + "z";

        Assert.Equal(ExitCode.Usage, run.Run([.. command.Split(' '), misspelt]));
        Assert.Contains($"'{command}' has no option {misspelt}; did you mean '{option}'?", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_value_that_it_cannot_have_is_refused(string command, string option)
    {
        using var run = new CliRun();
        run.Write("k.yaml", CliRun.BadKey);
        var spec = Find(command, option);
        var bad = spec.OneOf is not null ? "nonsense" : Impossible.GetValueOrDefault(option);
        // To create a baseline a file need not exist.
        if (!spec.TakesValue || bad is null || (command == "baseline create" && option == "--baseline"))
            return;
        var operands = Enumerable.Repeat("PL1504", CommandTable.Named(command)!.LeastOperands);
        string[] reason = command == "suppress add" && option != "--reason" ? ["--reason", "r"] : [];

        Assert.Equal(ExitCode.Usage, run.Run([.. command.Split(' '), .. operands, option, bad, .. reason]));
        if (command == "check" && option != "--since")
            Assert.Contains(bad.Split('=')[0], run.Error, StringComparison.Ordinal);
        Assert.Contains(Hint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_refuses_an_operand_too_many_or_too_few()
    {
        using var run = new CliRun();
        foreach (var command in CommandTable.All)
        {
            if (command.LeastOperands > 0)
                Assert.Equal(ExitCode.Usage, run.Run(command.Name.Split(' ')));
            if (command.MostOperands == int.MaxValue)
                continue;
            Assert.Equal(ExitCode.Usage, run.Run([.. command.Name.Split(' '), .. Enumerable.Repeat("x", command.MostOperands + 1)]));
            Assert.Contains(Hint, run.Error, StringComparison.Ordinal);
        }
    }

    private static OptionSpec Find(string command, string option) => CommandTable.Named(command)!.Options.First(spec => spec.Name == option);
}
