using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>What is recorded with route tables and network ACLs.</summary>
internal static class NetworkCompanions
{
    private static readonly (string Key, string Property)[] RouteParts =
    [
        ("destinationCidrBlock", "DestinationCidrBlock"), ("destinationIpv6CidrBlock", "DestinationIpv6CidrBlock"), ("destinationPrefixListId", "DestinationPrefixListId"),
        ("gatewayId", "GatewayId"), ("natGatewayId", "NatGatewayId"), ("transitGatewayId", "TransitGatewayId"), ("vpcPeeringConnectionId", "VpcPeeringConnectionId"),
        ("networkInterfaceId", "NetworkInterfaceId"), ("instanceId", "InstanceId"), ("egressOnlyInternetGatewayId", "EgressOnlyInternetGatewayId"),
        ("carrierGatewayId", "CarrierGatewayId"), ("localGatewayId", "LocalGatewayId"), ("coreNetworkArn", "CoreNetworkArn"),
    ];

    private static readonly (string Key, string Property)[] EntryParts =
    [
        ("cidrBlock", "CidrBlock"), ("ipv6CidrBlock", "Ipv6CidrBlock"), ("egress", "Egress"), ("protocol", "Protocol"), ("ruleAction", "RuleAction"), ("ruleNumber", "RuleNumber"),
    ];

    public static void OfRouteTable(MapNode configuration, CompanionWriter writer)
    {
        if (Folding.Find(configuration, "routes") is ListNode routes)
        {
            foreach (var item in routes.Items)
                AddRoute(item, writer);
        }

        if (Folding.Find(configuration, "associations") is not ListNode associations)
            return;
        foreach (var item in associations.Items)
        {
            if (item is MapNode association && Folding.Find(association, "subnetId") is { } subnet)
                writer.Add("AWS::EC2::SubnetRouteTableAssociation", writer.Map.Add("RouteTableId", writer.OwnerId).Add("SubnetId", subnet));
        }
    }

    public static void OfNetworkAcl(MapNode configuration, CompanionWriter writer)
    {
        if (Folding.Find(configuration, "entries") is not ListNode entries)
            return;
        foreach (var item in entries.Items)
        {
            if (item is not MapNode entry)
                continue;
            var written = writer.Map.Add("NetworkAclId", writer.OwnerId);
            foreach (var (key, property) in EntryParts)
                written.Add(property, Folding.Find(entry, key));
            if (Folding.Find(entry, "portRange") is MapNode ports)
                written.Add("PortRange", writer.Map.Add("From", Folding.Find(ports, "from")).Add("To", Folding.Find(ports, "to")).Close());
            if (Folding.Find(entry, "icmpTypeCode") is MapNode icmp)
                written.Add("Icmp", writer.Map.Add("Type", Folding.Find(icmp, "type")).Add("Code", Folding.Find(icmp, "code")).Close());
            writer.Add("AWS::EC2::NetworkAclEntry", written);
        }
    }

    private static void AddRoute(Node item, CompanionWriter writer)
    {
        // The route inside of the VPC is nobody's: it is there with the table.
        if (item is not MapNode route || Folding.Find(route, "gatewayId") is ScalarNode { Text: "local" })
            return;
        var written = writer.Map.Add("RouteTableId", writer.OwnerId);
        foreach (var (key, property) in RouteParts)
            written.Add(property, Folding.Find(route, key));
        writer.Add("AWS::EC2::Route", written);
    }
}
