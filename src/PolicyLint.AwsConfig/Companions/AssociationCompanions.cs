using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>Associations that only the relationships of an item tell.</summary>
internal static class AssociationCompanions
{
    public static void OfLoadBalancer(ConfigItem item, CompanionWriter writer)
    {
        if (item.Relationships is not { } relationships)
            return;
        foreach (var one in relationships.Items)
        {
            if (one is MapNode relationship
                && Folding.Find(relationship, "resourceType") is ScalarNode { Text: "AWS::WAFv2::WebACL" }
                && (Folding.Find(relationship, "resourceId") ?? Folding.Find(relationship, "resourceName")) is ScalarNode acl)
            {
                writer.Add("AWS::WAFv2::WebACLAssociation", writer.Map.Add("ResourceArn", writer.OwnerArn).Add("WebACLArn", acl));
            }
        }
    }
}
