using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

/// <summary>Questions about a network that need no code: they are put together from relations.</summary>
public class RelationsByDataTests
{
    private const string Covered = """
        {
          "anyOf": [
            { "relatedBy": { "resource": "AWS::EC2::FlowLog", "at": "ResourceId", "some": true } },
            {
              "allOf": [
                { "relatedBy": { "resource": "AWS::EC2::Subnet", "at": "VpcId", "some": true } },
                { "relatedBy": { "resource": "AWS::EC2::Subnet", "at": "VpcId", "every": { "relatedBy": { "resource": "AWS::EC2::FlowLog", "at": "ResourceId", "some": true } } } }
              ]
            }
          ]
        }
        """;

    [Theory]
    [InlineData("Vpc", Verdict.Pass)]
    [InlineData("BySubnets", Verdict.Pass)]
    [InlineData("HalfBySubnets", Verdict.Fail)]
    [InlineData("Bare", Verdict.Fail)]
    public void Flow_logs_cover_a_network_or_all_of_its_subnets(string vpc, Verdict expected)
    {
        var stack = Given.Stack("""
            {
              "Vpc": { "Type": "AWS::EC2::VPC" },
              "Log": { "Type": "AWS::EC2::FlowLog", "Properties": { "ResourceId": { "Ref": "Vpc" } } },
              "BySubnets": { "Type": "AWS::EC2::VPC" },
              "SubnetA": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "BySubnets" } } },
              "LogA": { "Type": "AWS::EC2::FlowLog", "Properties": { "ResourceId": { "Ref": "SubnetA" } } },
              "HalfBySubnets": { "Type": "AWS::EC2::VPC" },
              "SubnetB": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "HalfBySubnets" } } },
              "SubnetC": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "HalfBySubnets" } } },
              "LogB": { "Type": "AWS::EC2::FlowLog", "Properties": { "ResourceId": { "Ref": "SubnetB" } } },
              "Bare": { "Type": "AWS::EC2::VPC" }
            }
            """);
        Assert.Equal(expected, Given.Judge(Given.Schema(Covered), stack, vpc).Verdict);
    }

    private const string PublicSubnet = """
        {
          "relatedBy": {
            "resource": "AWS::EC2::SubnetRouteTableAssociation",
            "at": "SubnetId",
            "some": {
              "at": "RouteTableId",
              "refersTo": {
                "resource": "AWS::EC2::RouteTable",
                "require": {
                  "relatedBy": {
                    "resource": "AWS::EC2::Route",
                    "at": "RouteTableId",
                    "some": { "at": "GatewayId", "refersTo": { "resource": "AWS::EC2::InternetGateway", "require": true } }
                  }
                }
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("Public", Verdict.Pass)]
    [InlineData("Private", Verdict.Fail)]
    public void A_subnet_is_public_by_its_routes(string subnet, Verdict expected)
    {
        var stack = Given.Stack("""
            {
              "Gateway": { "Type": "AWS::EC2::InternetGateway" },
              "Nat": { "Type": "AWS::EC2::NatGateway" },
              "Public": { "Type": "AWS::EC2::Subnet" },
              "Private": { "Type": "AWS::EC2::Subnet" },
              "PublicTable": { "Type": "AWS::EC2::RouteTable" },
              "PrivateTable": { "Type": "AWS::EC2::RouteTable" },
              "PublicLink": { "Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": { "SubnetId": { "Ref": "Public" }, "RouteTableId": { "Ref": "PublicTable" } } },
              "PrivateLink": { "Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": { "SubnetId": { "Ref": "Private" }, "RouteTableId": { "Ref": "PrivateTable" } } },
              "Out": { "Type": "AWS::EC2::Route", "Properties": { "RouteTableId": { "Ref": "PublicTable" }, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } } },
              "Through": { "Type": "AWS::EC2::Route", "Properties": { "RouteTableId": { "Ref": "PrivateTable" }, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": { "Ref": "Nat" } } }
            }
            """);
        Assert.Equal(expected, Given.Judge(Given.Schema(PublicSubnet), stack, subnet).Verdict);
    }
}
