using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Tests.Evaluations;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

/// <summary>A key whose value is <c>AWS::NoValue</c> in the scenario is no key.</summary>
public class AbsentInScenarioTests
{
    private static readonly Value Absent = Sketch.Choice(Sketch.Variable("Condition", "holds", "does not hold"), null, Sketch.Text("*"));

    [Fact]
    public void A_statement_of_a_web_acl_is_of_the_one_kind_that_it_has()
    {
        var statement = Sketch.Map(("GeoMatchStatement", Sketch.Map()), ("IPSetReferenceStatement", Absent));
        var acl = Sketch.Map(("Rules", Sketch.List(Sketch.Map(("Statement", statement)))));
        Assert.Equal("needs 1 WCU of at most 0", Given.Schema("""{ "wafCapacity": { "atMost": 0 } }""").Judge(acl, Given.Scope()).Because);
        Assert.Equal(Verdict.Pass, Given.Schema("""{ "shadowsNoRule": { "maxCountries": 50 } }""").Judge(Acl(statement), Given.Scope()).Verdict);
    }

    [Fact]
    public void A_denial_has_the_conditions_that_it_has()
    {
        var condition = Sketch.Map(
            ("Bool", Sketch.Map(("aws:SecureTransport", Sketch.Text("false")), ("aws:ViaAWSService", Absent))),
            ("StringEquals", Absent));
        Assert.Equal(Verdict.Pass, Deny(condition).Verdict);
        Assert.Equal(Verdict.Pass, Deny(Sketch.Map(("StringEquals", Absent))).Verdict);
    }

    private static MapValue Acl(MapValue statement) => Sketch.Map(
        ("DefaultAction", Sketch.Map(("Block", Sketch.Map()))),
        ("Rules", Sketch.List(Rule("0", "Allow", statement), Rule("1", "Block", Sketch.Map(("SqliMatchStatement", Sketch.Map()))))));

    private static MapValue Rule(string priority, string action, MapValue statement) =>
        Sketch.Map(("Name", Sketch.Text("Rule" + priority)), ("Priority", Sketch.Text(priority)), ("Action", Sketch.Map((action, Sketch.Map()))), ("Statement", statement));

    private static Judgment Deny(MapValue condition)
    {
        var statement = Sketch.Map(
            ("Effect", Sketch.Text("Deny")), ("Principal", Sketch.Text("*")), ("Action", Sketch.Text("sns:Publish")), ("Resource", Sketch.Text("*")), ("Condition", condition));
        return Given.Schema("""{ "policyDenies": { "action": "sns:Publish", "when": "plaintext" } }""").Judge(Sketch.Map(("Statement", statement)), Given.Scope());
    }
}
