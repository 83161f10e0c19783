using PolicyLint.Model;

namespace PolicyLint.Schemas.Waf;

/// <summary>Shield Advanced's automatic response to attacks on the application layer, which adds a rule group to the web ACL.</summary>
internal static class ShieldResponse
{
    /// <summary>What the rule group needs: AWS WAF developer guide, "Automating application layer DDoS mitigation with Shield Advanced".</summary>
    public const long Units = 150;

    private static readonly string[] Protectable = ["AWS::CloudFront::Distribution", "AWS::ElasticLoadBalancingV2::LoadBalancer"];

    /// <summary>Whether some protection with automatic response is about a resource behind the web ACL.</summary>
    public static Verdict Uses(Resource acl, Scope scope)
    {
        var verdict = Verdict.Fail;
        foreach (var protection in scope.Graph.OfType("AWS::Shield::Protection"))
        {
            if (!scope.IsPresent(protection) || IsAutomatic(protection, scope) is var automatic && automatic == Verdict.Fail)
                continue;
            foreach (var type in Protectable)
            {
                foreach (var resource in scope.Graph.OfType(type))
                {
                    if (scope.IsPresent(resource) && References.Refers(protection.Properties.Find("ResourceArn"), resource, scope) is var covered and not Verdict.Fail)
                        verdict = verdict.Or(automatic.And(covered).And(IsBehind(resource, acl, scope)));
                }
            }
        }

        return verdict;
    }

    private static Verdict IsAutomatic(Resource protection, Scope scope) =>
        scope.Find(protection.Properties, "ApplicationLayerAutomaticResponseConfiguration") switch
        {
            null => Verdict.Fail,
            MapValue map => scope.Find(map, "Status") switch
            {
                null => Verdict.Fail,
                ScalarValue status => status.Text == "ENABLED" ? Verdict.Pass : Verdict.Fail,
                _ => Verdict.Unknown,
            },
            _ => Verdict.Unknown,
        };

    private static Verdict IsBehind(Resource resource, Resource acl, Scope scope)
    {
        if (resource.Type == "AWS::CloudFront::Distribution")
        {
            return scope.Find(resource.Properties, "DistributionConfig") is MapValue config
                ? References.Refers(config.Find("WebACLId"), acl, scope)
                : Verdict.Unknown;
        }

        var verdict = Verdict.Fail;
        foreach (var association in scope.Graph.OfType("AWS::WAFv2::WebACLAssociation"))
        {
            if (scope.IsPresent(association))
            {
                verdict = verdict.Or(References.Refers(association.Properties.Find("ResourceArn"), resource, scope)
                    .And(References.Refers(association.Properties.Find("WebACLArn"), acl, scope)));
            }
        }

        return verdict;
    }
}
