using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using PolicyLint.Cli;
using PolicyLint.Tests.Snapshots;
using Xunit;

namespace PolicyLint.Tests.Cli.Compliance;

/// <summary>The formats of <c>compliance</c> that other services read, held against those services' published models and limits.</summary>
public class OutputFormatTests
{
    private const string Rules = "PL1504,PL2122,PL2301,PL2104";

    [Theory]
    [InlineData("csv", "crlf/compliance.csv")]
    [InlineData("config-evaluations", "config-evaluations.jsonl")]
    [InlineData("asff", "asff.jsonl")]
    [InlineData("ocsf", "ocsf.jsonl")]
    [InlineData("sarif", "compliance.sarif")]
    public void A_run_over_the_sample_looks_like_this(string format, string expected)
    {
        using var cli = new CliRun();
        cli.Write("snapshot.json", File.ReadAllText(Sample("snapshot.json")));

        Assert.Equal(ExitCode.Findings, cli.Run("compliance", "snapshot.json", "--select", Rules, "--format", format, "--show-all"));
        Snapshot.Check(expected, cli.Out);
    }

    [Theory]
    [InlineData("config-evaluations", "ConfigService", "putEvaluations")]
    [InlineData("asff", "SecurityHub", "batchImportFindings")]
    public void Requests_are_valid_by_the_services_own_model(string format, string service, string operation)
    {
        using var cli = new CliRun();
        cli.Write("items.json", Volumes(250));
        cli.Run("compliance", Sample("snapshot.json"), "items.json", "--format", format, "--show-all");
        var requests = cli.Write("requests.json", new JsonArray([.. Lines(cli.Out)]).ToJsonString());

        var (exitCode, errors) = NodeTools.Run("validate-aws.mjs", [service, operation, requests]);
        Assert.True(exitCode == 0, errors);
    }

    [Fact]
    public void Sarif_is_valid_by_the_official_schema()
    {
        using var cli = new CliRun();
        cli.Write("broken.json", """{"configurationItems":[{"resourceType":""");
        cli.Run("compliance", Sample("snapshot.json"), "broken.json", "--format", "sarif=out.sarif", "--show-all");

        var (exitCode, errors) = NodeTools.Run("validate-sarif.mjs", [Path.Combine(cli.Folder, "out.sarif")]);
        Assert.True(exitCode == 0, errors);
    }

    [Fact]
    public void Evaluations_come_in_requests_of_a_hundred()
    {
        using var cli = new CliRun();
        cli.Write("items.json", Volumes(250));
        cli.Run("compliance", "items.json", "--select", "PL2104", "--format", "config-evaluations", "--result-token", "abc");

        var requests = Lines(cli.Out);
        Assert.Equal([100, 100, 50], requests.Select(request => request["Evaluations"]!.AsArray().Count));
        Assert.All(requests, request => Assert.Equal("abc", (string?)request["ResultToken"]));
        Assert.All(requests, request => Assert.False((bool?)request["TestMode"]));
        Assert.Equal(250, requests.SelectMany(request => request["Evaluations"]!.AsArray()).Select(one => (string?)one!["ComplianceResourceId"]).Distinct().Count());
    }

    [Fact]
    public void Without_a_token_AWS_Config_keeps_nothing()
    {
        using var cli = new CliRun();
        cli.Write("items.json", Volumes(1));
        cli.Run("compliance", "items.json", "--select", "PL2104", "--format", "config-evaluations");

        Assert.True((bool?)Assert.Single(Lines(cli.Out))["TestMode"]);
    }

    [Fact]
    public void A_resource_has_one_evaluation_with_what_all_rules_say()
    {
        using var cli = new CliRun();
        cli.Run("compliance", Sample("snapshot.json"), "--select", "PL2122,PL2124,PL3132", "--format", "config-evaluations");

        var evaluation = Assert.Single(Assert.Single(Lines(cli.Out))["Evaluations"]!.AsArray())!;
        var annotation = (string?)evaluation["Annotation"];
        Assert.Contains("PL2122: ", annotation, StringComparison.Ordinal);
        Assert.Contains("PL3132: ", annotation, StringComparison.Ordinal);
        Assert.InRange(annotation!.Length, 1, 256);
    }

