using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Relations;

public class ProvidedNamesTests
{
    [Theory]
    [InlineData("AWS::KMS::Key", "alias/aws/sns", Verdict.Fail)]
    [InlineData("AWS::KMS::Alias", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sns", Verdict.Fail)]
    [InlineData("AWS::KMS::Key", "alias/orders", Verdict.Unknown)]
    [InlineData("AWS::RDS::DBParameterGroup", "default.postgres16", Verdict.Fail)]
    [InlineData("AWS::RDS::DBParameterGroup", "settings", Verdict.Unknown)]
    [InlineData("AWS::MemoryDB::ACL", "open-access", Verdict.Fail)]
    [InlineData("AWS::MemoryDB::ACL", "app", Verdict.Unknown)]
    [InlineData("AWS::S3::Bucket", "default.bucket", Verdict.Unknown)]
    public void Names_that_only_AWS_gives_refer_to_no_resource_of_a_template(string type, string name, Verdict expected) =>
        Assert.Equal(expected, Judging.Judge($$"""{ "refersTo": { "resource": "{{type}}" } }""", $"\"{name}\"").Verdict);
}
