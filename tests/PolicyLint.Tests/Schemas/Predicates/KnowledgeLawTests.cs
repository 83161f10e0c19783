using System.Collections.Generic;
using System.Linq;
using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

/// <summary>Making any part of a value less known never turns a pass into a fail or a fail into a pass.</summary>
public class KnowledgeLawTests
{
    private const string KeyPolicy = """
        {
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": { "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":root"] } }, "Action": "kms:*", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": [{ "GetAtt": "Admin.Arn" }, "arn:aws:iam::111122223333:role/b"] }, "Action": ["kms:Create*", "kms:Decrypt"], "Resource": "*" },
            { "Effect": "Deny", "Principal": "*", "NotAction": "kms:Decrypt", "Resource": "*" },
            { "Effect": "Allow", "Principal": "*", "Action": "kms:Encrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:CallerAccount": ["111122223333"] } } }
          ]
        }
        """;

    private const string BucketPolicy = """
        {
          "Statement": [
            { "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "s3:*", "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"], "Condition": { "Bool": { "aws:SecureTransport": ["false"] } } },
            { "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": ["s3:Get*"], "NotResource": "arn:aws:s3:::b/private/*" }
          ]
        }
        """;

    private const string IdentityPolicies = """
        [
          { "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": ["iam:PassRole", "ec2:*"], "Resource": ["arn:aws:iam::111122223333:role/*", "arn:aws:ec2:*:*:*"] } } },
          { "PolicyDocument": { "Statement": { "Effect": "Deny", "Action": "iam:Create*", "Resource": "*" } } }
        ]
        """;

    private static readonly string[] Documents = [KeyPolicy, BucketPolicy, IdentityPolicies];

    private static readonly string[] PolicySchemas =
    [
        """{ "policyGrants": { "principal": "anyone", "unless": "narrowed" } }""",
        """{ "policyGrants": { "principal": "ownAccountRoot", "action": { "every": "kms:*" }, "unless": "conditional" } }""",
        """{ "policyGrants": { "action": ["kms:Decrypt", "s3:Get*"], "resource": { "every": "*" } } }""",
        """{ "policyGrants": { "principal": { "some": ["partialWildcard", "otherAccount"], "accounts": ["111122223333"] } } }""",
        """{ "policyDenies": { "action": "s3:*", "resource": "bucketAndObjects", "when": "plaintext" } }""",
        """{ "policyDenies": { "when": { "tlsBelow": 1.2 } } }""",
        """{ "allowsPrivilegeEscalation": true }""",
        """{ "allowsPrivilegeEscalation": { "is": true, "resources": "wide" } }""",
        """{ "mixesKeyDuties": true }""",
        """{ "mixesKeyDuties": { "is": true, "accounts": ["111122223333"] } }""",
        """{ "mixesKeyDuties": { "is": true, "except": ["arn:aws:iam::*:role/b"] } }""",
    ];

    private static readonly string[] Statements =
    [
        """{ "Effect": "Allow", "Principal": { "AWS": ["*", "arn:aws:iam::*:root"], "Service": ["s3.amazonaws.com"] }, "Action": ["kms:*", "s3:Get*"], "Resource": ["arn:aws:s3:::b/*"] }""",
        """{ "Effect": "Allow", "NotPrincipal": { "AWS": ["111122223333"] }, "NotAction": ["kms:*"], "NotResource": ["*"] }""",
        """{ "Effect": "Deny", "Principal": { "AWS": [{ "Join": ["arn:aws:iam::", { "Ref": "AWS::AccountId" }, ":root"] }] }, "Condition": { "ArnLike": { "aws:SourceArn": ["arn:aws:sns:*:111122223333:*"] }, "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }""",
    ];

