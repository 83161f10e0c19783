using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;
using PolicyLint.Schemas.Predicates;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class PolicyPredicateTests
{
    private const string Public = """{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" }""";

    [Theory]
    [InlineData(Public, Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "*", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "*", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": { "Unknown": "Effect" }, "Principal": "*", "Action": "*", "Resource": "*" }""", Verdict.Unknown)]
    [InlineData("""{ "Unknown": "Statement" }""", Verdict.Unknown)]
    public void A_public_grant_is_found_unless_conditions_narrow_it(string statement, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(PublicGrant, $$"""{ "Statement": [{{statement}}] }""").Verdict);

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Deny", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sqs:*", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "sqs:DeleteMessage", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", Verdict.Pass)]
    [InlineData("""{ "Unknown": "Denial" }""", Verdict.Unknown)]
    public void What_one_statement_grants_another_may_take_away(string denial, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(PublicGrant, $$"""{ "Statement": [{{Public}}, {{denial}}] }""").Verdict);

    [Theory]
    [InlineData("\"arn:aws:s3:::b\"", "\"s3:*\"", "\"arn:aws:s3:::b/*\"", Verdict.Pass)]
    [InlineData("\"arn:aws:s3:::b\"", "\"s3:*\"", "\"arn:aws:s3:::c/*\"", Verdict.Fail)]
    [InlineData("\"arn:aws:s3:::b\"", "\"s3:GetObject\"", "\"arn:aws:s3:::b/*\"", Verdict.Fail)]
    [InlineData("\"arn:aws:s3:::b\"", "\"s3:*\"", """{ "Unknown": "Objects" }""", Verdict.Unknown)]
    public void Statements_may_deny_together_what_none_denies_alone(string resource, string action, string other, Verdict expected)
    {
        const string Deny = """ "Effect": "Deny", "Principal": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } """;
        Assert.Equal(expected, Given.Judge(
            """{ "policyDenies": { "action": "s3:*", "resource": "bucketAndObjects", "when": "plaintext" } }""",
            $$"""
            { "Statement": [
              { {{Deny}}, "Action": "s3:*", "Resource": {{resource}} },
              { {{Deny}}, "Action": {{action}}, "Resource": {{other}} }] }
            """).Verdict);
    }

    [Theory]
    [InlineData("\"Action\": \"kms:DescribeKey\"", Verdict.Pass)]
    [InlineData("\"Action\": \"kms:Decrypt\"", Verdict.Fail)]
    [InlineData("\"Action\": { \"Unknown\": \"Actions\" }", Verdict.Unknown)]
    public void Actions_may_be_granted_by_a_statement_each(string other, Verdict expected) => Assert.Equal(expected, Given.Judge(
        """{ "policyGrants": { "action": { "every": ["kms:PutKeyPolicy", "kms:DescribeKey"] } } }""",
        $$"""
        { "Statement": [
          { "Effect": "Allow", "Principal": "*", "Action": "kms:PutKeyPolicy", "Resource": "*" },
          { "Effect": "Allow", "Principal": "*", {{other}}, "Resource": "*" }] }
        """).Verdict);

    [Theory]
    [InlineData("sqs:ReceiveMessage", Verdict.Pass)]
    [InlineData("sqs:PurgeQueue", Verdict.Fail)]
    public void Actions_may_be_denied_by_a_statement_each(string other, Verdict expected) => Assert.Equal(expected, Given.Judge(
        """{ "policyDenies": { "action": ["sqs:SendMessage", "sqs:ReceiveMessage"] } }""",
        $$"""
        { "Statement": [
          { "Effect": "Deny", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*" },
          { "Effect": "Deny", "Principal": "*", "Action": "{{other}}", "Resource": "*" }] }
        """).Verdict);

    [Theory]
    [InlineData("\"444455556666\"", "\"arn:aws:iam::444455556666:root\"", Verdict.Pass)]
    [InlineData("\"444455556666\"", "\"arn:aws:iam::777788889999:root\"", Verdict.Fail)]
    [InlineData("\"444455556666\"", "\"arn:aws:iam::444455556666:user/a\"", Verdict.Fail)]
    public void An_account_is_the_same_by_its_id_and_by_the_ARN_of_its_root(string keeper, string user, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(
            """{ "mixesKeyDuties": { "is": true, "accounts": ["111122223333"] } }""",
            $$"""
            { "Statement": [
              { "Effect": "Allow", "Principal": { "AWS": {{keeper}} }, "Action": "kms:ScheduleKeyDeletion" },
              { "Effect": "Allow", "Principal": { "AWS": {{user}} }, "Action": "kms:Decrypt" }] }
            """).Verdict);

    [Fact]
    public void A_forbidden_grant_is_reported_at_the_statement()
    {
        var policy = $$"""{ "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*" }, {{Public}}] }""";
        var judgment = Given.Judge(PublicGrant.Negate(), policy);
        Assert.Equal(Verdict.Fail, judgment.Verdict);
        Assert.Equal("must not allow anyone something", judgment.Because);
        Assert.Equal(policy.LastIndexOf("\"Principal\"", System.StringComparison.Ordinal), judgment.Span.Start);
    }

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":root"] } }, "Action": "kms:*", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": "kms:*", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "AWS::AccountId" } }, "Action": "kms:Describe*", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "AWS::AccountId" } }, "Action": "kms:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }""", Verdict.Fail)]
    public void A_key_policy_trusts_its_account_by_a_grant_without_conditions(string statement, Verdict expected)
    {
        var trusts = new PolicyGrants(Principal(PrincipalKind.OwnAccountRoot), new PatternsOperand(["kms:*"], true, every: true), null, GrantLimit.Conditional);
        Assert.Equal(expected, Given.Judge(trusts, $$"""{ "Statement": {{statement}} }""").Verdict);
    }

    [Theory]
    [InlineData("\"s3:*\"", """["arn:aws:s3:::b", "arn:aws:s3:::b/*"]""", """{ "Bool": { "aws:SecureTransport": "false" } }""", Verdict.Pass)]
    [InlineData("\"*\"", "\"*\"", """{ "Bool": { "aws:SecureTransport": false } }""", Verdict.Pass)]
    [InlineData("\"s3:*\"", """[{ "GetAtt": "B.Arn" }, { "Join": ["arn:aws:s3:::", { "Ref": "B" }, "/*"] }]""", """{ "BoolIfExists": { "aws:SecureTransport": "false" } }""", Verdict.Pass)]
    [InlineData("\"s3:*\"", "\"arn:aws:s3:::b*\"", """{ "Bool": { "aws:SecureTransport": ["false"] } }""", Verdict.Pass)]
    [InlineData("\"s3:*\"", "\"arn:aws:s3:::b/*\"", """{ "Bool": { "aws:SecureTransport": "false" } }""", Verdict.Fail)]
    [InlineData("\"s3:*\"", """["arn:aws:s3:::b", "arn:aws:s3:::bb/*"]""", """{ "Bool": { "aws:SecureTransport": "false" } }""", Verdict.Fail)]
    [InlineData("\"s3:GetObject\"", "\"*\"", """{ "Bool": { "aws:SecureTransport": "false" } }""", Verdict.Fail)]
    [InlineData("\"s3:*\"", "\"*\"", """{ "Bool": { "aws:SecureTransport": "true" } }""", Verdict.Fail)]
    [InlineData("\"s3:*\"", "\"*\"", """{ "Bool": { "aws:SecureTransport": "false" }, "StringEquals": { "aws:username": "x" } }""", Verdict.Fail)]
    [InlineData("\"s3:*\"", "\"*\"", """{ "Bool": { "aws:SecureTransport": { "Unknown": "Flag" } } }""", Verdict.Unknown)]
    public void Plaintext_is_denied_only_for_everything_and_under_no_other_condition(string action, string resource, string condition, Verdict expected)
    {
        var denies = new PolicyDenies(new PatternsOperand(["s3:*"], true, every: true), new DeniedResources(null, bucketAndObjects: true), DenialCondition.Plaintext);
        var policy = $$"""{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": {{action}}, "Resource": {{resource}}, "Condition": {{condition}} } }""";
        Assert.Equal(expected, Given.Judge(denies, policy).Verdict);
    }

    [Theory]
    [InlineData("1.2", Verdict.Pass)]
    [InlineData("1.3", Verdict.Pass)]
    [InlineData("1.1", Verdict.Fail)]
    [InlineData("x", Verdict.Fail)]
    public void Old_tls_is_denied_by_its_version(string below, Verdict expected)
    {
        var denies = new PolicyDenies(null, new DeniedResources(null, false), DenialCondition.TlsBelow(1.2m));
        var policy = $$"""{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "NumericLessThan": { "s3:TlsVersion": "{{below}}" } } } }""";
        Assert.Equal(expected, Given.Judge(denies, policy).Verdict);
    }

    [Fact]
    public void Documents_of_a_list_act_together()
    {
        const string policies = """
            [
              { "PolicyName": "a", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } } },
              { "PolicyName": "b", "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } } }
            ]
            """;
        Assert.Equal(Verdict.Fail, Given.Judge(new PolicyGrants(null, new PatternsOperand(["iam:PassRole"], true, false), null, GrantLimit.None), policies).Verdict);
    }

    [Fact]
    public void Single_named_policy_stands_for_a_list_of_one() =>
        Assert.Equal(Verdict.Pass, Given.Judge(PublicGrant, """
            { "PolicyName": "a", "PolicyDocument": { "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" } } }
            """).Verdict);

    [Fact]
    public void Text_that_is_a_policy_is_read_as_one() =>
        Assert.Equal(Verdict.Pass, Given.Judge(PublicGrant, """
            "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\"}]}"
            """).Verdict);

    private static PolicyGrants PublicGrant => new(Principal(PrincipalKind.Anyone), null, null, GrantLimit.Narrowed);

    private static PrincipalOperand Principal(PrincipalKind kind) =>
        new([kind], new PatternsOperand([], false, false), TextsOperand.Empty, every: false);
}
