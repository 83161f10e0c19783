using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class SecretsManagerPredicateTests
{
    [Theory]
    [InlineData("\"{{resolve:secretsmanager:db:SecretString:password}}\"", Verdict.Pass)]
    [InlineData("""{ "Unknown": "SecretsManagerReference" }""", Verdict.Pass)]
    [InlineData("""{ "Join": ["{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password}}"] }""", Verdict.Pass)]
    [InlineData("\"hunter22\"", Verdict.Fail)]
    [InlineData("\"{{resolve:ssm-secure:db:1}}\"", Verdict.Fail)]
    [InlineData("""{ "Unknown": "SsmSecureReference" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Parameter NoEcho" }""", Verdict.Fail)]
    [InlineData("""{ "Ref": "Secret" }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["db-", { "Ref": "AWS::StackName" }] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["db-", { "Unknown": "Import" }] }""", Verdict.Unknown)]
    [InlineData("""{ "Unknown": "Import" }""", Verdict.Unknown)]
    public void A_value_comes_from_Secrets_Manager_by_dynamic_reference_only(string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "fromSecretsManager": true }""", value).Verdict);
}
