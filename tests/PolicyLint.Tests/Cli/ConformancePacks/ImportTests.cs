using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PolicyLint.Cli;
using PolicyLint.Cli.ConformancePacks;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Cli.ConformancePacks;

public class ImportTests
{
    [Fact]
    public void Managed_rules_are_found_by_identifier_whatever_the_rule_is_called()
    {
        var pack = Read(
            """
            Resources:
              Ssh:
                Type: AWS::Config::ConfigRule
                Properties:
                  ConfigRuleName: our-ssh-rule
                  Source: { Owner: AWS, SourceIdentifier: INCOMING_SSH_DISABLED }
            """);

        var rule = Assert.Single(pack.Rules);
        Assert.Equal("our-ssh-rule", rule.Name);
        Assert.Equal("restricted-ssh", rule.Managed!.Name);
        Assert.NotEmpty(rule.Rules);
        Assert.Empty(rule.Notes);
    }

    [Fact]
    public void A_parameter_with_its_default_behind_a_condition_becomes_a_setting()
    {
        var pack = Read(
            """
            Parameters:
              Days: { Type: String, Default: '45' }
            Conditions:
              HasDays: !Not [!Equals ['', !Ref Days]]
            Resources:
              Rotation:
                Type: AWS::Config::ConfigRule
                Properties:
                  InputParameters:
                    maxDaysSinceRotation: !If [HasDays, !Ref Days, !Ref AWS::NoValue]
                  Source: { Owner: AWS, SourceIdentifier: SECRETSMANAGER_SECRET_PERIODIC_ROTATION }
            """);

        Assert.Equal("45", TextOf(pack, "secrets.maxRotationDays"));
        Assert.Equal(["PL1706"], pack.InForce.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Where_the_pack_gives_nothing_the_managed_rules_own_default_holds() =>
        Assert.Equal("365", TextOf(Read(Managed("CW_LOGGROUP_RETENTION_PERIOD_CHECK")), "logs.minDays"));

    [Fact]
    public void Input_parameters_may_be_json_in_a_text() =>
        Assert.Equal("14", TextOf(Read(Managed("CW_LOGGROUP_RETENTION_PERIOD_CHECK", """InputParameters: '{"MinRetentionTime": "14"}'""")), "logs.minDays"));

    [Theory]
    [InlineData("RESTRICTED_INCOMING_TRAFFIC", "InputParameters: { blockedPort1: 22 }", "blockedPort1 = '22' is not regarded here")]
    [InlineData("RESTRICTED_INCOMING_TRAFFIC", "InputParameters: { blockedPort1: 20 }", null)]
    [InlineData("IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS", "InputParameters: { blockedActionsPatterns: 'kms:*' }", "blockedActionsPatterns is 'kms:*', but is judged as 'kms:Decrypt,kms:ReEncryptFrom' here")]
    [InlineData("IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS", "InputParameters: { blockedActionsPatterns: 'kms:ReEncryptFrom, kms:Decrypt' }", null)]
    [InlineData("INCOMING_SSH_DISABLED", "InputParameters: { port: 22 }", "restricted-ssh is not known to have a parameter port")]
    public void Notes_say_what_is_judged_otherwise(string identifier, string inputs, string? note) =>
        Assert.Equal(note is null ? [] : [note], Assert.Single(Read(Managed(identifier, inputs)).Rules).Notes);

    [Fact]
    public void What_nothing_here_judges_is_named_with_the_reason()
    {
        using var cli = new CliRun();
        cli.Write(
            "pack.json",
            """
            {"Resources": {
              "A": {"Type": "AWS::Config::ConfigRule", "Properties": {"Source": {"Owner": "AWS", "SourceIdentifier": "ACCOUNT_PART_OF_ORGANIZATIONS"}}},
              "B": {"Type": "AWS::Config::ConfigRule", "Properties": {"Source": {"Owner": "AWS", "SourceIdentifier": "NO_SUCH_RULE"}}},
              "C": {"Type": "AWS::Config::ConfigRule", "Properties": {"Source": {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": "arn:aws:lambda:eu-west-1:111122223333:function:f"}}},
              "D": {"Type": "AWS::Config::ConfigRule", "Properties": {"Source": {"Owner": "CUSTOM_POLICY"}}},
              "E": {"Type": "AWS::Config::ConfigRule", "Properties": {"Source": {"Owner": "AWS", "SourceIdentifier": "AWS_CONFIG_PROCESS_CHECK"}}}
            }}
            """);

        Assert.Equal(ExitCode.Clean, cli.Run("import", "conformance-pack", "pack.json"));
        Assert.Equal(
            $"""
            A  not judged: no rule here demands the same
            B  not judged: there is no managed rule NO_SUCH_RULE as of {ManagedRules.All.AsOf}
            C  not judged: a Lambda function of the account's decides it
            D  not judged: a Guard policy decides it
            E  not judged: a process check, which people answer
            5 rules in pack.json, 0 of them judged here by 0 rules.

            """,
            cli.Out);
    }

    [Fact]
    public void Rules_whose_conditions_do_not_hold_are_counted_and_not_judged()
    {
        using var cli = new CliRun();
        cli.Write(
            "pack.yaml",
            """
            Parameters:
              Wanted: { Type: String, Default: 'false', AllowedValues: ['true', 'false'] }
            Conditions:
              IsWanted: !Equals [!Ref Wanted, 'true']
            Resources:
              Ssh:
                Type: AWS::Config::ConfigRule
                Condition: IsWanted
                Properties:
                  ConfigRuleName: ssh
                  Source: { Owner: AWS, SourceIdentifier: INCOMING_SSH_DISABLED }
            """);

        Assert.Equal(ExitCode.Clean, cli.Run("import", "conformance-pack", "pack.yaml"));
        Assert.Equal("0 rules in pack.yaml, 0 of them judged here by 0 rules; 1 more is not deployed with these parameters.\n", cli.Out);
        cli.Run("import", "conformance-pack", "pack.yaml", "--parameter", "Wanted=true");
        Assert.StartsWith("ssh  PL2301", cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_was_exported_is_imported_as_the_same_rules()
    {
        using var cli = new CliRun();
        cli.Run("export", "conformance-pack", "--pack", "secrets-manager", "--out", "pack.yaml");
        cli.Run("import", "conformance-pack", "pack.yaml", "--format", "json");

        using var report = JsonDocument.Parse(cli.Out);
        foreach (var rule in report.RootElement.GetProperty("rules").EnumerateArray())
        {
            Assert.NotEqual(0, rule.GetProperty("judgedBy").GetArrayLength());
            Assert.Equal(0, rule.GetProperty("notes").GetArrayLength());
        }
    }

    [Fact]
    public void Items_are_judged_by_the_packs_rules_alone_and_what_is_not_judged_is_named()
    {
        using var cli = new CliRun();
        var folder = Repository.Path("tests", "samples", "deployed");

        Assert.Equal(ExitCode.Findings, cli.Run("import", "conformance-pack", $"{folder}/conformance-pack.yaml", $"{folder}/snapshot.json", "--format", "json"));
        using var report = JsonDocument.Parse(cli.Out);
        Assert.Equal(["PL1504", "PL2301"], report.RootElement.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("rule").GetString()));
        Assert.Equal("in-the-organization: not judged: no rule here demands the same\n", cli.Error);
    }

    [Fact]
    public void The_packs_input_parameters_decide()
    {
        using var cli = new CliRun();
        cli.Write("pack.yaml", Managed("EC2_TOKEN_HOP_LIMIT_CHECK", "InputParameters: { tokenHopLimit: 2 }"));
        cli.Write("item.json", Instance(hops: 2));
        Assert.Equal(ExitCode.Clean, cli.Run("import", "conformance-pack", "pack.yaml", "item.json"));

        cli.Write("pack.yaml", Managed("EC2_TOKEN_HOP_LIMIT_CHECK", "InputParameters: { tokenHopLimit: 1 }"));
        Assert.Equal(ExitCode.Findings, cli.Run("import", "conformance-pack", "pack.yaml", "item.json"));
    }

    [Fact]
    public void A_format_of_verdicts_wants_items()
    {
        using var cli = new CliRun();
        cli.Write("pack.yaml", Managed("INCOMING_SSH_DISABLED"));

        Assert.Equal(ExitCode.Usage, cli.Run("import", "conformance-pack", "pack.yaml", "--format", "asff"));
        Assert.Contains("wants items to judge", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Resources: {}", "this is no conformance pack")]
    [InlineData("Resources: [", "pack.yaml:1")]
    public void A_file_that_is_no_pack_is_told(string text, string expected)
    {
        using var cli = new CliRun();
        cli.Write("pack.yaml", text);

        Assert.Equal(ExitCode.Unreadable, cli.Run("import", "conformance-pack", "pack.yaml"));
        Assert.Contains(expected, cli.Error, StringComparison.Ordinal);
    }

    private static string Instance(int hops) =>
        $$$"""
        {"configurationItemVersion":"1.3","configurationItemCaptureTime":"2026-03-02T10:15:30.123Z","awsAccountId":"111122223333","configurationItemStatus":"OK",
         "resourceType":"AWS::EC2::Instance","resourceId":"i-1","awsRegion":"eu-west-1","tags":{},
         "configuration":{"instanceId":"i-1","metadataOptions":{"httpPutResponseHopLimit":{{{hops}}},"httpTokens":"required","httpEndpoint":"enabled"}},"supplementaryConfiguration":{}}
        """;

    private static string Managed(string identifier, string inputs = "ConfigRuleName: rule") =>
        $$"""
        Resources:
          Rule:
            Type: AWS::Config::ConfigRule
            Properties:
              {{inputs}}
              Source: { Owner: AWS, SourceIdentifier: {{identifier}} }
        """;

    private static ConformancePack Read(string yaml)
    {
        var problems = new List<Problem>();
        var pack = new ConformancePackReader(BuiltInRules.Rules).Read(new SourceFile("pack.yaml", yaml), new Dictionary<string, SuppliedText>(), problems);
        Assert.Empty(problems);
        return pack;
    }

    private static string? TextOf(ConformancePack pack, string parameter) => (pack.InForce.Parameters.Find(new RuleParameter(parameter, "string", null, "")) as ScalarValue)?.Text;
}
