using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using PolicyLint.Cli.Reporting;
using Xunit;

namespace PolicyLint.Tests.Cli.Reporting;

/// <summary>The formats that other programs read, held against those programs' own rules.</summary>
public class CiFormatTests
{
    // What plays with tables, pages and agents, in the places that whoever writes a template can choose.
    private const string Hostile =
        """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: '<script>é</script>##vso[task.setvariable variable=x]y]'
          Copy:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: false
        """;

    [Fact]
    public void Rdjson_is_valid_and_counts_columns_in_bytes()
    {
        using var cli = Judged("rdjson");
        Validate("validate-rdjson.mjs", cli, "out.rdjson");

        using var report = Read(cli, "out.rdjson");
        var range = report.RootElement.GetProperty("diagnostics").EnumerateArray()
            .First(one => one.GetProperty("location").GetProperty("path").GetString() == "a,b;]=c.yaml" && one.TryGetProperty("code", out _))
            .GetProperty("location").GetProperty("range");
        var line = Hostile.Split('\n')[4];
        var value = line.Substring(line.IndexOf('\'', StringComparison.Ordinal));
        Assert.Equal(Encoding.UTF8.GetByteCount(value), range.GetProperty("end").GetProperty("column").GetInt32() - range.GetProperty("start").GetProperty("column").GetInt32());
        Assert.NotEqual(value.Length, Encoding.UTF8.GetByteCount(value));
    }

