using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PolicyLint.Tests;

/// <summary>The plan in src/README.md, held against the code.</summary>
public class HouseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // In the order of the plan: each room uses only those to its left.
    private static readonly string[] Rooms = ["Text", "Documents", "Model", "Scenarios", "Schemas", "Rules", "Settings", "Evaluations"];

    [Theory]
    [InlineData("PolicyLint.Core", "")]
    [InlineData("PolicyLint.CloudFormation", "PolicyLint.Core")]
    [InlineData("PolicyLint.Cdk", "PolicyLint.Core")]
    [InlineData("PolicyLint.CodeFixes", "PolicyLint.Cdk")]
    [InlineData("PolicyLint.Analysis", "PolicyLint.Cdk,PolicyLint.CloudFormation")]
    [InlineData("PolicyLint.Analyzers", "PolicyLint.Analysis,PolicyLint.CodeFixes")]
    [InlineData("PolicyLint.Analyzers.Ahead", "PolicyLint.Analysis")]
    [InlineData("PolicyLint.AwsConfig", "PolicyLint.Core")]
    [InlineData("PolicyLint.Cli", "PolicyLint.AwsConfig,PolicyLint.CloudFormation")]
    [InlineData("PolicyLint.Lambda", "PolicyLint.AwsConfig")]
    [InlineData("PolicyLint.MSBuild", "PolicyLint.Cli")]
    [InlineData("PolicyLint.CdkPlugin", "PolicyLint.Cli")]
    public void Projects_refer_to_each_other_as_the_plan_says(string project, string expected)
    {
        var file = XDocument.Load(Repository.Path("src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Assert.Equal(expected, string.Join(",", references.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Rooms_use_only_rooms_to_their_left()
    {
        var wrong = new List<string>();
        foreach (var file in Sources("src/PolicyLint.Core"))
        {
            var room = Array.IndexOf(Rooms, Path.GetRelativePath(Repository.Path("src", "PolicyLint.Core"), file).Split(Path.DirectorySeparatorChar)[0]);
            foreach (Match used in Regex.Matches(File.ReadAllText(file), @"^using (?:static )?PolicyLint\.(\w+)", RegexOptions.Multiline, Patience))
            {
                if (room >= 0 && Array.IndexOf(Rooms, used.Groups[1].Value) > room)
                    wrong.Add($"{Shown(file)} uses {used.Groups[1].Value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.Empty(Sources("src").Concat(Sources("tests")).Where(file => File.ReadLines(file).Count() > 400).Select(Shown));

    [Fact]
    public void The_root_holds_only_what_the_plan_allows()
    {
        string[] allowed = ["PolicyLint.sln", "README.md", "LICENSE", "global.json", "action.yml", "src", "tests", "rules", "artifacts", "TestResults"];
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Where(name => !name!.StartsWith('.'));

        Assert.Empty(found.Except(allowed));
    }

    [Fact]
    public void Nothing_names_a_machine_or_a_host_of_packages()
    {
        string[] forbidden = ["/ho" + "me/", "/wo" + "rk/", "/ro" + "ot/", @"C:\" + "Users", "registry.npm" + "js", "api.nu" + "get.org"];
        var files = Sources("src").Concat(Sources("tests"))
            .Concat(Directory.EnumerateFiles(Repository.Path("rules"), "*", SearchOption.AllDirectories))
            .Append(Repository.Path("README.md")).Append(Repository.Path("tests", "node", "package-lock.json"));
        var wrong = files.Where(file => forbidden.Any(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)));

        Assert.Empty(wrong.Select(Shown));
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj|node_modules)[\\/]", RegexOptions.None, Patience));

    private static string Shown(string path) => Path.GetRelativePath(Repository.Root, path);
}
