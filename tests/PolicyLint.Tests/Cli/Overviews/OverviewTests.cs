using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Overviews;

public sealed class OverviewTests : IDisposable
{
    private const string Template =
        """
        Parameters:
          Rotate: { Type: String }
        Resources:
          Bad:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: false }
          Good:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: true }
          Open:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: !Ref Rotate }
          Accepted:
            Type: AWS::KMS::Key
            Metadata: { PolicyLint: { Suppress: [{ Rule: PL1504, Reason: "<b>short-lived</b>" }] } }
            Properties: { EnableKeyRotation: false }
          Signing:
            Type: AWS::KMS::Key
            Properties: { KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY }
          Queue:
            Type: AWS::SQS::Queue
          Strange:
            Type: Acme::Strange::Thing
        """;

    private readonly CliRun _cli = new();

    public OverviewTests() => _cli.Write("stack.yaml", Template);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Verdicts_are_counted_by_layer_and_topic()
    {
        var json = Json();

        foreach (var groups in new[] { "layers", "topics" })
        {
            var group = Assert.Single(json.GetProperty(groups).EnumerateArray(), one => one.GetProperty("name").GetString() is "data" or "kms");
            Assert.Equal(1, group.GetProperty("rules").GetInt32());
            Assert.Equal(1, group.GetProperty("failing").GetInt32());
            Assert.Equal(1, group.GetProperty("errors").GetInt32());
            Assert.Equal(1, group.GetProperty("insufficientData").GetInt32());
            Assert.Equal(1, group.GetProperty("suppressed").GetInt32());
            Assert.Equal(1, group.GetProperty("compliant").GetInt32());
            Assert.Equal(1, group.GetProperty("notApplicable").GetInt32());
        }
    }

    [Fact]
    public void What_no_rule_looked_at_is_told_with_the_reason()
    {
        var coverage = Json().GetProperty("coverage");

        Assert.Equal(7, coverage.GetProperty("resources").GetInt32());
        Assert.Equal(4, coverage.GetProperty("judged").GetInt32());
        Assert.Equal(
            ["Signing notApplicable 17", "Queue notInForce 20", "Strange noRule 22"],
            coverage.GetProperty("notJudged").EnumerateArray().Select(one => $"{one.GetProperty("resource")} {one.GetProperty("state")} {one.GetProperty("line")}"));
        Assert.Equal(
            ["AWS::KMS::Key judged 4/5 1", "AWS::SQS::Queue notInForce 0/1 0", "Acme::Strange::Thing noRule 0/1 0"],
            coverage.GetProperty("types").EnumerateArray()
                .Select(one => $"{one.GetProperty("type")} {one.GetProperty("state")} {one.GetProperty("judged")}/{one.GetProperty("resources")} {one.GetProperty("rules")}"));
    }

    [Fact]
    public void Suppressed_and_unknown_are_listed_as_such_and_passes_are_not()
    {
        Run();

        Assert.Contains("Findings\n  stack.yaml:6:38: error PL1504", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("Unknown\n  stack.yaml:12:38: unknown PL1504", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("Suppressed\n  stack.yaml:16:38: error PL1504", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("-- accepted by metadata: <b>short-lived</b>", _cli.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("stack.yaml:9:", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_decide_the_exit_code_only_where_that_is_asked_for()
    {
        Assert.Equal(ExitCode.Clean, Run());
        Assert.Equal(ExitCode.Findings, Run("--fail-on", "error"));
        _cli.Write("broken.yaml", "Resources: { Key: { Type: AWS::KMS::Key, ");
        Assert.Equal(ExitCode.Unreadable, Run());
    }

    [Fact]
    public void Formats_go_to_different_places()
    {
        Assert.Equal(ExitCode.Usage, Run("--format", "json", "--format", "text"));
        Assert.Contains("json and text go to the same place; write --format text=FILE", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, Run("--format", "htm"));
        Assert.Contains("did you mean 'html'?", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_valid_and_shows_in_a_browser_without_network_in_light_dark_and_print_to_everybody()
    {
        Assert.Equal(ExitCode.Clean, Run("--format", "html=out/report.html"));
        var page = Path.Combine(_cli.Folder, "out", "report.html");

        Assert.DoesNotContain("<b>short-lived", File.ReadAllText(page), StringComparison.Ordinal);
        foreach (var script in new[] { "validate-html.mjs", "open-report.mjs" })
        {
            var (exitCode, output) = NodeTools.Run(script, [page]);
            Assert.True(exitCode == 0, output);
        }
    }

    private JsonElement Json()
    {
        Assert.Equal(ExitCode.Clean, Run("--format", "json"));
        using var json = JsonDocument.Parse(_cli.Out);
        return json.RootElement.Clone();
    }

    private int Run(params string[] options) => _cli.Run(["report", "--select", "PL1504", "--packs", "kms", .. options]);
}
