using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PolicyLint.Lambda;
using PolicyLint.Lambda.Aws;
using Xunit;

namespace PolicyLint.Tests.Lambda;

/// <summary>The function as Lambda runs it: a runtime API that hands over one event, an AWS Config and an STS, all on this machine.</summary>
public class CustomRuleTests
{
    private const string FunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:policylint";

    [Theory]
    [InlineData(false, "NON_COMPLIANT")]
    [InlineData(true, "COMPLIANT")]
    public async Task The_verdict_on_an_item_reaches_AWS_Config(bool rotates, string expected)
    {
        var run = await Run(Event(Key(rotates), """{"rules":"PL1504"}"""));

        var request = Assert.Single(run.Config);
        Assert.Equal("StarlingDoveService.PutEvaluations", request.Headers["X-Amz-Target"]);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", request.Headers["Authorization"], StringComparison.Ordinal);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal("token-1", (string?)body["ResultToken"]);
        Assert.False((bool?)body["TestMode"]);
        var evaluation = Assert.Single(body["Evaluations"]!.AsArray())!;
        Assert.Equal("AWS::KMS::Key", (string?)evaluation["ComplianceResourceType"]);
        Assert.Equal("1234abcd-12ab-34cd-56ef-1234567890ab", (string?)evaluation["ComplianceResourceId"]);
        Assert.Equal(expected, (string?)evaluation["ComplianceType"]);
        Assert.Equal("2026-03-02T10:15:30.123Z", (string?)evaluation["OrderingTimestamp"]);
        Assert.Equal("/2018-06-01/runtime/invocation/request-1/response", run.Answer.Path);
    }

    [Fact]
    public async Task What_the_item_does_not_show_is_not_sent()
    {
        // Whether a flow log covers the VPC is not in the VPC's item.
        var item = Key(rotates: false);
        item["resourceType"] = "AWS::EC2::VPC";
        item["configuration"] = new JsonObject { ["vpcId"] = "vpc-1" };
        var run = await Run(Event(item, """{"rules":"PL1801"}"""));

        Assert.Empty(run.Config);
        Assert.False((bool?)JsonNode.Parse(run.Answer.Body)!["sent"]);
    }

    [Fact]
    public async Task A_deleted_resource_is_not_applicable()
    {
        var item = Key(rotates: false);
        item["configurationItemStatus"] = "ResourceDeleted";
        item["configuration"] = null;
        var run = await Run(Event(item, """{"rules":"PL1504"}"""));

        Assert.Equal("NOT_APPLICABLE", TypeIn(Assert.Single(run.Config)));
    }

    [Fact]
    public async Task A_resource_that_left_the_scope_is_not_applicable()
    {
        var run = await Run(Event(Key(rotates: false), """{"rules":"PL1504"}""", leftScope: true));
        Assert.Equal("NOT_APPLICABLE", TypeIn(Assert.Single(run.Config)));
    }

    [Fact]
    public async Task An_oversized_item_is_fetched()
    {
        var item = Key(rotates: false);
        var summary = new JsonObject();
        foreach (var name in new[] { "resourceType", "resourceId", "configurationItemStatus", "configurationItemCaptureTime", "awsAccountId" })
            summary[name] = item[name]!.DeepClone();
        item["configuration"] = item["configuration"]!.ToJsonString();
        var invoking = new JsonObject { ["messageType"] = "OversizedConfigurationItemChangeNotification", ["configurationItemSummary"] = summary };
        var run = await Run(
            Wrapped(invoking, """{"rules":"PL1504"}"""),
            request => request.Headers["X-Amz-Target"].EndsWith("GetResourceConfigHistory", StringComparison.Ordinal)
                ? new FakeAnswer(200, new JsonObject { ["configurationItems"] = new JsonArray(item) }.ToJsonString())
                : new FakeAnswer(200, "{}"));

        Assert.Equal("""{"resourceType":"AWS::KMS::Key","resourceId":"1234abcd-12ab-34cd-56ef-1234567890ab","laterTime":1772446530.123,"limit":1}""", run.Config[0].Body);
        Assert.Equal("NON_COMPLIANT", TypeIn(run.Config[1]));
    }

