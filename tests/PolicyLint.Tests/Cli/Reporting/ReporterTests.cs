using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using PolicyLint.Cli.Reporting;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Cli.Reporting;

public class ReporterTests
{
    // A credential as a literal, a default, in a condition, in an environment and in user data, each found by some rule.
    private const string Secrets =
        """
        Parameters:
          DbPassword:
            Type: String
            NoEcho: true
            Default: hunter22secret
        Conditions:
          HasPassword: !Not [!Equals [!Ref DbPassword, '']]
        Resources:
          Literal:
            Type: AWS::RDS::DBInstance
            Properties:
              MasterUsername: hunter1
              MasterUserPassword: 'hunter22secret' # never print me
          FromParameter:
            Type: AWS::RDS::DBInstance
            Condition: HasPassword
            Properties:
              MasterUserPassword: !Ref DbPassword
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Environment: { Variables: { API_KEY: "hunter22secret", Other: 1 } }
          Server:
            Type: AWS::EC2::Instance
            Properties:
              UserData: !Base64 "export DB_PASSWORD=hunter22secret"
          Choice:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: !If [HasPassword, false, true]
        """;

    [Theory]
    [InlineData("concise", " [Api]\n")]
    [InlineData("full", "AWS::ApiGateway::Stage 'ApiLiveStage' of 'Api'")]
    [InlineData("json", "\"resource\": \"Api\"")]
    [InlineData("json", "\"generated\": \"ApiLiveStage\"")]
    [InlineData("csv", ",Api,AWS::ApiGateway::Stage,")]
    [InlineData("sarif", "\"name\": \"Api\"")]
    [InlineData("junit", ": Api\"")]
    public void What_a_transform_generates_is_told_by_the_name_that_stands_in_the_template(string format, string told)
    {
        using var cli = new CliRun();
        cli.Write(
            "a.yaml",
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Api: { Type: AWS::Serverless::Api, Properties: { StageName: Live } }
            """);

        cli.Run("--select", "PL1106", "--format", format);

        Assert.Contains(told, cli.Out);
    }

    [Fact]
    public void Full_shows_the_line_with_the_reason_under_the_value()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);
        cli.Run("--select", "PL1504");

        Assert.StartsWith(
            """
            error[PL1504]: Symmetric KMS keys rotate their backing key every year
             --> a.yaml:5:26
              |
            5 |       EnableKeyRotation: false
              |                          ^^^^^ the key's material never changes
              |
              = note: in AWS::KMS::Key 'Key' at EnableKeyRotation
              = help: Set EnableKeyRotation to true.
              = see: policylint rule PL1504

            1 error in 1 file.

            """,
            cli.Out);
    }

    [Fact]
    public void A_credential_is_shown_by_its_place_alone()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", Secrets);
        cli.Run("--select", "PL1710");

        Assert.Contains(
            """
              --> a.yaml:13:27
               |
            13 |       MasterUserPassword: *** # never print me
               |                           ^^^ is a secret in plain text

            """.TrimEnd(),
            cli.Out,
            StringComparison.Ordinal);
        Assert.Contains(" 5 |     Default: ***\n", cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""  "MasterUserPassword": "pa\"ssword1",""", """  "MasterUserPassword": ***,""")]
    [InlineData("""  "MasterUserPassword": "ab\"cdefgh",""", """  "MasterUserPassword": ***,""")]
    [InlineData("""{ "MasterUserPassword": "hunter\\", "Port": "1" }""", """{ "MasterUserPassword": ***, "Port": "1" }""")]
    [InlineData("MasterUserPassword: 'ab''cdefgh' # why", "MasterUserPassword: *** # why")]
    [InlineData("MasterUserPassword: 'hunter22", "MasterUserPassword: ***")]
    [InlineData("MasterUserPassword: abc,defgh1", "MasterUserPassword: ***")]
    [InlineData("MasterUserPassword: ab}c]defgh1 # why", "MasterUserPassword: *** # why")]
    [InlineData("MasterUserPassword: hunter22, or another", "MasterUserPassword: ***")]
    [InlineData("Tags: [{ A: 1 }], DbPassword: abcde,1", "Tags: [{ A: 1 }], DbPassword: ***")]
    [InlineData("Db: { DbPassword: hunter22, Port: 1 }", "Db: { DbPassword: ***, Port: 1 }")]
    [InlineData("Db: [ DbPassword: hunter22 ]", "Db: [ DbPassword: *** ]")]
    [InlineData("Db: { DbPassword: abc, Port: 543210 }", "Db: { DbPassword: abc, Port: 543210 }")]
    [InlineData("""  "ManageMasterUserPassword": false,""", """  "ManageMasterUserPassword": false,""")]
    [InlineData("""  "ManageMasterUserPassword":false,"Port":1""", """  "ManageMasterUserPassword":false,"Port":1""")]
    [InlineData("MasterUserPassword: false,friend", "MasterUserPassword: ***")]
    [InlineData("""  "MasterUserPassword": { "Ref": "DbPassword" },""", """  "MasterUserPassword": { "Ref": "DbPassword" },""")]
    public void What_stands_behind_the_name_of_a_credential_is_covered_to_its_end(string line, string shown) =>
        Assert.Equal(shown, SecretPlaces.None.LineOf(new SourceFile("a", line).Span(0, 0)).Text);

    public static TheoryData<string> Formats => [.. ReportFormats.Names];

