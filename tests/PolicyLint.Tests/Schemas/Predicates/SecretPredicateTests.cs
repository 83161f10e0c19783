using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class SecretPredicateTests
{
    [Theory]
    [InlineData("\"hunter22\"", Verdict.Pass)]
    [InlineData("\"\"", Verdict.Fail)]
    [InlineData("null", Verdict.Fail)]
    [InlineData("42", Verdict.Pass)]
    [InlineData("\"{{resolve:secretsmanager:db:SecretString:password}}\"", Verdict.Fail)]
    [InlineData("\"{{resolve:ssm-secure:db:1}}\"", Verdict.Fail)]
    [InlineData("\"{{resolve:ssm:db:1}}\"", Verdict.Pass)]
    [InlineData("""{ "Unknown": "SecretsManagerReference" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "SsmSecureReference" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "SsmReference" }""", Verdict.Pass)]
    [InlineData("""{ "Unknown": "Parameter NoEcho" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Parameter" }""", Verdict.Pass)]
    [InlineData("""{ "Unknown": "Import" }""", Verdict.Unknown)]
    [InlineData("""{ "Unknown": "Code" }""", Verdict.Unknown)]
    [InlineData("""{ "Ref": "Secret" }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password}}"] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["{{resolve:secretsmanager:", { "Unknown": "Import" }, ":SecretString:password}}"] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["hunter-", { "Ref": "AWS::StackName" }] }""", Verdict.Pass)]
    [InlineData("""{ "Join": ["prefix-", { "Unknown": "Parameter NoEcho" }] }""", Verdict.Fail)]
    [InlineData("""{ "Join": ["prefix-", { "Unknown": "Import" }] }""", Verdict.Unknown)]
    public void A_secret_is_plain_by_where_it_comes_from(string value, Verdict expected)
    {
        Assert.Equal(expected, Given.Judge("""{ "plaintextSecret": true }""", value).Verdict);
        Assert.Equal(expected.Not(), Given.Judge("""{ "plaintextSecret": false }""", value).Verdict);
    }

    [Fact]
    public void A_default_is_plain_and_says_so_with_its_origin()
    {
        var file = Given.Value("\"hunter22\"").Span.File;
        var origin = new Origin(OriginKind.ParameterDefault, "DbPassword", file.Whole);
        var judgment = Given.Schema("""{ "plaintextSecret": false }""").Judge(new ScalarValue(ScalarKind.String, "hunter22", file.Whole) { Origin = origin }, Given.Scope());
        Assert.Equal("is a secret in plain text, the default of parameter 'DbPassword'", judgment.Because);
        Assert.Same(origin, judgment.Origin);
    }

    [Fact]
    public void A_rule_may_allow_plain_parameters() =>
        Assert.Equal(Verdict.Pass, Given.Judge("""{ "plaintextSecret": { "is": false, "allowPlainParameter": true } }""", """{ "Unknown": "Parameter" }""").Verdict);

    [Theory]
    [InlineData("\"key AKIA1234567890ABCDEF end\"", "holds an AWS access key id")]
    [InlineData("\"AWS_SECRET_ACCESS_KEY=abcdEFGHijklMNOPqrstUVWX0123456789+/abcd\"", "holds an AWS secret access key")]
    [InlineData("\"-----BEGIN RSA PRIVATE KEY-----\\nMII\"", "holds a private key")]
    [InlineData("\"ghp_0123456789abcdefghijABCDEFGHIJ012345\"", "holds a GitHub personal access token")]
    [InlineData("\"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U\"", "holds a JSON web token")]
    [InlineData("\"#!/bin/sh\\nexport DATABASE_PASSWORD=password1234\\n\"", "'DATABASE_PASSWORD' is a secret in plain text")]
    [InlineData("\"docker run -e DB_PASSWORD=hunter22 image\"", "'DB_PASSWORD' is a secret in plain text")]
    [InlineData("""{ "DB_PASSWORD": "hunter22" }""", "'DB_PASSWORD' is a secret in plain text")]
    [InlineData("""[{ "Name": "API_KEY", "Value": "hunter22" }]""", "'API_KEY' is a secret in plain text")]
    [InlineData("\"ZXhwb3J0IERCX1BBU1NXT1JEPWh1bnRlcjIyCg==\"", "'DB_PASSWORD' is a secret in plain text")]
    [InlineData("""{ "Join": ["#!/bin/sh\nexport DB_PASSWORD=hunter22\n", { "Unknown": "Parameter" }] }""", "'DB_PASSWORD' is a secret in plain text")]
    public void Secrets_are_found_where_they_stand(string value, string because)
    {
        var judgment = Given.Judge("""{ "looksLikeSecret": false }""", value);
        Assert.Equal(Verdict.Fail, judgment.Verdict);
        Assert.Equal(because, judgment.Because);
    }

    [Theory]
    [InlineData("\"AKIA-is-how-they-begin\"")]
    [InlineData("\"XAKIA1234567890ABCDEF\"")]
    [InlineData("\"export DB_PASSWORD=$(aws secretsmanager get-secret-value)\"")]
    [InlineData("\"export DB_PASSWORD=${PASSWORD}\"")]
    [InlineData("\"if (password == expected) { }\"")]
    [InlineData("""{ "DB_PASSWORD_SECRET_ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x", "PASSWORD_FILE": "/run/secret1" }""")]
    [InlineData("""{ "DB_PASSWORD": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:x" }""")]
    [InlineData("""{ "DB_PASSWORD": "{{resolve:secretsmanager:db:SecretString:password}}", "LOG_LEVEL": "debug" }""")]
    [InlineData("""{ "DB_PASSWORD": { "Unknown": "Parameter" }, "BUCKET": { "Ref": "Bucket" } }""")]
    [InlineData("""{ "RESET_PASSWORD": "true" }""")]
    [InlineData("""{ "DB_PASSWORD": "prod/db/password" }""")]
    [InlineData("\"0123456789abcdef0123456789abcdef01234567\"")]
    public void What_only_speaks_of_secrets_is_none(string value) =>
        Assert.Equal(Verdict.Pass, Given.Judge("""{ "looksLikeSecret": false }""", value).Verdict);

    [Fact]
    public void Code_that_is_not_followed_may_hold_one() =>
        Assert.Equal(Verdict.Unknown, Given.Judge("""{ "looksLikeSecret": false }""", """{ "A": { "Unknown": "Code" } }""").Verdict);
}
