using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation.Expansion;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>The <c>Globals</c> section of a SAM template: properties that each resource of a serverless type has as well.</summary>
/// <remarks>From "Globals section of the AWS SAM template": maps are merged, lists are put behind each other, anything else is overridden.</remarks>
internal sealed class ServerlessGlobals(Template template)
{
    private const string TypePrefix = "AWS::Serverless::";

    private readonly MapNode? _section = template.Root.Find("Globals") as MapNode;

    public static bool IsServerless(string type) => type.StartsWith(TypePrefix, StringComparison.Ordinal);

    /// <summary>The resource's properties with the section's merged into them.</summary>
    public MapValue Properties(string type, MapNode resource, SourceSpan place)
    {
        var own = resource.Find("Properties");
        if (!IsServerless(type) || _section?.Find(type.Substring(TypePrefix.Length)) is not MapNode shared || !IsPlain(shared))
            return template.Lowering.LowerMap(own, place);
        if (own is not null && (own is not MapNode map || !IsPlain(map)))
            return template.Lowering.LowerMap(own, place);
        var merge = new Merge(template.Lowering, type.Substring(TypePrefix.Length), place);
        return merge.Maps(Without(shared, resource.Find("IgnoreGlobals")), own as MapNode, own?.Span ?? place);
    }

    private static bool IsPlain(MapNode map) => !ForEachExpansion.IsNeeded(map.Entries) && !Lowering.IsIntrinsic(map);

    private static MapNode Without(MapNode shared, Node? ignored)
    {
        if (ignored is null)
            return shared;
        var kept = new List<MapEntry>();
        foreach (var entry in shared.Entries)
        {
            if (!IsIgnored(entry.Key.Text, ignored))
                kept.Add(entry);
        }

        return new MapNode(kept, shared.Span);
    }

    private static bool IsIgnored(string property, Node ignored)
    {
        if (ignored is not ListNode list)
            return ignored is ScalarNode { Text: "*" };
        foreach (var item in list.Items)
        {
            if (item is ScalarNode name && name.Text == property)
                return true;
        }

        return false;
    }

    private sealed class Merge(Lowering lowering, string section, SourceSpan place)
    {
        public MapValue Maps(MapNode shared, MapNode? own, SourceSpan span)
        {
            var entries = new PropertyEntries(shared.Entries.Count + (own?.Entries.Count ?? 0));
            foreach (var entry in shared.Entries)
            {
                var value = own?.Find(entry.Key.Text) is { } other ? Both(entry.Value, other) : Shared(entry.Value);
                if (value is not null)
                    entries.Add(new PropertyEntry(entry.Key.Text, own is null ? place : KeyOf(own, entry.Key.Text), value));
            }

            foreach (var entry in own?.Entries ?? [])
            {
                if (shared.Find(entry.Key.Text) is null && lowering.Lower(entry.Value) is { } value)
                    entries.Add(new PropertyEntry(entry.Key.Text, entry.Key.Span, value));
            }

            return new MapValue(entries.ToArray(), span);
        }

        private Value? Both(Node shared, Node own)
        {
            switch (shared, own)
            {
                case (MapNode sharedMap, MapNode ownMap) when IsPlain(sharedMap) && IsPlain(ownMap):
                    return Maps(sharedMap, ownMap, ownMap.Span);
                case (ListNode sharedList, ListNode ownList):
                    return Lists(sharedList, ownList);
                default:
                    return lowering.Lower(own);
            }
        }

        private ListValue Lists(ListNode shared, ListNode own)
        {
            var items = new List<Value>(shared.Items.Count + own.Items.Count);
            foreach (var item in shared.Items)
            {
                if (Shared(item) is { } value)
                    items.Add(value);
            }

            foreach (var item in own.Items)
            {
                if (lowering.Lower(item) is { } value)
                    items.Add(value);
            }

            return new ListValue(items, own.Span);
        }

        private Value? Shared(Node node) =>
            lowering.Lower(node) is { } value ? Relocation.To(place, value, new Origin(OriginKind.GlobalsSection, section, node.Span)) : null;

        private SourceSpan KeyOf(MapNode map, string key)
        {
            foreach (var entry in map.Entries)
            {
                if (entry.Key.Text == key)
                    return entry.Key.Span;
            }

            return place;
        }
    }
}
