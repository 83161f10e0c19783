using System;
using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class DutyPredicateTests
{
    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Action": ["iam:Pass*", "lambda:*"], "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""", Verdict.Pass)]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:*", "logs:*"], "Resource": "*" }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }""", Verdict.Fail)]
    [InlineData("""{ "Effect": "Allow", "Action": { "Unknown": "Actions" }, "Resource": "*" }""", Verdict.Unknown)]
    public void Escalation_takes_all_actions_of_a_way(string statement, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "allowsPrivilegeEscalation": true }""", $$"""{ "Statement": {{statement}} }""").Verdict);

    [Theory]
    [InlineData("\"*\"", Verdict.Pass)]
    [InlineData("\"arn:aws:iam::*:role/*\"", Verdict.Pass)]
    [InlineData("""{ "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":*"] }""", Verdict.Pass)]
    [InlineData("\"arn:aws:iam::111122223333:role/app-*\"", Verdict.Fail)]
    [InlineData("\"arn:aws:iam::111122223333:role/team/*\"", Verdict.Fail)]
    [InlineData("""{ "GetAtt": "Role.Arn" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Resource" }""", Verdict.Unknown)]
    public void Wide_is_every_resource_of_a_type(string resource, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(
            """{ "allowsPrivilegeEscalation": { "is": true, "resources": "wide" } }""",
            $$"""{ "Statement": { "Effect": "Allow", "Action": "iam:PutUserPolicy", "Resource": {{resource}} } }""").Verdict);

    [Fact]
    public void Actions_of_several_documents_add_up_and_a_denial_counts()
    {
        const string pass = """{ "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" } } }""";
        const string run = """{ "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*" } } }""";
        const string deny = """{ "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "ec2:*", "Resource": "*" } } }""";
        Assert.Equal(Verdict.Pass, Given.Judge("""{ "allowsPrivilegeEscalation": true }""", $"[{pass}, {run}]").Verdict);
        Assert.Equal(Verdict.Fail, Given.Judge("""{ "allowsPrivilegeEscalation": true }""", $"[{pass}, {run}, {deny}]").Verdict);
    }

    [Fact]
    public void The_way_is_named_at_the_statement_that_opens_it()
    {
        var judgment = Given.Judge("""{ "allowsPrivilegeEscalation": false }""", """{ "Statement": { "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances"], "Resource": "*" } }""");
        Assert.Equal("must not allow a way to more permissions: instance with role (iam:PassRole and ec2:RunInstances)", judgment.Because);
    }

    [Fact]
    public void Every_way_has_actions_of_services() =>
        Assert.All(EscalationMethod.All, method => Assert.All(method.Actions, action => Assert.Equal(2, action.Split(':').Length)));

    [Theory]
    [InlineData("""[{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/a" }, "Action": ["kms:ScheduleKeyDeletion", "kms:Decrypt"], "Resource": "*" }]""", Verdict.Pass)]
    [InlineData("""[{ "Effect": "Allow", "Principal": { "AWS": { "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":root"] } }, "Action": "kms:*", "Resource": "*" }]""", Verdict.Fail)]
    [InlineData("""
        [
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": ["kms:Create*", "kms:Put*", "kms:Describe*"], "Resource": "*" },
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "App.Arn" } }, "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" }
        ]
        """, Verdict.Fail)]
    [InlineData("""
        [
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": "kms:Create*", "Resource": "*" },
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": "kms:Decrypt", "Resource": "*" }
        ]
        """, Verdict.Pass)]
    [InlineData("""
        [
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": "kms:*", "Resource": "*" },
          { "Effect": "Deny", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*", "kms:Sign", "kms:Verify*", "kms:GenerateMac", "kms:DeriveSharedSecret"], "Resource": "*" }
        ]
        """, Verdict.Fail)]
    [InlineData("""
        [
          { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/a" }, "Action": "kms:Create*", "Resource": "*" },
          { "Effect": "Allow", "Principal": { "AWS": { "Unknown": "User" } }, "Action": "kms:Decrypt", "Resource": "*" }
        ]
        """, Verdict.Unknown)]
    [InlineData("""
        [
          { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*" },
          { "Effect": "Allow", "Principal": { "AWS": { "GetAtt": "Admin.Arn" } }, "Action": "kms:Create*", "Resource": "*" }
        ]
        """, Verdict.Pass)]
    public void Duties_are_added_up_for_each_principal(string statements, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "mixesKeyDuties": true }""", $$"""{ "Statement": {{statements}} }""").Verdict);

    [Fact]
    public void A_literal_root_is_the_own_one_where_settings_say_so()
    {
        const string policy = """{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" } }""";
        var schema = Given.Schema("""{ "mixesKeyDuties": { "is": false, "accounts": { "parameter": "accounts" } } }""");
        Assert.Equal(Verdict.Unknown, Given.Judge(schema, policy).Verdict);
        Assert.Equal(Verdict.Pass, Given.Judge(schema, policy, ("accounts", ["111122223333"])).Verdict);
        Assert.Equal(Verdict.Fail, Given.Judge(schema, policy, ("accounts", ["444455556666"])).Verdict);
    }

    [Theory]
    [InlineData("\"arn:aws:kms:eu-west-1:111122223333:key/*\"", Verdict.Pass)]
    [InlineData("\"arn:aws:kms:eu-west-1:111122223333:key/1\"", Verdict.Fail)]
    [InlineData("""{ "Join": ["arn:aws:kms:", { "Ref": "AWS::Region" }, ":", { "Ref": "AWS::AccountId" }, ":key/*"] }""", Verdict.Pass)]
    [InlineData("""{ "Join": ["arn:aws:s3:::", { "Unknown": "Name" }] }""", Verdict.Fail)]
    [InlineData("""{ "Ref": "Key" }""", Verdict.Unknown)]
    public void Known_parts_of_a_text_decide_what_it_is_like(string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "like": ["arn:aws:kms:*:*:key/${*}", "arn:aws:kms:*:*:alias/${*}"] }""", value).Verdict);

    [Theory]
    [InlineData("""{ "actionMatches": { "any": "kms:*" } }""", "'actionMatches' has no argument 'any'")]
    [InlineData("""{ "principalIs": "everyone" }""", "there is no kind of principal 'everyone'")]
    [InlineData("""{ "policyGrants": { "unless": "sometimes" } }""", "'unless' takes \"narrowed\", \"conditional\", or condition keys")]
    [InlineData("""{ "policyDenies": { "when": "never" } }""", "'when' takes \"plaintext\" or { \"tlsBelow\": number }")]
    [InlineData("""{ "portsInclude": "ssh" }""", "a port is a whole number from 0")]
    [InlineData("""{ "plaintextSecret": { "allowPlainParameter": true } }""", "'plaintextSecret' has to say whether it 'is' one")]
    public void A_wrong_argument_is_an_error_of_the_rule(string schema, string message)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Given.Schema(schema));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_predicate_is_documented_by_one_sentence_and_the_schema_of_its_argument() =>
        Assert.All(PolicyLint.Schemas.Predicates.PredicateTable.All, word =>
        {
            Assert.EndsWith(".", word.Documentation, StringComparison.Ordinal);
            Assert.NotEmpty(word.Takes.Words);
            Assert.NotNull(Given.Value(word.Takes.JsonSchema));
        });
}
