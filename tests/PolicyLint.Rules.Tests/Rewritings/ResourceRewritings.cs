using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Writes resources differently as wholes.</summary>
internal abstract class ResourceRewriting(string name) : Rewriting(name)
{
    public sealed override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources || !IsEligible(template))
            return template;
        var additions = new Additions(template);
        var entries = new List<MapEntry>();
        foreach (var entry in resources.Entries)
        {
            if (entry.Value is MapNode resource && resource.Find("Type") is not null && IsEligible(resource) && selection.Takes(entry.Key.Text))
                entries.AddRange(Rewritten(entry.Key, resource, additions));
            else
                entries.Add(entry);
        }

        return Completed(additions.Into(NewNodes.With(template, "Resources", new MapNode(entries, resources.Span))));
    }

    /// <summary>True for a template or resource that can be written in the other way.</summary>
    protected virtual bool IsEligible(MapNode node) => true;

    protected abstract IEnumerable<MapEntry> Rewritten(ScalarNode id, MapNode resource, Additions additions);

    protected virtual MapNode Completed(MapNode template) => template;
}

/// <summary>Resources under a condition that holds.</summary>
internal sealed class ResourcesPresent() : ResourceRewriting("resources under a condition that holds")
{
    protected override bool IsEligible(MapNode node) => node.Find("Condition") is null;

    protected override IEnumerable<MapEntry> Rewritten(ScalarNode id, MapNode resource, Additions additions) =>
        [new MapEntry(id, NewNodes.With(resource, "Condition", NewNodes.Text(additions.AlwaysHolds(id.Span), id.Span)))];
}

/// <summary>Resources beside copies under a condition that does not hold.</summary>
internal sealed class ResourcesWithAbsentTwins() : ResourceRewriting("resources beside copies that are absent")
{
    protected override IEnumerable<MapEntry> Rewritten(ScalarNode id, MapNode resource, Additions additions)
    {
        var twin = NewNodes.With(resource, "Condition", NewNodes.Text(additions.NeverHolds(id.Span), id.Span));
        return [new MapEntry(NewNodes.Text("RewrittenTwin" + id.Text, id.Span), twin), new MapEntry(id, resource)];
    }
}

/// <summary>Resources that <c>Fn::ForEach</c> makes, one each.</summary>
internal sealed class ResourcesInLoops() : ResourceRewriting("resources in loops of one round")
{
    private const string Transform = "Transform";
    private int _loops;

    protected override bool IsEligible(MapNode node) => node.Find(Transform) is null;

    protected override IEnumerable<MapEntry> Rewritten(ScalarNode id, MapNode resource, Additions additions)
    {
        var name = "Rewritten" + System.Threading.Interlocked.Increment(ref _loops).ToString(CultureInfo.InvariantCulture);
        var identifier = NewNodes.Text(name, id.Span);
        var body = NewNodes.Map("${" + name + "}", resource, id.Span);
        return [new MapEntry(NewNodes.Text("Fn::ForEach::" + name, id.Span), new ListNode([identifier, new ListNode([id], id.Span), body], id.Span))];
    }

    protected override MapNode Completed(MapNode template) => NewNodes.With(template, Transform, NewNodes.Text("AWS::LanguageExtensions", template.Span));
}

/// <summary>Lists in which order has no meaning, in the opposite order.</summary>
internal sealed class SetsReversed() : ValueRewriting("sets in the opposite order")
{
    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal)
    {
        "Action", "NotAction", "Resource", "NotResource", "Statement", "AWS", "Policies", "ManagedPolicyArns", "Tags", "SecurityGroupIngress", "SecurityGroupEgress",
        "SecurityGroupIds", "VpcSecurityGroupIds", "SubnetIds", "Subnets", "Environment", "LoadBalancerAttributes", "Listeners", "ParameterGroup", "ContainerDefinitions",
        "EnableCloudwatchLogsExports", "BlockDeviceMappings", "Users",
    };

    protected override bool IsEligible(Node node, Place place) => node is ListNode { Items.Count: > 1 } && Sets.Contains(place.Key);

    protected override Node Rewritten(Node node, Place place, Additions additions) => new ListNode([.. ((ListNode)node).Items.Reverse()], node.Span);
}
