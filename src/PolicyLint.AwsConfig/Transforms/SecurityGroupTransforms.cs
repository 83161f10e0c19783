using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>The permissions of a security group: one for each source, where EC2 gathers the sources of a range of ports.</summary>
internal static class SecurityGroupTransforms
{
    public static Value? Ingress(TransformInput input) => Rules(input, "Source");

    public static Value? Egress(TransformInput input) => Rules(input, "Destination");

    private static ListValue Rules(TransformInput input, string peer)
    {
        var rules = new List<Value>();
        foreach (var permission in input.Maps)
        {
            var ranges = Folding.Find(permission, "ipv4Ranges") as ListNode;
            // What older items call ipRanges says the same again.
            if (ranges is not { Items.Count: > 0 })
                ranges = Folding.Find(permission, "ipRanges") as ListNode;
            Add(rules, input, permission, ranges, "cidrIp", "CidrIp");
            Add(rules, input, permission, Folding.Find(permission, "ipv6Ranges") as ListNode, "cidrIpv6", "CidrIpv6");
            Add(rules, input, permission, Folding.Find(permission, "prefixListIds") as ListNode, "prefixListId", peer + "PrefixListId");
            Add(rules, input, permission, Folding.Find(permission, "userIdGroupPairs") as ListNode, "groupId", peer + "SecurityGroupId");
        }

        return new ListValue(rules, input.Node.Span);
    }

    private static void Add(List<Value> rules, TransformInput input, MapNode permission, ListNode? peers, string key, string property)
    {
        if (peers is null)
            return;
        foreach (var peer in peers.Items)
        {
            var map = peer as MapNode;
            var rule = input.Map(peer.Span)
                .Add("IpProtocol", Folding.Find(permission, "ipProtocol"))
                .Add("FromPort", Folding.Find(permission, "fromPort"))
                .Add("ToPort", Folding.Find(permission, "toPort"))
                .Add(property, map is null ? peer : Folding.Find(map, key))
                .Add("Description", map is null ? null : Folding.Find(map, "description"));
            if (property == "SourceSecurityGroupId" && map is not null)
                rule.Add("SourceSecurityGroupOwnerId", Folding.Find(map, "userId"));
            rules.Add(rule.Close());
        }
    }
}
