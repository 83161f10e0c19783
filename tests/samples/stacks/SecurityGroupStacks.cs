using Amazon.CDK;
using Amazon.CDK.AWS.EC2;

public static class SecurityGroupStacks
{
    private static IVpc Vpc(Stack stack) => Amazon.CDK.AWS.EC2.Vpc.FromVpcAttributes(stack, "Vpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "us-east-1a" }, PublicSubnetIds = new[] { "subnet-1" }, PrivateSubnetIds = new[] { "subnet-2" } });

    public static void Plain(Stack stack) => new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = Vpc(stack) });

    public static void Inline(Stack stack)
    {
        var group = new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = Vpc(stack), AllowAllOutbound = false, Description = "web" });
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "web");
        group.AddIngressRule(Peer.Ipv4("10.0.0.0/8"), Port.TcpRange(8000, 8010));
        group.AddIngressRule(Peer.AnyIpv6(), Port.HTTP);
        group.AddIngressRule(Peer.Ipv4("192.0.2.1/32"), Port.AllTraffic());
        group.AddIngressRule(Peer.Ipv4("192.0.2.2/32"), Port.IcmpPing());
        group.AddIngressRule(Peer.Ipv4("192.0.2.3/32"), new Port(new PortProps { Protocol = Protocol.TCP, FromPort = 22, ToPort = 22, StringRepresentation = "ssh" }));
        group.AddIngressRule(Peer.PrefixList("pl-1"), Port.Udp(53));
        group.AddIngressRule(Peer.SecurityGroupId("sg-12345678"), Port.Tcp(22));
        group.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "out");
    }

    public static void Ipv6(Stack stack)
    {
        var group = new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = Vpc(stack), AllowAllIpv6Outbound = true });
        group.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
        var other = new SecurityGroup(stack, "Other", new SecurityGroupProps { Vpc = Amazon.CDK.AWS.EC2.Vpc.FromVpcAttributes(stack, "OtherVpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "us-east-1a" } }) });
        other.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
        other.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
    }

    public static void Separate(Stack stack)
    {
        var vpc = Vpc(stack);
        var app = new SecurityGroup(stack, "App", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        var data = new SecurityGroup(stack, "Data", new SecurityGroupProps { Vpc = vpc });
        var shut = new SecurityGroup(stack, "Shut", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        data.AddIngressRule(app, Port.Tcp(5432), "database");
        data.AddIngressRule(data, Port.AllTcp());
        app.Connections.AllowTo(data, Port.Tcp(1433));
        shut.Connections.AllowFrom(app, Port.TcpRange(1, 10), "many");
        shut.Connections.AllowFromAnyIpv4(Port.Tcp(3389));
        shut.Connections.AllowToAnyIpv4(Port.Tcp(80));
        shut.Connections.AllowInternally(Port.UdpRange(1, 2));
        app.Connections.AllowFrom(Peer.Ipv4("10.1.0.0/16"), Port.Tcp(8080));
    }

    public static void Imported(Stack stack)
    {
        var known = SecurityGroup.FromSecurityGroupId(stack, "Known", "sg-1");
        var open = SecurityGroup.FromSecurityGroupId(stack, "Open", "sg-2", new SecurityGroupImportOptions { AllowAllOutbound = false });
        var shut = SecurityGroup.FromSecurityGroupId(stack, "Shut", "sg-3", new SecurityGroupImportOptions { Mutable = false });
        known.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
        open.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "out");
        shut.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
        var own = new SecurityGroup(stack, "Own", new SecurityGroupProps { Vpc = Vpc(stack) });
        own.Connections.AllowFrom(known, Port.Tcp(9000));
        known.Connections.AllowFrom(own, Port.Tcp(9001));
    }
}
