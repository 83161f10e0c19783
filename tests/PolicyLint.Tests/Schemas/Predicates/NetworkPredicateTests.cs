using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class NetworkPredicateTests
{
    [Theory]
    [InlineData("true", "\"0.0.0.0/0\"", Verdict.Pass)]
    [InlineData("true", "\"::/0\"", Verdict.Pass)]
    [InlineData("true", "\"0.0.0.0/1\"", Verdict.Fail)]
    [InlineData("""{ "widerThan": 8 }""", "\"0.0.0.0/1\"", Verdict.Pass)]
    [InlineData("""{ "widerThan": 16 }""", "\"10.0.0.0/8\"", Verdict.Fail)]
    [InlineData("""{ "widerThan": 8 }""", "\"::/1\"", Verdict.Fail)]
    [InlineData("""{ "widerThanIPv6": 32 }""", "\"2000::/3\"", Verdict.Pass)]
    [InlineData("true", "\"anywhere\"", Verdict.Unknown)]
    [InlineData("true", """{ "Unknown": "Range" }""", Verdict.Unknown)]
    [InlineData("true", """{ "Join": [{ "Unknown": "Address" }, "/32"] }""", Verdict.Fail)]
    [InlineData("true", """{ "Join": [{ "Unknown": "Address" }, "/0"] }""", Verdict.Pass)]
    [InlineData("true", """{ "Join": ["0.0.0.0/", { "Unknown": "Prefix" }] }""", Verdict.Unknown)]
    public void A_block_is_open_by_its_prefix(string argument, string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge($$"""{ "cidrIsOpen": {{argument}} }""", value).Verdict);

    [Fact]
    public void A_network_is_as_open_as_its_own_block()
    {
        var stack = Given.Stack("""{ "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } } }""");
        var value = Given.Value("""{ "GetAtt": "Vpc.CidrBlock" }""", stack);
        Assert.Equal(Verdict.Fail, Given.Schema("""{ "cidrIsOpen": true }""").Judge(value, Given.Scope(stack)).Verdict);
    }

    [Fact]
    public void An_open_block_that_must_not_be_is_named()
    {
        var judgment = Given.Judge("""{ "cidrIsOpen": false }""", "\"0.0.0.0/0\"");
        Assert.Equal(Verdict.Fail, judgment.Verdict);
        Assert.Equal("'0.0.0.0/0' must not be open to the whole internet", judgment.Because);
    }

    [Theory]
    [InlineData("\"10.0.0.0/8\"", Verdict.Fail)]
    [InlineData("\"8.8.8.8/32\"", Verdict.Pass)]
    public void Public_is_what_is_not_all_private(string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "cidrIsPublic": true }""", value).Verdict);

    [Theory]
    [InlineData("\"10.0.0.1/32\"", Verdict.Pass)]
    [InlineData("\"2001:db8::1/128\"", Verdict.Pass)]
    [InlineData("\"2001:db8::/32\"", Verdict.Fail)]
    [InlineData("\"10.0.0.0/24\"", Verdict.Fail)]
    [InlineData("""{ "Join": [{ "Ref": "Address" }, "/24"] }""", Verdict.Fail)]
    [InlineData("""{ "Join": [{ "Ref": "Address" }, "/32"] }""", Verdict.Unknown)]
    public void A_single_address_fixes_all_bits(string value, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "cidrIsSingleAddress": true }""", value).Verdict);

    [Theory]
    [InlineData("""{ "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22 }""", Verdict.Pass)]
    [InlineData("""{ "IpProtocol": "tcp", "FromPort": "0", "ToPort": "65535" }""", Verdict.Pass)]
    [InlineData("""{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443 }""", Verdict.Fail)]
    [InlineData("""{ "IpProtocol": "udp", "FromPort": 22, "ToPort": 22 }""", Verdict.Fail)]
    [InlineData("""{ "IpProtocol": -1 }""", Verdict.Pass)]
    [InlineData("""{ "IpProtocol": "-1", "FromPort": 443, "ToPort": 443 }""", Verdict.Pass)]
    [InlineData("""{ "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1 }""", Verdict.Fail)]
    [InlineData("""{ "IpProtocol": { "Unknown": "Protocol" }, "FromPort": 22, "ToPort": 22 }""", Verdict.Unknown)]
    [InlineData("""{ "IpProtocol": "tcp", "FromPort": { "Unknown": "Port" }, "ToPort": 21 }""", Verdict.Fail)]
    [InlineData("""{ "IpProtocol": "tcp", "FromPort": { "Unknown": "Port" }, "ToPort": 22 }""", Verdict.Unknown)]
    [InlineData("""{ "Protocol": 6, "PortRange": { "From": 20, "To": 30 } }""", Verdict.Pass)]
    [InlineData("""{ "Protocol": -1 }""", Verdict.Pass)]
    [InlineData("""{ "Protocol": 6, "PortRange": { "From": 443, "To": 443 } }""", Verdict.Fail)]
    public void Ports_are_included_by_range_or_by_all_protocols(string rule, Verdict expected) =>
        Assert.Equal(expected, Given.Judge("""{ "portsInclude": { "ports": [22, 3389], "protocol": "tcp" } }""", rule).Verdict);

    [Theory]
    [InlineData(1, """{ "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80 }""", Verdict.Fail)]
    [InlineData(1, """{ "IpProtocol": "tcp", "FromPort": 80, "ToPort": 81 }""", Verdict.Pass)]
    [InlineData(1, """{ "IpProtocol": "-1" }""", Verdict.Pass)]
    [InlineData(65535, """{ "IpProtocol": "udp", "FromPort": 0, "ToPort": 65535 }""", Verdict.Pass)]
    [InlineData(65535, """{ "IpProtocol": "udp", "FromPort": 1, "ToPort": 65535 }""", Verdict.Fail)]
    [InlineData(1, """{ "IpProtocol": "tcp", "FromPort": { "Unknown": "Low" }, "ToPort": 80 }""", Verdict.Unknown)]
    public void A_range_is_counted(int count, string rule, Verdict expected) =>
        Assert.Equal(expected, Given.Judge($$"""{ "portsMoreThan": {{count}} }""", rule).Verdict);

    [Fact]
    public void Unknown_ports_are_the_reason_and_an_unknown_address_is_not() =>
        Assert.Equal("depends on 'Port'", Given.Judge("""{ "portsInclude": 22 }""", """{ "CidrIp": { "Unknown": "Range" }, "IpProtocol": "tcp", "FromPort": 1, "ToPort": { "Unknown": "Port" } }""").Because);
}