    // The lines for GitHub are commands, which a runner takes as a whole.
    public static TheoryData<string> FormatsOfText => [.. ReportFormats.Names.Where(name => name != "github")];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_format_shows_a_credential_whatever_it_tells_of_its_line(string format)
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", Secrets);
        cli.Run("--show-all", "--format", format);

        Assert.NotEqual("", cli.Out);
        Assert.DoesNotContain("hunter", cli.Out, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hunter", cli.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(FormatsOfText))]
    public void What_is_printed_gives_a_build_agent_no_command(string format)
    {
        using var cli = new CliRun();
        cli.Write("##[error]a ##VSO[task.complete].yaml", CliRun.BadKey.Replace("false", "'##vso[task.setvariable variable=x]y' # ##[group]", StringComparison.Ordinal));
        cli.Run("--select", "PL1504", "--severity", "PL1504=info", "--format", format);

        Assert.Contains("PL1504", cli.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("##[", cli.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", cli.Out, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"(?m)^\s*::\w", cli.Out);
    }

    [Fact]
    public void What_would_be_a_command_means_the_same_in_json_and_xml()
    {
        using var cli = new CliRun();
        const string Path = "##[error]a ##VSO[task.complete] ###[ ## [.yaml";
        cli.Write(Path, CliRun.BadKey);

        cli.Run("--select", "PL1504", "--format", "json");
        using var report = JsonDocument.Parse(cli.Out);
        Assert.Equal(Path, report.RootElement.GetProperty("evaluations")[0].GetProperty("file").GetString());
        cli.Run("--select", "PL1504", "--format", "junit");
        Assert.Equal(Path, (string?)XDocument.Parse(cli.Out).Root!.Elements().First().Attribute("name"));
    }

    [Fact]
    public void Sarif_is_valid_by_the_official_schema()
    {
        using var cli = new CliRun();
        cli.Write("a b%.yaml", CliRun.BadKey);
        cli.Write("broken.json", """{ "AWSTemplateFormatVersion": """);
        cli.Run("--show-all", "--format", "sarif=out.sarif");

        var (exitCode, errors) = NodeTools.Run("validate-sarif.mjs", [Path.Combine(cli.Folder, "out.sarif")]);
        Assert.True(exitCode == 0, errors);

        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(cli.Folder, "out.sarif")));
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.Contains(run.GetProperty("results").EnumerateArray(), result =>
            result.GetProperty("ruleId").GetString() == "PL1504"
            && result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString() == "a%20b%25.yaml");
        Assert.Equal(4, run.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Json_lists_only_what_fails_unless_asked()
    {
        using var cli = new CliRun();
        cli.Write("a.yaml", CliRun.BadKey);
        cli.Run("--select", "PL1504,PL1519", "--format", "json");

        using var report = JsonDocument.Parse(cli.Out);
        var evaluation = Assert.Single(report.RootElement.GetProperty("evaluations").EnumerateArray());
        Assert.Equal(
            ["file", "line", "column", "endLine", "endColumn", "rule", "name", "resource", "type", "path", "verdict", "severity", "message", "reason", "scenario", "fingerprint", "suppressed"],
            evaluation.EnumerateObject().Select(property => property.Name));
        Assert.Equal("NON_COMPLIANT", evaluation.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Junit_counts_what_it_holds_and_survives_strange_names()
    {
        using var cli = new CliRun();
        cli.Write("<&>\".yaml", CliRun.BadKey);
        cli.Run("--select", "PL1504", "--format", "junit");

        var suites = XDocument.Parse(cli.Out).Root!;
        Assert.Equal("1", (string?)suites.Attribute("failures"));
        Assert.Equal("<&>\".yaml", (string?)suites.Element("testsuite")!.Attribute("name"));
        Assert.Equal(suites.Descendants("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)suites.Attribute("tests"));
    }

    [Fact]
    public void Workflow_commands_escape_what_would_end_them()
    {
        using var cli = new CliRun();
        cli.Write("a,b:c.yaml", CliRun.BadKey);
        cli.Run("--select", "PL1504", "--format", "github");

        Assert.StartsWith("::error file=a%2Cb%3Ac.yaml,line=5,endLine=5,col=26,endColumn=31,title=PL1504%3A kms-key-rotation-enabled::", cli.Out);
        Assert.Contains("%0A", cli.Out);
    }

    [Theory]
    [InlineData("ab cd", 3, 5, 3, 2)]
    [InlineData("\tcd", 1, 3, 4, 2)]
    [InlineData("日本 cd", 3, 5, 5, 2)]
    [InlineData("cd", 2, 2, 2, 1)]
    public void A_caret_stands_under_its_text(string text, int start, int end, int indent, int width)
    {
        var line = SourceLine.Of(new SourceFile("a", text).Span(start, end), SecretPlaces.None);

        Assert.Equal(indent, line.Indent);
        Assert.Equal(width, line.Width);
    }

    [Fact]
    public void A_long_line_is_clipped_around_the_caret()
    {
        var text = new string('x', 5000) + "HERE" + new string('y', 5000);
        var line = SourceLine.Of(new SourceFile("a", text).Span(5000, 5004), SecretPlaces.None);

        Assert.InRange(line.Text.Length, 4, SourceLine.MostColumns + 6);
        Assert.Equal("HERE", line.Text.Substring(line.Indent, line.Width));
    }

    [Fact]
    public void A_template_cannot_repaint_the_terminal() => Assert.Equal("a\u241B[2J", TerminalText.Clean("a\e[2J"));
}
