using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace PolicyLint.Tests.AwsConfig;

public class DeliveryFormTests
{
    private static readonly Dictionary<string, Func<string[], string>> Forms = new(StringComparer.Ordinal)
    {
        ["snapshot"] = Given.Snapshot,
        ["history file"] = items => $$"""{ "fileVersion": "1.0", "configurationItems": [{{string.Join(',', items)}}] }""",
        ["get-resource-config-history"] = items => $$"""{ "configurationItems": [{{string.Join(',', items.Select(AsApi))}}], "nextToken": null }""",
        ["batch-get"] = items => $$"""{ "baseConfigurationItems": [{{string.Join(',', items.Select(AsApi))}}], "unprocessedResourceKeys": [] }""",
        ["batch-get-aggregate"] = items => $$"""{ "BaseConfigurationItems": [{{string.Join(',', items.Select(AsApi))}}], "UnprocessedResourceIdentifiers": [] }""",
        ["select"] = items => Selection(items),
        ["custom rule's event"] = items => string.Join('\n', items.Select(item => Event(item))),
        ["notification"] = items => string.Join('\n', items.Select(item => $$"""{ "Type": "Notification", "Message": {{Quoted(Message(item))}} }""")),
        ["EventBridge"] = items => string.Join('\n', items.Select(item => $$"""{ "source": "aws.config", "detail-type": "Config Configuration Item Change", "detail": {{Message(item)}} }""")),
        ["list"] = items => $"[{string.Join(',', items)}]",
        ["lines"] = items => string.Join('\n', items.Select(item => JsonNode.Parse(item)!.ToJsonString())),
    };

    public static TheoryData<string> Names => new(Forms.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_items_give_the_same_verdicts_in_every_form(string form)
    {
        string[] items = [Given.OpenGroup, Given.Key, Given.Bucket];
        var expected = Given.Verdicts(Given.Snapshot(items));

        Assert.Contains("PL2301 sg-0a1 Fail", expected);
        Assert.Contains("PL2130 logs Pass", expected);
        Assert.Contains("PL3132 logs Fail", expected);
        Assert.Contains("PL1504 0a1b2c3d-1111-2222-3333-444455556666 Pass", expected);
        var actual = Given.Verdicts(Forms[form](items));
        // A batch has no tags: whether what asks for them applies is not known then.
        if (form.StartsWith("batch", StringComparison.Ordinal))
            expected = expected.ConvertAll(verdict => verdict.EndsWith("NotApplicable", StringComparison.Ordinal) && !actual.Contains(verdict) ? verdict.Replace("NotApplicable", "Pass", StringComparison.Ordinal) : verdict);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_may_be_packed(string form)
    {
        var delivery = Encoding.UTF8.GetBytes(Forms[form]([Given.OpenGroup]));

        Assert.Contains("PL2301 sg-0a1 Fail", Given.Judge(Given.Zipped(delivery), "PL2301").Evaluations.Select(Given.Shown));
    }

    [Fact]
    public void Of_several_versions_the_latest_counts()
    {
        var earlier = Given.OpenGroup.Replace("10:15:30.123Z", "09:00:00.000Z", StringComparison.Ordinal).Replace("\"fromPort\": 22", "\"fromPort\": 23", StringComparison.Ordinal);
        var (evaluations, report) = Given.Judge(Encoding.UTF8.GetBytes($"[{Given.OpenGroup}, {earlier}]"), "PL2301");

        Assert.Equal(["PL2301 sg-0a1 Fail"], evaluations.Select(Given.Shown));
        Assert.Equal(1, report.Tally.Superseded);
    }

    [Theory]
    [InlineData("ResourceDeleted")]
    [InlineData("ResourceDeletedNotRecorded")]
    public void What_is_gone_is_counted_and_not_judged(string status)
    {
        var (evaluations, report) = Given.Judge(Encoding.UTF8.GetBytes(Given.Snapshot(Given.OpenGroup.Replace("\"OK\"", $"\"{status}\"", StringComparison.Ordinal))), "PL2301");

        Assert.Empty(evaluations);
        Assert.Equal(1, report.Tally.Deleted);
    }

    [Fact]
    public void A_message_without_the_item_says_where_it_is_and_fetches_nothing()
    {
        const string Oversized = """{ "configurationItemSummary": { "resourceType": "AWS::IAM::Role", "resourceId": "AROA1", "resourceName": "fn" }, "messageType": "OversizedConfigurationItemChangeNotification" }""";
        var (_, report) = Given.Judge(Encoding.UTF8.GetBytes($$"""{ "invokingEvent": {{Quoted(Oversized)}} }"""), "PL2301");

        Assert.Equal(1, report.Tally.Oversized);
        Assert.Contains("AWS::IAM::Role fn was too large", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_selects_no_configuration_decides_nothing()
    {
        const string Answer = """{ "Results": ["{\"resourceId\":\"sg-0a1\",\"resourceType\":\"AWS::EC2::SecurityGroup\"}"], "QueryInfo": { "SelectFields": [{ "Name": "resourceId" }, { "Name": "resourceType" }] } }""";

        Assert.Equal(["PL2301 sg-0a1 Unknown"], Given.Verdicts(Answer, "PL2301"));
    }

    private static string AsApi(string item)
    {
        var map = JsonNode.Parse(item)!.AsObject();
        map["accountId"] = map["awsAccountId"]!.DeepClone();
        map["arn"] = map["ARN"]!.DeepClone();
        map.Remove("awsAccountId");
        map.Remove("ARN");
        map["configuration"] = map["configuration"]!.ToJsonString();
        foreach (var (key, value) in map["supplementaryConfiguration"]!.AsObject().ToList())
            map["supplementaryConfiguration"]![key] = value!.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        return map.ToJsonString();
    }

    private static string Selection(string[] items)
    {
        var fields = string.Join(',', new[] { "resourceId", "resourceType", "configuration", "supplementaryConfiguration", "tags" }.Select(name => $$"""{ "Name": "{{name}}" }"""));
        return $$"""{ "Results": [{{string.Join(',', items.Select(item => Quoted(JsonNode.Parse(item)!.ToJsonString())))}}], "QueryInfo": { "SelectFields": [{{fields}}] } }""";
    }

    private static string Message(string item) => $$"""{ "configurationItemDiff": null, "configurationItem": {{item}}, "messageType": "ConfigurationItemChangeNotification" }""";

    private static string Event(string item) => $$"""{ "version": "1.0", "invokingEvent": {{Quoted(Message(item))}}, "resultToken": "TOKEN", "accountId": "111122223333" }""";

    private static string Quoted(string json) => JsonSerializer.Serialize(json);
}
