using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Writes values of resources differently, wherever they stand in the properties.</summary>
internal abstract class ValueRewriting(string name) : Rewriting(name)
{
    // By what is written in these SAM decides which resources it makes, before functions are computed.
    private static readonly HashSet<string> ReadBySam = new(StringComparer.Ordinal)
    {
        "AssumeRolePolicyDocument", "Auth", "DeadLetterQueue", "Definition", "DefinitionBody", "Domain", "EndpointConfiguration", "Events", "FunctionUrlConfig",
        "Policies", "ProvisionedThroughput", "Role", "StageName", "Tags", "VpcConfig",
    };

    public sealed override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources)
            return template;
        var additions = new Additions(template);
        var entries = new List<MapEntry>(resources.Entries.Count);
        foreach (var entry in resources.Entries)
            entries.Add(new MapEntry(entry.Key, Resource(entry, resources, selection, additions)));
        return additions.Into(NewNodes.With(template, "Resources", new MapNode(entries, resources.Span)));
    }

    /// <summary>True where the node at the place can be written in the other way.</summary>
    protected abstract bool IsEligible(Node node, Place place);

    /// <summary>The node in the other way; what lies inside it is rewritten already.</summary>
    protected abstract Node Rewritten(Node node, Place place, Additions additions);

    private Node Resource(MapEntry entry, MapNode resources, Selection selection, Additions additions)
    {
        if (entry.Value is not MapNode resource || resource.Find("Type") is not ScalarNode type || resource.Find("Properties") is not MapNode properties
            || NewNodes.HasFunctions(properties))
            return entry.Value;
        var place = new Place(null, type.Text, entry.Key.Text, properties) { Resources = resources };
        var rewritten = type.Text.StartsWith("AWS::Serverless::", StringComparison.Ordinal)
            ? HandedOn(properties, place, selection, additions)
            : Inside(properties, place, selection, additions);
        return NewNodes.With(resource, "Properties", rewritten);
    }

    private MapNode HandedOn(MapNode properties, Place place, Selection selection, Additions additions)
    {
        var entries = new List<MapEntry>(properties.Entries.Count);
        foreach (var entry in properties.Entries)
        {
            var isRead = ReadBySam.Contains(entry.Key.Text);
            entries.Add(isRead ? entry : new MapEntry(entry.Key, Visit(entry.Value, place.At(entry.Key.Text, entry.Value), selection, additions)));
        }

        return new MapNode(entries, properties.Span);
    }

    private Node Visit(Node node, Place place, Selection selection, Additions additions)
    {
        var inside = node is ScalarNode ? node : Inside(node, place, selection, additions);
        return Chosen(inside, place, selection, additions);
    }

    private Node Chosen(Node node, Place place, Selection selection, Additions additions) =>
        IsEligible(node, place) && selection.Takes(place.ToString()) ? Rewritten(node, place, additions) : node;

    private Node Inside(Node node, Place place, Selection selection, Additions additions)
    {
        switch (node)
        {
            case ListNode list:
                var items = new List<Node>(list.Items.Count);
                foreach (var item in list.Items)
                    items.Add(Visit(item, place.At(Place.Item, item), selection, additions));
                return new ListNode(items, list.Span);
            case MapNode { Entries: [{ Key.Text: "Fn::If", Value: ListNode { Items: [var condition, var then, var otherwise] } }] }:
                return NewNodes.Call("Fn::If", node.Span, condition, Branch(then, place, selection, additions), Branch(otherwise, place, selection, additions));
            case MapNode { Entries: [{ Key.Text: "Fn::Join", Value: ListNode { Items: [var delimiter, ListNode parts] } }] }:
                return NewNodes.Call("Fn::Join", node.Span, delimiter, Inside(parts, place, selection, additions));
            case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ListNode { Items: [var text, MapNode names] } }] }:
                return NewNodes.Call("Fn::Sub", node.Span, text, Inside(names, place.At("Fn::Sub", names), selection, additions));
            case MapNode map when !NewNodes.HasFunctions(map) && !NewNodes.IsIntrinsic(map):
                var entries = new List<MapEntry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                    entries.Add(new MapEntry(entry.Key, Visit(entry.Value, place.At(entry.Key.Text, entry.Value), selection, additions)));
                var inside = new MapNode(entries, map.Span);
                return place.Outer is null ? Chosen(inside, place, selection, additions) : inside;
            default:
                return node;
        }
    }

    private Node Branch(Node branch, Place place, Selection selection, Additions additions) =>
        branch is MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode { Text: NewNodes.NoValueName } }] }
            ? branch
            : Visit(branch, place with { Node = branch }, selection, additions);
}
