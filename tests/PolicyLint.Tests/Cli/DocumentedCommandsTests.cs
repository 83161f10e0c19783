using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli;

/// <summary>The commands that the README shows on the samples are run as they stand there.</summary>
public class DocumentedCommandsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Commands()
    {
        var section = Regex.Match(File.ReadAllText(Repository.Path("README.md")), "^## After deployment$(.*?)^## ", RegexOptions.Singleline | RegexOptions.Multiline, Patience);
        var commands = new TheoryData<string>();
        foreach (Match line in Regex.Matches(section.Groups[1].Value, "^policylint (.*?)(?:   .*)?$", RegexOptions.Multiline, Patience))
            commands.Add(line.Groups[1].Value);
        return commands;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_the_README_shows_after_deployment_works(string command)
    {
        using var cli = new CliRun();
        File.Copy(Repository.Path("tests", "samples", "deployed", "snapshot.json"), Path.Combine(cli.Folder, "snapshot.json.gz"));
        var args = new List<string>();
        foreach (var word in command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            args.Add(word.StartsWith("tests/", StringComparison.Ordinal) ? Repository.Path(word.Split('/')) : word);

        var code = cli.Run([.. args]);

        Assert.True(code is ExitCode.Clean or ExitCode.Findings, cli.Error);
    }
}