    [Fact]
    public void Html_is_valid_and_runs_nothing_that_a_template_says()
    {
        using var cli = Judged("html");
        Validate("validate-html.mjs", cli, "out.html");

        var page = File.ReadAllText(Path.Combine(cli.Folder, "out.html"));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_is_read_by_others_field_by_field()
    {
        using var cli = Judged("csv");
        var (code, output) = NodeTools.Run("read-csv.mjs", [Path.Combine(cli.Folder, "out.csv")]);
        Assert.True(code == 0, output);

        using var rows = JsonDocument.Parse(output);
        var row = Assert.Single(rows.RootElement.EnumerateArray(), one => one.GetProperty("resource").GetString() == "Copy");
        Assert.Equal("a,b;]=c.yaml", row.GetProperty("file").GetString());
        Assert.Equal("NON_COMPLIANT", row.GetProperty("verdict").GetString());
        Assert.Equal("PL1504", row.GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a=1", "a=1")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void A_spreadsheet_takes_no_field_for_a_formula(string text, string expected) => Assert.Equal(expected, CsvReporter.Field(text));

    // GitLab's documentation: these five fields, one of five severities, a relative path without "./", fingerprints that identify a violation.
    [Fact]
    public void Gitlab_has_the_fields_that_its_documentation_demands_and_no_fingerprint_twice()
    {
        using var cli = Judged("gitlab");
        using var report = Read(cli, "out.gitlab");
        var violations = report.RootElement.EnumerateArray().ToList();

        Assert.Contains(violations, one => one.GetProperty("severity").GetString() == "blocker");
        Assert.Equal(violations.Count, violations.Select(one => one.GetProperty("fingerprint").GetString()).Distinct().Count());
        foreach (var violation in violations)
        {
            Assert.Equal(["description", "check_name", "fingerprint", "severity", "location"], violation.EnumerateObject().Select(field => field.Name));
            Assert.NotEqual("", violation.GetProperty("description").GetString());
            Assert.Contains(violation.GetProperty("severity").GetString(), new[] { "info", "minor", "major", "critical", "blocker" });
            var location = violation.GetProperty("location");
            Assert.DoesNotMatch(@"^(\./|/)", location.GetProperty("path").GetString()!);
            Assert.InRange(location.GetProperty("lines").GetProperty("begin").GetInt32(), 1, 100);
        }
    }

    [Fact]
    public void Copies_of_a_file_are_violations_of_their_own_for_gitlab_and_a_move_changes_nothing()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);
        var one = Prints(cli);
        File.Move(Path.Combine(cli.Folder, "a.yaml"), Path.Combine(cli.Folder, "b.yaml"));
        Assert.Equal(one, Prints(cli));
        cli.Write("c.yaml", CliRun.BadKey);
        var two = Prints(cli);

        Assert.Equal(2, two.Distinct().Count());
        Assert.Contains(one[0], two);
    }

    [Fact]
    public void An_azure_agent_reads_back_what_was_meant_and_takes_no_command_from_a_template()
    {
        using var cli = Judged("azure");
        var lines = File.ReadAllLines(Path.Combine(cli.Folder, "out.azure"));

        Assert.All(lines, line => Assert.StartsWith("##vso[task.logissue ", line, StringComparison.Ordinal));
        var (properties, message) = AsAgent(lines.First(line => line.Contains("code=PL1504;", StringComparison.Ordinal)));
        Assert.Equal("type=error|sourcepath=a,b;]=c.yaml|linenumber=5|columnnumber=26|code=PL1504", properties);
        Assert.StartsWith("Symmetric KMS keys rotate", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_less_than_a_warning_is_a_plain_line_for_azure_that_gives_no_command()
    {
        using var cli = new CliRun();
        cli.Write("##vso[task.complete result=Failed].yaml", CliRun.BadKey);
        cli.Run("--select", "PL1504", "--severity", "PL1504=info", "--format", "azure");

        Assert.DoesNotContain("##", cli.Out);
        Assert.Contains("info[PL1504]", cli.Out);
    }

    [Fact]
    public void Json_lines_say_what_the_json_report_says()
    {
        using var cli = Judged("json-lines");
        var records = File.ReadAllLines(Path.Combine(cli.Folder, "out.json-lines")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        cli.Run("--select", "PL1504", "--format", "json");
        using var report = JsonDocument.Parse(cli.Out);

        Assert.Equal(["problem", "evaluation", "summary"], records.Select(record => record.GetProperty("record").GetString()).Distinct());
        Assert.Equal(
            report.RootElement.GetProperty("evaluations").EnumerateArray().Select(Fields),
            records.Where(record => record.GetProperty("record").GetString() == "evaluation").Select(record => Fields(record)["\"record\":\"evaluation\",".Length..]));
        Assert.Equal(4, records[^1].GetProperty("exitCode").GetInt32());
    }

    private static string Fields(JsonElement element) => string.Join(",", element.EnumerateObject().Select(field => $"\"{field.Name}\":{JsonSerializer.Serialize(field.Value)}"));

    private static CliRun Judged(string format)
    {
        var cli = new CliRun();
        cli.Write("a,b;]=c.yaml", Hostile);
        cli.Write("broken.json", """{ "AWSTemplateFormatVersion": """);
        cli.Run("--select", "PL1504", "--format", $"{format}=out.{format}");
        return cli;
    }

    private static string[] Prints(CliRun cli)
    {
        cli.Run("--select", "PL1504", "--format", "gitlab");
        using var report = JsonDocument.Parse(cli.Out);
        return [.. report.RootElement.EnumerateArray().Select(one => one.GetProperty("fingerprint").GetString()!)];
    }

    private static JsonDocument Read(CliRun cli, string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(cli.Folder, file)));

    private static void Validate(string script, CliRun cli, string file)
    {
        var (code, output) = NodeTools.Run(script, [Path.Combine(cli.Folder, file)]);
        Assert.True(code == 0, output);
    }

    // The agent ends the command at the first ']' and splits its properties at ';', then takes the escapes back.
    private static (string Properties, string Message) AsAgent(string line)
    {
        var close = line.IndexOf(']', StringComparison.Ordinal);
        var properties = line["##vso[task.logissue ".Length..close].Split(';', StringSplitOptions.RemoveEmptyEntries);
        return (string.Join("|", properties.Select(Back)), Back(line[(close + 1)..]));

        static string Back(string text) => text
            .Replace("%3B", ";", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal)
            .Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal)
            .Replace("%AZP25", "%", StringComparison.Ordinal);
    }
}
