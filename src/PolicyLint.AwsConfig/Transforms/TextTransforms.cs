using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Texts that say in other words what a property says.</summary>
internal static class TextTransforms
{
    // EC2 gives ids a prefix by which their kind is told; the kinds are those of AWS::EC2::FlowLog.ResourceType.
    private static readonly (string Prefix, string Kind)[] FlowLogSources =
    [
        ("vpc-", "VPC"), ("subnet-", "Subnet"), ("eni-", "NetworkInterface"), ("tgw-attach-", "TransitGatewayAttachment"), ("tgw-", "TransitGateway"), ("nat-", "RegionalNatGateway"),
    ];

    /// <summary>True where the text is the argument.</summary>
    public static Value? Is(TransformInput input) =>
        input.Node is ScalarNode text ? input.Flag(string.Equals(text.Text, input.Argument, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>What stands behind the last slash: the name in an ARN.</summary>
    public static Value? LastSegment(TransformInput input) =>
        input.Node is ScalarNode { Text.Length: > 0 } text ? input.Text(text.Text[(text.Text.LastIndexOf('/') + 1)..]) : null;

    /// <summary>What stands behind the last colon: the name in an ARN without slashes.</summary>
    public static Value? LastColon(TransformInput input) =>
        input.Node is ScalarNode { Text.Length: > 0 } text ? input.Text(text.Text[(text.Text.LastIndexOf(':') + 1)..]) : null;

    /// <summary>What stands behind the named step of the resource's ARN, which is its id or ARN: <c>restapis/a1b2/stages/prod</c>.</summary>
    public static Value? ArnStep(TransformInput input)
    {
        foreach (var text in (ReadOnlySpan<string?>)[input.Item.Identity.Arn, input.Item.Identity.Id])
        {
            var steps = text?.Split('/', ':') ?? [];
            var at = Array.IndexOf(steps, input.Argument);
            if (at >= 0 && at + 1 < steps.Length)
                return input.Text(steps[at + 1]);
        }

        return input.Folding.NotRecorded;
    }

    /// <summary>The ARNs of health checks of which the item has the ids.</summary>
    public static Value? HealthCheckArns(TransformInput input)
    {
        if (input.Node is not ListNode list)
            return null;
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is ScalarNode id)
                items.Add(new ScalarValue(ScalarKind.String, "arn:aws:route53:::healthcheck/" + id.Text, id.Span));
        }

        return new ListValue(items, list.Span);
    }

    /// <summary>What kind of thing a flow log watches, by the prefix of its id.</summary>
    public static Value? FlowLogSource(TransformInput input)
    {
        foreach (var (prefix, kind) in FlowLogSources)
        {
            if (input.Node is ScalarNode id && id.Text.StartsWith(prefix, StringComparison.Ordinal))
                return input.Text(kind);
        }

        return input.Folding.NotRecorded;
    }
}
