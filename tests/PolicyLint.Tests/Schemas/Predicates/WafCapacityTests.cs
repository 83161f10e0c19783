using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class WafCapacityTests
{
    [Theory]
    [InlineData(20, """{ "ByteMatchStatement": { "PositionalConstraint": "CONTAINS", "FieldToMatch": { "UriPath": {} }, "TextTransformations": [{ "Priority": 0, "Type": "LOWERCASE" }] } }""")]
    [InlineData(60, """{ "SqliMatchStatement": { "SensitivityLevel": "HIGH", "FieldToMatch": { "AllQueryArguments": {} }, "TextTransformations": [{ "Type": "URL_DECODE" }, { "Type": "HTML_ENTITY_DECODE" }] } }""")]
    [InlineData(80, """{ "XssMatchStatement": { "FieldToMatch": { "JsonBody": {} }, "TextTransformations": [{ "Type": "NONE" }] } }""")]
    [InlineData(30, """{ "ByteMatchStatement": { "PositionalConstraint": "CONTAINS", "FieldToMatch": { "JsonBody": {} }, "TextTransformations": [{ "Type": "LOWERCASE" }] } }""")]
    [InlineData(3, """{ "RateBasedStatement": { "Limit": 1000, "AggregateKeyType": "IP", "ScopeDownStatement": { "GeoMatchStatement": { "CountryCodes": ["DE"] } } } }""")]
    [InlineData(62, """{ "RateBasedStatement": { "Limit": 1000, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": [{ "IP": {} }, { "HTTPMethod": {} }] } }""")]
    [InlineData(5, """{ "IPSetReferenceStatement": { "Arn": "a", "IPSetForwardedIPConfig": { "Position": "ANY", "HeaderName": "X" } } }""")]
    [InlineData(4, """{ "AndStatement": { "Statements": [{ "NotStatement": { "Statement": { "GeoMatchStatement": {} } } }, { "RegexMatchStatement": { "RegexString": "a" } }] } }""")]
    [InlineData(700, """{ "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet" } }""")]
    public void A_statement_needs_what_the_guide_says(int units, string statement)
    {
        Assert.Equal(Verdict.Pass, Judge(units, Rules(statement)).Verdict);
        var tooMuch = Judge(units - 1, Rules(statement));
        Assert.Equal(Verdict.Fail, tooMuch.Verdict);
        Assert.Equal(System.FormattableString.Invariant($"needs {units} WCU of at most {units - 1}"), tooMuch.Because);
    }

    [Theory]
    [InlineData(700, Verdict.Fail)]
    [InlineData(701, Verdict.Unknown)]
    public void What_is_not_known_only_adds(int limit, Verdict expected) =>
        Assert.Equal(expected, Judge(limit, Rules(
            """{ "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet" } }""",
            """{ "GeoMatchStatement": {} }""",
            """{ "ManagedRuleGroupStatement": { "VendorName": "Somebody", "Name": "Rules" } }""")).Verdict);

    [Fact]
    public void An_unknown_constraint_lies_between_the_least_and_the_most()
    {
        var rules = Rules("""{ "ByteMatchStatement": { "PositionalConstraint": { "Unknown": "Constraint" }, "FieldToMatch": { "UriPath": {} } } }""");
        Assert.Equal(Verdict.Fail, Judge(1, rules).Verdict);
        Assert.Equal(Verdict.Unknown, Judge(9, rules).Verdict);
        Assert.Equal(Verdict.Pass, Judge(10, rules).Verdict);
    }

    [Fact]
    public void A_rule_group_is_charged_what_it_declares_and_held_to_it()
    {
        var stack = Given.Stack("""
            {
              "Group": { "Type": "AWS::WAFv2::RuleGroup", "Properties": { "Capacity": 50, "Rules": [{ "Statement": { "RegexPatternSetReferenceStatement": { "Arn": "a" } } }] } },
              "Tight": { "Type": "AWS::WAFv2::RuleGroup", "Properties": { "Capacity": 24, "Rules": [{ "Statement": { "RegexPatternSetReferenceStatement": { "Arn": "a" } } }] } },
              "Acl": { "Type": "AWS::WAFv2::WebACL", "Properties": { "Rules": [{ "Statement": { "RuleGroupReferenceStatement": { "Arn": { "GetAtt": "Group.Arn" } } } }] } }
            }
            """);
        var own = Given.Schema("""{ "wafCapacity": { "atMost": "Capacity" } }""");
        Assert.Equal(Verdict.Pass, Given.Judge(own, stack, "Group").Verdict);
        Assert.Equal("needs 25 WCU of at most 24", Given.Judge(own, stack, "Tight").Because);
        Assert.Equal("needs 50 WCU of at most 49", Given.Judge(Given.Schema("""{ "wafCapacity": { "atMost": 49 } }"""), stack, "Acl").Because);
    }

    [Theory]
    [InlineData("ENABLED", Verdict.Fail)]
    [InlineData("DISABLED", Verdict.Pass)]
    public void Automatic_response_of_shield_takes_its_share(string status, Verdict expected)
    {
        var stack = Given.Stack($$"""
            {
              "Acl": { "Type": "AWS::WAFv2::WebACL", "Properties": { "Rules": [{ "Statement": { "GeoMatchStatement": {} } }] } },
              "Alb": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" },
              "Link": { "Type": "AWS::WAFv2::WebACLAssociation", "Properties": { "ResourceArn": { "Ref": "Alb" }, "WebACLArn": { "GetAtt": "Acl.Arn" } } },
              "Shield": { "Type": "AWS::Shield::Protection", "Properties": { "ResourceArn": { "Ref": "Alb" }, "ApplicationLayerAutomaticResponseConfiguration": { "Status": "{{status}}", "Action": { "Block": {} } } } }
            }
            """);
        Assert.Equal(expected, Given.Judge(Given.Schema("""{ "wafCapacity": { "atMost": 150 } }"""), stack, "Acl").Verdict);
    }

    [Fact]
    public void Reserved_capacity_counts() =>
        Assert.Equal(Verdict.Fail, Given.Judge("""{ "wafCapacity": { "atMost": 100, "reserved": 100 } }""", Rules("""{ "GeoMatchStatement": {} }""")).Verdict);

    private static Judgment Judge(int limit, string acl) =>
        Given.Judge(System.FormattableString.Invariant($$"""{ "wafCapacity": { "atMost": {{limit}} } }"""), acl);

    private static string Rules(params string[] statements) =>
        "{ \"Rules\": [" + string.Join(", ", System.Array.ConvertAll(statements, s => "{ \"Statement\": " + s + " }")) + "] }";
}
