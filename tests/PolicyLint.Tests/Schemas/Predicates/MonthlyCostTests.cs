using System.Linq;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class MonthlyCostTests
{
    private const string Prices = "\"webAcl\": 5, \"rule\": 1, \"perMillionRequests\": 0.6, \"botControl\": 10";

    private static readonly string SevenRules = "{ \"Rules\": [" + string.Join(", ", Enumerable.Repeat("""{ "Statement": { "GeoMatchStatement": {} } }""", 7)) + "] }";

    [Fact]
    public void Seven_rules_and_fifty_million_requests_cost_forty_two_dollars()
    {
        Assert.Equal(Verdict.Pass, Given.Judge($$"""{ "monthlyCost": { "atMost": 42, "requests": 50000000, {{Prices}} } }""", SevenRules).Verdict);
        Assert.Equal(
            "costs 42.00 USD a month, of a budget of 41.00 USD",
            Given.Judge($$"""{ "monthlyCost": { "atMost": 41, "requests": 50000000, {{Prices}} } }""", SevenRules).Because);
    }

    [Theory]
    [InlineData(11, Verdict.Fail)]
    [InlineData(12, Verdict.Unknown)]
    public void Without_usage_only_what_is_certain_counts(int budget, Verdict expected) =>
        Assert.Equal(expected, Given.Judge(System.FormattableString.Invariant($$"""{ "monthlyCost": { "atMost": {{budget}}, {{Prices}} } }"""), SevenRules).Verdict);

    [Fact]
    public void A_budget_that_nobody_set_is_no_limit() =>
        Assert.Equal(Verdict.Pass, Given.Judge($$"""{ "monthlyCost": { "atMost": { "parameter": "accounts" }, {{Prices}} } }""", SevenRules).Verdict);

    [Fact]
    public void Bot_control_has_a_price_of_its_own() =>
        Assert.Equal("costs 16.00 USD a month, of a budget of 15.00 USD", Given.Judge(
            $$"""{ "monthlyCost": { "atMost": 15, "requests": 0, {{Prices}} } }""",
            """{ "Rules": [{ "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": "AWSManagedRulesBotControlRuleSet" } } }] }""").Because);

    [Fact]
    public void Shield_waives_the_basic_fees_of_what_it_protects()
    {
        var stack = Given.Stack("""
            {
              "Acl": { "Type": "AWS::WAFv2::WebACL", "Properties": { "Rules": [{ "Statement": { "GeoMatchStatement": {} } }] } },
              "Alb": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" },
              "Link": { "Type": "AWS::WAFv2::WebACLAssociation", "Properties": { "ResourceArn": { "Ref": "Alb" }, "WebACLArn": { "GetAtt": "Acl.Arn" } } },
              "Shield": { "Type": "AWS::Shield::Protection", "Properties": { "ResourceArn": { "Ref": "Alb" } } }
            }
            """);
        Assert.Equal(Verdict.Pass, Given.Judge(Given.Schema($$"""{ "monthlyCost": { "atMost": 1, "requests": 1000000, {{Prices}} } }"""), stack, "Acl").Verdict);
    }
}
