using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Load balancers of the first generation.</summary>
internal static class LoadBalancerTransforms
{
    public static Value? ClassicListeners(TransformInput input)
    {
        var listeners = new List<Value>();
        foreach (var description in input.Maps)
        {
            if (Folding.Find(description, "listener") is not MapNode listener)
                continue;
            listeners.Add(input.Map(listener.Span)
                .Add("LoadBalancerPort", Folding.Find(listener, "loadBalancerPort"))
                .Add("InstancePort", Folding.Find(listener, "instancePort"))
                .Add("Protocol", Folding.Find(listener, "protocol"))
                .Add("InstanceProtocol", Folding.Find(listener, "instanceProtocol"))
                .Add("SSLCertificateId", Folding.Find(listener, "sSLCertificateId"))
                .Add("PolicyNames", Folding.Find(description, "policyNames"))
                .Close());
        }

        return new ListValue(listeners, input.Node.Span);
    }

    /// <summary>One group of attributes: access log, connection draining, connection settings, cross zone.</summary>
    public static Value? ClassicAttribute(TransformInput input)
    {
        if (input.Node is not MapNode attributes || Folding.Find(attributes, input.Argument) is not MapNode group)
            return null;
        return input.Argument == "crossZoneLoadBalancing"
            ? Folding.Find(group, "enabled") is { } enabled ? Literal.Of(enabled) : null
            : input.Folded(group);
    }
}