    private static readonly string[] StatementSchemas =
    [
        """{ "actionMatches": ["kms:Decrypt"] }""",
        """{ "actionMatches": { "every": ["kms:De*", "s3:GetObject"] } }""",
        """{ "resourceMatches": "arn:aws:s3:::b/x" }""",
        """{ "resourceMatches": { "every": "*" } }""",
        """{ "principalIs": "anyone" }""",
        """{ "principalIs": ["partialWildcard", "federated"] }""",
        """{ "principalIs": { "every": ["ownAccountRoot", "service"], "accounts": ["111122223333"] } }""",
        """{ "principalIs": { "like": "arn:*:iam::*:root" } }""",
        """{ "narrowed": true }""",
        """{ "narrowed": { "by": "aws:Source*" } }""",
    ];

    private static readonly string[] Rules =
    [
        """{ "IpProtocol": "tcp", "FromPort": 20, "ToPort": "30" }""",
        """{ "IpProtocol": "-1", "FromPort": 443, "ToPort": 443 }""",
        """{ "Protocol": 6, "PortRange": { "From": 80, "To": 80 } }""",
    ];

    private static readonly string[] RuleSchemas = ["""{ "portsInclude": [22, 443] }""", """{ "portsInclude": { "ports": [80], "protocol": "udp" } }""", """{ "portsMoreThan": 1 }"""];

    private static readonly string[] Texts =
    [
        "\"0.0.0.0/0\"",
        "\"10.0.0.0/8\"",
        "\"10.0.0.1/32\"",
        """{ "Join": ["10.0.0.0", "/32"] }""",
        "\"hunter22\"",
        "\"\"",
        "\"arn:aws:iam::111122223333:role/x\"",
        """{ "Join": ["arn:aws:iam::", "111122223333", ":role/", { "Ref": "Role" }] }""",
        """{ "Join": ["{{resolve:secretsmanager:", { "Ref": "Secret" }, "}}"] }""",
        """{ "DB_PASSWORD": "hunter22", "LEVEL": "debug", "List": ["AKIA1234567890ABCDEF"] }""",
        """[{ "Name": "DB_PASSWORD", "Value": "hunter22" }]""",
    ];

    private static readonly string[] TextSchemas =
    [
        """{ "cidrIsOpen": true }""",
        """{ "cidrIsOpen": { "widerThan": 16 } }""",
        """{ "cidrIsPublic": true }""",
        """{ "cidrIsSingleAddress": true }""",
        """{ "like": ["arn:aws:iam::*:role/*", "10.*"] }""",
        """{ "like": { "ignoreCase": ["ARN:aws:iam::*:role/*", "10.*"] } }""",
        """{ "looksLikeSecret": true }""",
        """{ "plaintextSecret": true }""",
    ];

    private static readonly string[] WebAcls =
    [
        """{ "Rules": [{ "Statement": { "ByteMatchStatement": { "PositionalConstraint": "CONTAINS", "FieldToMatch": { "JsonBody": {} }, "TextTransformations": [{ "Type": "NONE" }, { "Type": "LOWERCASE" }] } } }] }""",
        """{ "Rules": [{ "Statement": { "RateBasedStatement": { "CustomKeys": [{ "IP": {} }], "ScopeDownStatement": { "SqliMatchStatement": { "SensitivityLevel": "HIGH" } } } } }, { "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesATPRuleSet" } } }] }""",
    ];

    private static readonly string[] WebAclSchemas = ["""{ "wafCapacity": { "atMost": 29 } }""", """{ "wafCapacity": { "atMost": 112 } }""", """{ "wafCapacity": { "atMost": 1500, "reserved": 10 } }""", """{ "monthlyCost": { "atMost": 6, "requests": 0, "webAcl": 5, "rule": 1 } }""", """{ "monthlyCost": { "atMost": 4, "requests": 0, "webAcl": 5, "rule": 1 } }"""];

    private static readonly string[] Lists = ["""["a", "b"]""", """["a", "a"]""", """["a", { "Ref": "B" }]""", """[{ "Zone": "a" }, { "Zone": "b" }]"""];