    [Fact]
    public async Task Another_accounts_resource_is_evaluated_with_a_role_of_that_account()
    {
        var run = await Run(Event(Key(rotates: false), """{"rules":"PL1504","executionRole":"PolicyLint"}""", account: "444455556666"));

        Assert.Contains("RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2FPolicyLint&", Assert.Single(run.Security).Body, StringComparison.Ordinal);
        var request = Assert.Single(run.Config);
        Assert.Equal("assumed-token", request.Headers["X-Amz-Security-Token"]);
        Assert.Contains("Credential=ASSUMED/", request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_accounts_resource_without_a_role_is_an_error_that_says_what_to_do()
    {
        var run = await Run(Event(Key(rotates: false), """{"rules":"PL1504"}""", account: "444455556666"));

        Assert.Equal("/2018-06-01/runtime/invocation/request-1/error", run.Answer.Path);
        Assert.Contains("executionRole", (string?)JsonNode.Parse(run.Answer.Body)!["errorMessage"], StringComparison.Ordinal);
        Assert.Empty(run.Config);
    }

    [Theory]
    [InlineData("""{"rules":"PL15044"}""", "there is no rule 'PL15044'")]
    [InlineData("""{"pack":"kms"}""", "there is no parameter 'pack'; did you mean 'packs'?")]
    [InlineData("""{"secrets.maxRotationDays":"often"}""", "'secrets.maxRotationDays' must be a number, not 'often'")]
    public async Task Wrong_input_parameters_are_an_error(string parameters, string message)
    {
        var run = await Run(Event(Key(rotates: false), parameters));
        Assert.Contains(message, (string?)JsonNode.Parse(run.Answer.Body)!["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_asks_for_patience_is_asked_again()
    {
        var asked = 0;
        var run = await Run(
            Event(Key(rotates: false), """{"rules":"PL1504"}"""),
            _ => ++asked < 3 ? new FakeAnswer(400, """{"__type":"ThrottlingException"}""") : new FakeAnswer(200, "{}"));

        Assert.Equal(3, run.Config.Count);
        Assert.Equal("/2018-06-01/runtime/invocation/request-1/response", run.Answer.Path);
    }

    [Fact]
    public async Task Evaluations_that_were_not_taken_are_sent_again()
    {
        var asked = 0;
        var run = await Run(
            Event(Key(rotates: false), """{"rules":"PL1504"}"""),
            request => new FakeAnswer(200, ++asked == 1 ? $$"""{"FailedEvaluations":[{{JsonNode.Parse(request.Body)!["Evaluations"]![0]!.ToJsonString()}}]}""" : "{}"));

        Assert.Equal(2, run.Config.Count);
        Assert.Equal(run.Config[0].Body, run.Config[1].Body);
    }

    [Fact]
    public async Task A_refusal_is_an_error_and_the_function_lives_on()
    {
        var run = await Run(
            Event(Key(rotates: false), """{"rules":"PL1504"}"""),
            _ => new FakeAnswer(400, """{"__type":"InvalidResultTokenException","message":"expired"}"""));

        Assert.Equal("/2018-06-01/runtime/invocation/request-1/error", run.Answer.Path);
        Assert.Contains("InvalidResultTokenException", run.Answer.Body, StringComparison.Ordinal);
        Assert.Single(run.Config);
    }

    [Fact]
    public async Task The_token_of_trials_keeps_nothing()
    {
        var run = await Run(Event(Key(rotates: false), """{"rules":"PL1504"}""", token: "TESTMODE"));
        Assert.True((bool?)JsonNode.Parse(Assert.Single(run.Config).Body)!["TestMode"]);
    }

    [Fact]
    public async Task A_scheduled_event_says_what_to_do()
    {
        var run = await Run(Wrapped(new JsonObject { ["messageType"] = "ScheduledNotification" }, "{}"));
        Assert.Contains("trigger the rule by configuration changes", run.Answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "it has no invokingEvent")]
    [InlineData("{", "the event is no JSON")]
    public async Task What_is_no_event_is_an_error(string json, string message)
    {
        var run = await Run(json);
        Assert.Contains(message, (string?)JsonNode.Parse(run.Answer.Body)!["errorMessage"], StringComparison.Ordinal);
    }

    private static string? TypeIn(SeenRequest request) => (string?)JsonNode.Parse(request.Body)!["Evaluations"]![0]!["ComplianceType"];

    private static JsonObject Key(bool rotates) => new()
    {
        ["version"] = "1.3",
        ["awsAccountId"] = "111122223333",
        ["configurationItemCaptureTime"] = "2026-03-02T10:15:30.123Z",
        ["configurationItemStatus"] = "OK",
        ["resourceType"] = "AWS::KMS::Key",
        ["resourceId"] = "1234abcd-12ab-34cd-56ef-1234567890ab",
        ["ARN"] = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ["awsRegion"] = "eu-west-1",
        ["tags"] = new JsonObject(),
        ["configuration"] = new JsonObject { ["keyId"] = "1234abcd-12ab-34cd-56ef-1234567890ab", ["customerMasterKeySpec"] = "SYMMETRIC_DEFAULT", ["keyManager"] = "CUSTOMER" },
        ["supplementaryConfiguration"] = new JsonObject { ["KeyRotationStatus"] = rotates },
    };

    private static string Event(JsonObject item, string parameters, bool leftScope = false, string account = "111122223333", string token = "token-1") =>
        Wrapped(new JsonObject { ["messageType"] = "ConfigurationItemChangeNotification", ["configurationItem"] = item }, parameters, leftScope, account, token);

    private static string Wrapped(JsonObject invoking, string parameters, bool leftScope = false, string account = "111122223333", string token = "token-1") => new JsonObject
    {
        ["version"] = "1.0",
        ["invokingEvent"] = invoking.ToJsonString(),
        ["ruleParameters"] = parameters,
        ["resultToken"] = token,
        ["eventLeftScope"] = leftScope,
        ["executionRoleArn"] = $"arn:aws:iam::{account}:role/config",
        ["configRuleName"] = "policylint",
        ["accountId"] = account,
    }.ToJsonString();

    private static async Task<(SeenRequest Answer, List<SeenRequest> Config, List<SeenRequest> Security)> Run(string json, Func<SeenRequest, FakeAnswer>? config = null)
    {
        using var runtime = new FakeService(request => request.Method == "GET"
            ? new FakeAnswer(200, json) { Headers = new Dictionary<string, string> { ["Lambda-Runtime-Aws-Request-Id"] = "request-1", ["Lambda-Runtime-Invoked-Function-Arn"] = FunctionArn } }
            : new FakeAnswer(202, "{}"));
        using var service = new FakeService(config ?? (_ => new FakeAnswer(200, """{"FailedEvaluations":[]}""")));
        using var security = new FakeService(_ => new FakeAnswer(
            200,
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>assumed-token</SessionToken>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>
            """));
        using var http = new HttpClient();
        var settings = new FunctionSettings("eu-west-1", new AwsCredentials("AKIDEXAMPLE", "secret", "session"), service.Address, security.Address, TimeSpan.FromMilliseconds(1));
        await new FunctionLoop(new RuntimeApi(http, runtime.Host), settings.CreateRule(http).Handle).HandleNext(TestContext.Current.CancellationToken);
        return (runtime.Seen.Single(request => request.Method == "POST"), [.. service.Seen], [.. security.Seen]);
    }
}
