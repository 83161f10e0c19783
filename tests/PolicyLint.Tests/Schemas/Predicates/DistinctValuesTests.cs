using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class DistinctValuesTests
{
    private static readonly Stack World = Given.Stack("""
        {
          "A": { "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": "eu-west-1a" } },
          "A2": { "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": "eu-west-1a" } },
          "B": { "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": "eu-west-1b" } },
          "First": { "Type": "AWS::EC2::Subnet", "Properties": { "AvailabilityZone": { "Unknown": "Intrinsic" } } },
          "Anywhere": { "Type": "AWS::EC2::Subnet" }
        }
        """);

    [Theory]
    [InlineData("""[{ "Ref": "A" }, { "Ref": "B" }]""", Verdict.Pass)]
    [InlineData("""[{ "Ref": "A" }, { "Ref": "A2" }]""", Verdict.Fail)]
    [InlineData("""[{ "Ref": "A" }, { "Ref": "A" }]""", Verdict.Fail)]
    [InlineData("""[{ "Ref": "Anywhere" }, { "Ref": "Anywhere" }]""", Verdict.Fail)]
    [InlineData("""[{ "Ref": "A" }, { "Ref": "Anywhere" }]""", Verdict.Unknown)]
    [InlineData("""[{ "Ref": "A" }, { "Ref": "First" }]""", Verdict.Unknown)]
    [InlineData("""["subnet-1", "subnet-2"]""", Verdict.Unknown)]
    [InlineData("""["subnet-1"]""", Verdict.Fail)]
    [InlineData("""[{ "Ref": "A" }, { "Unknown": "Subnet" }, { "Ref": "B" }]""", Verdict.Pass)]
    [InlineData("""[{ "Unknown": "Subnet" }]""", Verdict.Fail)]
    [InlineData("""{ "Ref": "A" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Subnets" }""", Verdict.Unknown)]
    public void Zones_are_counted_through_the_subnets(string subnets, Verdict expected) =>
        Assert.Equal(expected, Judge("""{ "distinctValues": { "of": "AvailabilityZone", "atLeast": 2 } }""", Given.Value(subnets, World)).Verdict);

    [Fact]
    public void Zones_of_a_region_differ_by_their_index()
    {
        Assert.Equal(Verdict.Pass, Judge("""{ "distinctValues": { "atLeast": 2 } }""", Zones("Fn::GetAZs[0]", "Fn::GetAZs[1]")).Verdict);
        Assert.Equal(Verdict.Fail, Judge("""{ "distinctValues": { "atLeast": 2 } }""", Zones("Fn::GetAZs[0]", "Fn::GetAZs[0]")).Verdict);
        Assert.Equal(Verdict.Unknown, Judge("""{ "distinctValues": { "atLeast": 2 } }""", Zones("Fn::GetAZs[0]", "Fn::GetAZs")).Verdict);
    }

    [Fact]
    public void A_property_of_each_item_may_hold_the_reference() =>
        Assert.Equal(Verdict.Pass, Judge(
            """{ "distinctValues": { "item": "SubnetId", "of": "AvailabilityZone", "atLeast": 2 } }""",
            Given.Value("""[{ "SubnetId": { "Ref": "A" } }, { "SubnetId": { "Ref": "B" } }]""", World)).Verdict);

    [Theory]
    [InlineData("""[{ "Priority": 1 }, { "Priority": 2 }]""", Verdict.Pass)]
    [InlineData("""[{ "Priority": 1 }, { "Priority": "1" }]""", Verdict.Fail)]
    [InlineData("""[{ "Priority": 1 }, { "Priority": { "Unknown": "First" } }]""", Verdict.Unknown)]
    [InlineData("""[{ "Priority": 1 }, { "Priority": { "Unknown": "First" } }, { "Priority": 1 }]""", Verdict.Fail)]
    [InlineData("""[{ "Priority": 1 }, { }]""", Verdict.Pass)]
    [InlineData("[]", Verdict.Pass)]
    public void All_may_have_to_differ(string rules, Verdict expected) =>
        Assert.Equal(expected, Judge("""{ "distinctValues": { "item": "Priority", "atLeast": "all" } }""", Given.Value(rules)).Verdict);

    [Fact]
    public void Too_few_are_counted_in_the_reason() =>
        Assert.Equal(
            "must have 2 different values of AvailabilityZone, and has 1",
            Judge("""{ "distinctValues": { "of": "AvailabilityZone", "atLeast": 2 } }""", Given.Value("""[{ "Ref": "A" }]""", World)).Because);

    private static ListValue Zones(params string[] subjects)
    {
        var span = World.File.Whole;
        return new ListValue([.. System.Array.ConvertAll(subjects, s => (Value)new UnknownValue(UnknownCause.Intrinsic, "the account decides", s, span))], span);
    }

    private static Judgment Judge(string schema, Value value) => Given.Schema(schema).Judge(value, Given.Scope(World));
}
