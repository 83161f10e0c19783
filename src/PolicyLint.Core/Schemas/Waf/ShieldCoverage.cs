using PolicyLint.Model;

namespace PolicyLint.Schemas.Waf;

/// <summary>Which web ACLs Shield Advanced has to do with, through the resources that it protects.</summary>
internal static class ShieldCoverage
{
    /// <summary>What the rule group needs that the automatic response to attacks adds to the web ACL: AWS WAF developer guide, "Automating application layer DDoS mitigation with Shield Advanced".</summary>
    public const long ResponseUnits = 150;

    /// <summary>The types of resources that it looks at.</summary>
    public static readonly string[] Reads =
        ["AWS::Shield::Protection", "AWS::CloudFront::Distribution", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::WAFv2::WebACLAssociation"];

    private static readonly string[] Protectable = ["AWS::CloudFront::Distribution", "AWS::ElasticLoadBalancingV2::LoadBalancer"];

    /// <summary>Whether some protection with automatic response is about a resource behind the web ACL.</summary>
    public static Verdict Responds(Resource acl, Scope scope) => Covers(acl, scope, automaticOnly: true);

    /// <summary>Whether some protection is about a resource behind the web ACL; its basic fees are waived then.</summary>
    public static Verdict Protects(Resource acl, Scope scope) => Covers(acl, scope, automaticOnly: false);

    private static Verdict Covers(Resource acl, Scope scope, bool automaticOnly)
    {
        var verdict = Verdict.Fail;
        foreach (var protection in scope.Graph.OfType("AWS::Shield::Protection"))
        {
            var counts = !scope.IsPresent(protection) ? Verdict.Fail : automaticOnly ? IsAutomatic(protection, scope) : Verdict.Pass;
            if (counts == Verdict.Fail)
                continue;
            foreach (var type in Protectable)
            {
                foreach (var resource in scope.Graph.OfType(type))
                {
                    if (scope.IsPresent(resource) && References.Refers(protection.Properties.Find("ResourceArn"), resource, scope) is var covered and not Verdict.Fail)
                        verdict = verdict.Or(counts.And(covered).And(IsBehind(resource, acl, scope)));
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