    [Fact]
    public void What_cannot_be_told_is_withheld_and_counted()
    {
        using var cli = new CliRun();
        // Whether a flow log covers the VPC is not in the VPC's item, and a single item is not the whole account.
        cli.Write("items.json", Volumes(1).Replace("AWS::EC2::Volume", "AWS::EC2::VPC", StringComparison.Ordinal));
        cli.Run("compliance", "items.json", "--select", "PL1801", "--format", "config-evaluations");

        Assert.Equal("", cli.Out);
        Assert.Contains("config-evaluations: withheld 1 with INSUFFICIENT_DATA, which AWS Config does not take", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_keep_the_limits_of_Security_Hub()
    {
        using var cli = new CliRun();
        cli.Write("items.json", Volumes(150, new string('n', 600)));
        cli.Run("compliance", Sample("snapshot.json"), "items.json", "--format", "asff", "--show-all");

        var requests = Lines(cli.Out);
        Assert.All(requests, request => Assert.InRange(request["Findings"]!.AsArray().Count, 1, 100));
        var ids = new HashSet<string>();
        foreach (var finding in requests.SelectMany(request => request["Findings"]!.AsArray()))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(finding!.ToJsonString()), 1, 240 * 1024);
            Assert.True(ids.Add((string)finding["Id"]!));
            AssertLength(finding["Id"], 512);
            AssertLength(finding["ProductArn"], 2048);
            AssertLength(finding["GeneratorId"], 512);
            AssertLength(finding["Title"], 256);
            AssertLength(finding["Description"], 1024);
            AssertLength(finding["Resources"]![0]!["Id"], 512);
            Assert.Contains((string?)finding["Compliance"]!["Status"], (string[])["PASSED", "FAILED", "NOT_AVAILABLE"]);
            Assert.Equal(finding["CreatedAt"]!.ToString(), finding["UpdatedAt"]!.ToString());
        }
    }

    [Fact]
    public void Events_have_what_class_2003_requires()
    {
        using var cli = new CliRun();
        cli.Run("compliance", Sample("snapshot.json"), "--format", "ocsf", "--show-all");

        foreach (var line in Lines(cli.Out))
        {
            Assert.Equal(2003, (int?)line["class_uid"]);
            Assert.Equal(2, (int?)line["category_uid"]);
            Assert.Equal(((int?)line["class_uid"] * 100) + (int?)line["activity_id"], (int?)line["type_uid"]);
            Assert.InRange((int)line["severity_id"]!, 1, 4);
            Assert.InRange((long)line["time"]!, Milliseconds("2026-03-02T10:15:30Z"), Milliseconds("2026-03-02T10:15:33Z"));
            Assert.NotNull(line["metadata"]!["version"]);
            Assert.NotNull(line["metadata"]!["product"]!["vendor_name"]);
            Assert.NotNull(line["finding_info"]!["uid"]);
            Assert.NotNull(line["finding_info"]!["title"]);
            Assert.NotEmpty(line["compliance"]!["standards"]!.AsArray());
            Assert.InRange((int)line["compliance"]!["status_id"]!, 1, 3);
            Assert.NotNull(line["cloud"]!["provider"]);
            Assert.NotEmpty(line["resources"]!.AsArray());
        }
    }

    [Theory]
    [InlineData("config-evaluations")]
    [InlineData("asff")]
    [InlineData("ocsf")]
    public void Nothing_to_say_makes_no_lines(string format)
    {
        using var cli = new CliRun();
        cli.Run("compliance", Sample("snapshot.json"), "--select", "PL1801", "--format", format);
        Assert.Equal("", cli.Out);
    }

    private static void AssertLength(JsonNode? text, int most) => Assert.InRange(((string)text!).Length, 1, most);

    private static long Milliseconds(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static string Sample(string name) => Repository.Path("tests", "samples", "deployed", name);

    private static List<JsonNode> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string Volumes(int count, string name = "vol")
    {
        var items = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            items.Append(CultureInfo.InvariantCulture, $$$"""
                {"configurationItemVersion":"1.3","configurationItemCaptureTime":"2026-03-02T10:15:30.123Z","awsAccountId":"111122223333","configurationItemStatus":"OK","resourceType":"AWS::EC2::Volume","resourceId":"{{{name}}}-{{{i:D4}}}","ARN":"arn:aws:ec2:eu-west-1:111122223333:volume/{{{name}}}-{{{i:D4}}}","awsRegion":"eu-west-1","tags":{},"configuration":{"volumeId":"{{{name}}}-{{{i:D4}}}","encrypted":false},"supplementaryConfiguration":{}}
                """).Append('\n');
        }

        return items.ToString();
    }
}