    private static readonly string[] ListSchemas = ["""{ "distinctValues": { "atLeast": 2 } }""", """{ "distinctValues": { "item": "Zone", "atLeast": 2 } }""", """{ "distinctValues": { "of": "Zone", "atLeast": 2 } }""", """{ "distinctValues": { "item": "Zone", "atLeast": "all" } }"""];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        Add(cases, PolicySchemas, Documents);
        Add(cases, StatementSchemas, Statements);
        Add(cases, RuleSchemas, Rules);
        Add(cases, TextSchemas, Texts);
        Add(cases, WebAclSchemas, WebAcls);
        Add(cases, ListSchemas, Lists);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Less_knowledge_never_turns_a_verdict_around(string schema, string json)
    {
        var judge = Given.Schema(schema);
        var contrary = judge.Negate();
        var whole = Given.Value(json);
        var known = judge.Judge(whole, Given.Scope()).Verdict;
        Assert.Equal(known.Not(), contrary.Judge(whole, Given.Scope()).Verdict);
        foreach (var vague in LessKnown(whole))
        {
            var verdict = judge.Judge(vague, Given.Scope()).Verdict;
            Assert.True(verdict == known || verdict == Verdict.Unknown || known == Verdict.Unknown, $"{known} became {verdict} for {Show(vague)}");
            Assert.Equal(verdict.Not(), contrary.Judge(vague, Given.Scope()).Verdict);
        }
    }

    private static void Add(TheoryData<string, string> cases, string[] schemas, string[] values)
    {
        foreach (var schema in schemas)
        {
            foreach (var value in values)
                cases.Add(schema, value);
        }
    }

    private static UnknownValue Unknown(Value value) => new(UnknownCause.Code, "is not known", null, value.Span);

    // The value with each of its parts in turn unknown, left out of an open whole, or its whole open.
    private static IEnumerable<Value> LessKnown(Value value)
    {
        yield return Unknown(value);
        switch (value)
        {
            case ListValue list:
                yield return new ListValue(list.Items, list.Span) { OpenBecause = Unknown(list) };
                for (var i = 0; i < list.Items.Count; i++)
                {
                    yield return new ListValue([.. list.Items.Take(i), .. list.Items.Skip(i + 1)], list.Span) { OpenBecause = Unknown(list) };
                    foreach (var item in LessKnown(list.Items[i]))
                        yield return new ListValue([.. list.Items.Take(i), item, .. list.Items.Skip(i + 1)], list.Span);
                }

                break;
            case MapValue map:
                yield return new MapValue(map.Entries, map.Span) { OpenBecause = Unknown(map) };
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    yield return new MapValue([.. map.Entries.Take(i), .. map.Entries.Skip(i + 1)], map.Span) { OpenBecause = Unknown(map) };
                    foreach (var item in LessKnown(map.Entries[i].Value))
                        yield return new MapValue([.. map.Entries.Take(i), map.Entries[i] with { Value = item }, .. map.Entries.Skip(i + 1)], map.Span);
                }

                break;
            case JoinedValue joined:
                for (var i = 0; i < joined.Parts.Count; i++)
                {
                    foreach (var part in LessKnown(joined.Parts[i]))
                        yield return new JoinedValue([.. joined.Parts.Take(i), part, .. joined.Parts.Skip(i + 1)], joined.Span);
                }

                break;
            case ScalarValue { Text.Length: > 1 } scalar:
                var half = scalar.Text.Length / 2;
                yield return new JoinedValue([new ScalarValue(scalar.Kind, scalar.Text[..half], scalar.Span), Unknown(scalar)], scalar.Span);
                yield return new JoinedValue([Unknown(scalar), new ScalarValue(scalar.Kind, scalar.Text[half..], scalar.Span)], scalar.Span);
                break;
        }
    }

    private static string Show(Value value) => value switch
    {
        ScalarValue scalar => "\"" + scalar.Text + "\"",
        ListValue list => "[" + string.Join(", ", list.Items.Select(Show)) + (list.IsOpen ? ", …]" : "]"),
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => e.Key + ": " + Show(e.Value))) + (map.IsOpen ? ", …}" : "}"),
        JoinedValue joined => string.Join(" + ", joined.Parts.Select(Show)),
        ReferenceValue reference => "${" + reference.LogicalId + "}",
        _ => "?",
    };
}
