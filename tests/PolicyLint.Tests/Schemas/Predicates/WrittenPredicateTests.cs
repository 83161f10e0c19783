using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class WrittenPredicateTests
{
    [Theory]
    [InlineData("\"alias/orders\"", Verdict.Pass)]
    [InlineData("\"orders\"", Verdict.Fail)]
    [InlineData("""{ "Join": ["alias/", { "Ref": "AWS::StackName" }] }""", Verdict.Pass)]
    [InlineData("""{ "Ref": "Key" }""", Verdict.Fail)]
    [InlineData("""{ "GetAtt": "Key.Arn" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Parameter" }""", Verdict.Unknown)]
    public void What_is_written_is_judged_and_references_are_not_written(string value, Verdict expected)
    {
        const string Alias = """{ "written": { "pattern": "^alias/" } }""";
        Assert.Equal(expected, Given.Judge(Alias, value).Verdict);
        Assert.Equal(expected.Not(), Given.Judge($$"""{ "not": {{Alias}} }""", value).Verdict);
        Assert.Equal(expected, Given.Judge($$"""{ "not": { "not": {{Alias}} } }""", value).Verdict);
    }

    [Theory]
    [InlineData("""{ "Join": ["arn:", { "Ref": "AWS::Partition" }, ":kms:", { "Ref": "AWS::Region" }, ":", { "Ref": "AWS::AccountId" }, ":key/", { "Ref": "Key" }] }""", Verdict.Pass)]
    [InlineData("""{ "Join": ["arn:aws:kms:eu-west-1:111122223333:key/alias/aws/", { "Ref": "AWS::StackName" }] }""", Verdict.Fail)]
    public void An_ARN_around_a_reference_is_a_reference(string key, Verdict expected)
    {
        var stack = Given.Stack($$"""{ "Key": { "Type": "AWS::KMS::Key" }, "User": { "Type": "Test::Thing", "Properties": { "Key": {{key}} } } }""");
        Assert.Equal(expected, Given.Judge(Given.Schema("""{ "at": "Key", "not": { "written": { "pattern": "[:/]aws/" } } }"""), stack, "User").Verdict);
    }

    [Theory]
    [InlineData("arn:", ":logs:eu-west-1:111122223333:log-group:flows", "AWS::S3::Bucket")]
    [InlineData("arn:", ":kms:eu-west-1:111122223333:alias/aws/sns", "AWS::KMS::Key")]
    public void An_ARN_of_another_kind_refers_to_no_such_resource_in_any_partition(string before, string behind, string type) =>
        Assert.Equal(Verdict.Fail, Given.Judge(
            $$"""{ "refersTo": { "resource": "{{type}}", "require": true } }""", $$"""{ "Join": ["{{before}}", { "Ref": "AWS::Partition" }, "{{behind}}"] }""").Verdict);
}
