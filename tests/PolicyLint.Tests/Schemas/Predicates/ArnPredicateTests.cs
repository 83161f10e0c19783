using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class ArnPredicateTests
{
    [Theory]
    [InlineData("\"arn:aws:kms:eu-west-1:111122223333:key/a\"", Verdict.Pass)]
    [InlineData("\"arn:aws:kms:us-east-1:111122223333:key/a\"", Verdict.Fail)]
    [InlineData("\"arn:aws:kms::111122223333:key/a\"", Verdict.Fail)]
    [InlineData("\"alias/a\"", Verdict.Fail)]
    [InlineData("\"arn:aws:kms\"", Verdict.Fail)]
    [InlineData("""["arn:aws:kms:eu-west-1:111122223333:key/a"]""", Verdict.Fail)]
    [InlineData("""{ "Join": ["arn:", { "Ref": "AWS::Partition" }, ":kms:eu-west-1:", { "Ref": "AWS::AccountId" }, ":key/a"] }""", Verdict.Pass)]
    [InlineData("""{ "Join": ["arn:aws:kms:us-east-1:", { "Ref": "AWS::AccountId" }, ":key/", { "Unknown": "Parameter" }] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["arn:aws:kms:", { "Ref": "AWS::Region" }, ":111122223333:key/a"] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["arn:aws:kms:eu-", { "Unknown": "Parameter" }, ":111122223333:key/a"] }""", Verdict.Unknown)]
    [InlineData("""{ "Join": ["arn:aws:", { "Unknown": "Parameter" }] }""", Verdict.Unknown)]
    [InlineData("""{ "Join": [{ "Unknown": "Parameter" }, ":kms:eu-west-1:111122223333:key/a"] }""", Verdict.Unknown)]
    [InlineData("""{ "GetAtt": "Key.Arn" }""", Verdict.Unknown)]
    [InlineData("""{ "Unknown": "Parameter" }""", Verdict.Unknown)]
    public void An_ARN_is_judged_by_its_parts(string value, Verdict expected)
    {
        const string Regional = """{ "arn": { "at": "Region", "const": "eu-west-1" } }""";
        Assert.Equal(expected, Given.Judge(Regional, value).Verdict);
        Assert.Equal(expected.Not(), Given.Judge($$"""{ "not": {{Regional}} }""", value).Verdict);
    }

    [Fact]
    public void The_deployments_own_Region_is_not_set() =>
        Assert.Equal(
            Verdict.Pass,
            Given.Judge("""{ "arn": { "not": { "at": "Region" } } }""", """{ "Join": ["arn:aws:kms:", { "Ref": "AWS::Region" }, ":111122223333:key/a"] }""").Verdict);

    [Theory]
    [InlineData("Partition", "aws-cn")]
    [InlineData("Service", "logs")]
    [InlineData("Region", "cn-north-1")]
    [InlineData("Account", "111122223333")]
    [InlineData("Resource", "log-group:orders:*")]
    public void The_last_part_keeps_its_colons(string part, string text) =>
        Assert.Equal(Verdict.Pass, Given.Judge($$"""{ "arn": { "at": "{{part}}", "const": "{{text}}" } }""", "\"arn:aws-cn:logs:cn-north-1:111122223333:log-group:orders:*\"").Verdict);
}
