using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;
using PolicyLint.Schemas.Predicates;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class StatementPredicateTests
{
    [Theory]
    [InlineData("""{ "Action": ["kms:*"] }""", Verdict.Pass)]
    [InlineData("""{ "Action": ["s3:GetObject", "KMS:decrypt"] }""", Verdict.Pass)]
    [InlineData("""{ "Action": ["s3:*"] }""", Verdict.Fail)]
    [InlineData("""{ "NotAction": ["s3:*"] }""", Verdict.Pass)]
    [InlineData("""{ "NotAction": ["kms:*"] }""", Verdict.Fail)]
    [InlineData("""{ "Action": [{ "Unknown": "Actions" }] }""", Verdict.Unknown)]
    [InlineData("""{ "Action": [{ "Unknown": "Actions" }, "*"] }""", Verdict.Pass)]
    [InlineData("""{ "Action": ["s3:*", { "Join": ["s3:", { "Unknown": "Verb" }] }] }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Statement" }""", Verdict.Unknown)]
    public void An_action_matches_where_the_statement_is_about_any_of_them(string statement, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(new ActionMatches(Actions(every: false, "kms:Decrypt")), statement).Verdict);

    [Theory]
    [InlineData("""{ "Action": ["s3:*"] }""", Verdict.Pass)]
    [InlineData("""{ "Action": ["s3:Get*", "s3:Put*"] }""", Verdict.Fail)]
    [InlineData("""{ "NotAction": ["iam:*"] }""", Verdict.Pass)]
    [InlineData("""{ "NotAction": ["s3:DeleteBucket"] }""", Verdict.Fail)]
    public void Every_action_matches_only_where_nothing_is_left_out(string statement, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(new ActionMatches(Actions(every: true, "s3:*")), statement).Verdict);

    [Theory]
    [InlineData("""{ "Resource": ["*"] }""", Verdict.Pass)]
    [InlineData("""{ "Resource": ["arn:aws:s3:::*"] }""", Verdict.Fail)]
    [InlineData("""{ "Resource": [{ "GetAtt": "Bucket.Arn" }] }""", Verdict.Fail)]
    [InlineData("""{ "Resource": [{ "Unknown": "Resource" }] }""", Verdict.Unknown)]
    [InlineData("""{ "NotResource": ["arn:aws:s3:::logs"] }""", Verdict.Fail)]
    public void A_reference_to_a_resource_is_surely_not_every_resource(string statement, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(new ResourceMatches(new PatternsOperand(["*"], false, every: true)), statement).Verdict);

    [Theory]
    [InlineData("\"lambda.amazonaws.com\"", Verdict.Pass)]
    [InlineData("\"lambda.amazonaws.com.cn\"", Verdict.Pass)]
    [InlineData("""{ "Join": ["lambda.", { "Ref": "AWS::URLSuffix" }] }""", Verdict.Pass)]
    [InlineData("""[{ "Join": ["ec2.", { "Ref": "AWS::URLSuffix" }] }]""", Verdict.Fail)]
    [InlineData("""{ "Join": ["lambda.", { "Unknown": "Suffix" }] }""", Verdict.Unknown)]
    public void A_service_is_the_same_in_every_partition(string service, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(
            """{ "statements": { "some": { "at": "Principal.Service", "contains": { "const": "lambda.amazonaws.com" } } } }""",
            $$"""{ "Statement": { "Effect": "Allow", "Principal": { "Service": {{service}} }, "Action": "sts:AssumeRole" } }""").Verdict);

    [Fact]
    public void A_denied_action_is_reported_at_the_key()
    {
        const string statement = """{ "Effect": "Allow", "Action": ["kms:*"] }""";
        var judgment = Given.Judge(new ActionMatches(Actions(every: false, "kms:Decrypt")).Negate(), statement);
        Assert.Equal(Verdict.Fail, judgment.Verdict);
        Assert.Equal("must not cover any action of kms:Decrypt", judgment.Because);
        Assert.Equal(statement.IndexOf("\"Action\"", System.StringComparison.Ordinal), judgment.Span.Start);
    }

    [Fact]
    public void An_unknown_action_says_what_it_depends_on() =>
        Assert.Equal("depends on 'Actions'", Given.Judge(new ActionMatches(Actions(false, "kms:Decrypt")), """{ "Action": [{ "Unknown": "Actions" }] }""").Because);

    [Theory]
    [InlineData(PrincipalKind.Anyone, """{ "AWS": ["*"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.Anyone, """{ "AWS": ["arn:aws:iam::*:root"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.Anyone, """{ "AWS": [{ "GetAtt": "Role.Arn" }] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.Anyone, """{ "AWS": [{ "Unknown": "Partner" }] }""", Verdict.Unknown)]
    [InlineData(PrincipalKind.Anyone, """{ "Unknown": "Principal" }""", Verdict.Unknown)]
    [InlineData(PrincipalKind.Anyone, """{ "AWS": [{ "Unknown": "Partner" }, "*"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.PartialWildcard, """{ "AWS": ["arn:aws:iam::*:root"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.PartialWildcard, """{ "AWS": ["*"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": ["arn:aws:iam::444455556666:root"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": ["444455556666"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": ["arn:aws:iam::444455556666:role/app"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": ["arn:aws:iam::*:root"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": ["*"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.WholeAccount, """{ "AWS": [{ "Ref": "AWS::AccountId" }] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.Service, """{ "Service": ["s3.amazonaws.com"] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.Federated, """{ "Service": ["s3.amazonaws.com"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OwnAccountRoot, """{ "AWS": [{ "Join": ["arn:", { "Ref": "AWS::Partition" }, ":iam::", { "Ref": "AWS::AccountId" }, ":root"] }] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.OwnAccountRoot, """{ "AWS": [{ "Ref": "AWS::AccountId" }] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.OwnAccountRoot, """{ "AWS": [{ "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":role/Admin"] }] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OwnAccountRoot, """{ "AWS": [{ "GetAtt": "Role.Arn" }] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OwnAccount, """{ "AWS": [{ "GetAtt": "Role.Arn" }] }""", Verdict.Pass)]
    [InlineData(PrincipalKind.OwnAccount, """{ "AWS": ["arn:aws:iam::111122223333:root"] }""", Verdict.Unknown)]
    [InlineData(PrincipalKind.OwnAccount, """{ "AWS": ["*"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OtherAccount, """{ "AWS": ["*"] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OtherAccount, """{ "AWS": [{ "Ref": "AWS::AccountId" }] }""", Verdict.Fail)]
    [InlineData(PrincipalKind.OtherAccount, """{ "AWS": [{ "Join": ["arn:aws:iam::", { "Unknown": "Partner" }, ":root"] }] }""", Verdict.Unknown)]
    public void Principals_are_told_apart(PrincipalKind kind, string principal, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(Is(kind), $$"""{ "Effect": "Allow", "Principal": {{principal}} }""").Verdict);

    [Theory]
    [InlineData("111122223333", PrincipalKind.OwnAccountRoot, Verdict.Pass)]
    [InlineData("444455556666", PrincipalKind.OwnAccountRoot, Verdict.Fail)]
    [InlineData("444455556666", PrincipalKind.OtherAccount, Verdict.Pass)]
    [InlineData("111122223333", PrincipalKind.OtherAccount, Verdict.Fail)]
    public void A_setting_says_which_literal_account_is_the_own_one(string written, PrincipalKind kind, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(
            Is(kind), $$"""{ "Principal": { "AWS": ["arn:aws:iam::{{written}}:root"] } }""", ("account", ["111122223333"])).Verdict);

    [Fact]
    public void An_account_of_which_nothing_is_said_is_the_reason() =>
        Assert.Equal(
            "nothing says whether account '111122223333' is the own one",
            Given.Judge(Is(PrincipalKind.OtherAccount), """{ "Principal": { "AWS": ["arn:aws:iam::111122223333:root"] } }""").Because);

    [Theory]
    [InlineData("Allow", Verdict.Pass)]
    [InlineData("Deny", Verdict.Fail)]
    public void Allowing_all_but_some_allows_anyone(string effect, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(Is(PrincipalKind.Anyone), $$"""{ "Effect": "{{effect}}", "NotPrincipal": { "AWS": ["arn:aws:iam::111122223333:root"] } }""").Verdict);

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }""", Verdict.Pass)]
    [InlineData("""{ "StringEquals": { "AWS:principalorgid": ["o-1", "o-2"] } }""", Verdict.Pass)]
    [InlineData("""{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-1" } }""", Verdict.Fail)]
    [InlineData("""{ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" } }""", Verdict.Fail)]
    [InlineData("""{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }""", Verdict.Pass)]
    [InlineData("""{ "StringNotEquals": { "aws:SourceVpce": "vpce-1" } }""", Verdict.Fail)]
    [InlineData("""{ "StringLike": { "aws:SourceAccount": "*" } }""", Verdict.Fail)]
    [InlineData("""{ "StringLike": { "aws:SourceAccount": ["111122223333", "*"] } }""", Verdict.Fail)]
    [InlineData("""{ "StringEquals": { "aws:PrincipalAccount": "${aws:SourceAccount}" } }""", Verdict.Fail)]
    [InlineData("""{ "StringEquals": { "kms:CallerAccount": { "Ref": "AWS::AccountId" } } }""", Verdict.Pass)]
    [InlineData("""{ "StringEquals": { "kms:CallerAccount": { "Unknown": "Caller" } } }""", Verdict.Unknown)]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } }""", Verdict.Pass)]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:sns:*:*:*" } }""", Verdict.Fail)]
    [InlineData("""{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::logs*" } }""", Verdict.Pass)]
    [InlineData("""{ "ArnEquals": { "aws:SourceArn": { "GetAtt": "Topic.Arn" } } }""", Verdict.Pass)]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } }""", Verdict.Fail)]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["10.0.0.0/8", "52.1.2.0/24"] } }""", Verdict.Pass)]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "52.0.0.0/7" } }""", Verdict.Fail)]
    [InlineData("""{ "NotIpAddress": { "aws:SourceIp": "52.1.2.0/24" } }""", Verdict.Fail)]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""", Verdict.Fail)]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "aws:SourceVpce": "vpce-1" } }""", Verdict.Pass)]
    [InlineData("""{ "Bool": { "elasticfilesystem:AccessedViaMountTarget": "true" } }""", Verdict.Pass)]
    [InlineData("""{ "Unknown": "Condition" }""", Verdict.Unknown)]
    [InlineData("{}", Verdict.Fail)]
    public void Only_fixed_values_of_some_keys_narrow(string condition, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(new Narrowed(NarrowingConditions.Known), $$"""{ "Condition": {{condition}} }""").Verdict);

    [Theory]
    [InlineData("""{ "StringEquals": { "sts:ExternalId": "42" } }""", Verdict.Pass)]
    [InlineData("""{ "StringLike": { "token.actions.githubusercontent.com:sub": "repo:me/mine:*" } }""", Verdict.Pass)]
    [InlineData("""{ "StringLike": { "token.actions.githubusercontent.com:sub": "*" } }""", Verdict.Fail)]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-1" } }""", Verdict.Fail)]
    public void A_rule_may_name_the_keys_that_narrow(string condition, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(new Narrowed(NarrowingConditions.With(["sts:ExternalId", "*:sub"], only: true)), $$"""{ "Condition": {{condition}} }""").Verdict);

    private static PrincipalIs Is(PrincipalKind kind) =>
        new(new PrincipalOperand([kind], new PatternsOperand([], false, false), new TextsOperand("account"), every: false));

    private static PatternsOperand Actions(bool every, params string[] patterns) => new(patterns, ignoreCase: true, every);
}
