using System.IO;
using PolicyLint.Tests.Cli;
using Xunit;

namespace PolicyLint.Tests.Snapshots;

/// <summary>Every format as users and other programs see it: the same small run, character by character.</summary>
public class FormatSnapshotTests
{
    private const string Rules = "PL1504,PL1710,PL2108,PL2301,PL1801";

    [Theory]
    [InlineData("full", "full.txt")]
    [InlineData("concise", "concise.txt")]
    [InlineData("json", "report.json")]
    [InlineData("sarif", "report.sarif")]
    [InlineData("junit", "junit.xml")]
    [InlineData("github", "github.txt")]
    [InlineData("json-lines", "report.jsonl")]
    [InlineData("gitlab", "gitlab.json")]
    [InlineData("azure", "azure.txt")]
    [InlineData("msbuild", "msbuild.txt")]
    [InlineData("rdjson", "report.rdjson")]
    [InlineData("csv", "crlf/report.csv")]
    [InlineData("html", "report.html")]
    public void A_run_over_the_samples_looks_like_this(string format, string expected)
    {
        using var cli = new CliRun();
        cli.Write("insecure.yaml", File.ReadAllText(Repository.Path("tests", "samples", "insecure.yaml")));
        cli.Write("broken.json", "{ \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": }\n");

        cli.Run("--select", Rules, "--format", format, "--show-unknown", "--as-of", "2026-01-31", "--color", "never");

        Snapshot.Check(expected, cli.Out);
    }

    [Fact]
    public void The_list_of_rules_looks_like_this()
    {
        using var cli = new CliRun();
        cli.Run("rules", "--format", "json", "--resource", "AWS::CloudHSM::Cluster");
        Snapshot.Check("rules.json", cli.Out);
    }

    [Fact]
    public void A_run_twice_gives_the_same_bytes()
    {
        using var cli = new CliRun();
        cli.Write("insecure.yaml", File.ReadAllText(Repository.Path("tests", "samples", "insecure.yaml")));
        cli.Run("--show-all", "--format", "json", "--as-of", "2026-01-31");
        var first = cli.Out;
        cli.Run("--show-all", "--format", "json", "--as-of", "2026-01-31");
        Assert.Equal(first, cli.Out);
    }
}
