using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>CloudFront's configuration of a distribution, whose lists are counted and some of whose parts lie elsewhere.</summary>
internal static class DistributionTransforms
{
    public static Value? Config(TransformInput input) => input.Node is MapNode map ? input.Folded(Rewrite(map, Rewritten)) : null;

    private static Node Rewritten(string key, Node value) => (key.ToUpperInvariant(), value) switch
    {
        ("DEFAULTCACHEBEHAVIOR", MapNode behavior) => Behavior(behavior),
        ("CACHEBEHAVIORS", MapNode behaviors) => Each(behaviors, Behavior),
        ("ORIGINS", MapNode origins) => Each(origins, Origin),
        ("RESTRICTIONS", MapNode restrictions) => Rewrite(restrictions, static (_, inner) => inner is MapNode geo ? Renamed(geo, "items", "Locations") : inner),
        ("LOGGING", MapNode logging) => IsOff(logging) ? new ScalarNode(ScalarKind.Null, "null", logging.Span) : logging,
        _ => value,
    };

    // The methods that are cached stand inside those that are allowed.
    private static MapNode Behavior(MapNode behavior)
    {
        var entries = new List<MapEntry>(behavior.Entries.Count + 1);
        foreach (var entry in behavior.Entries)
        {
            entries.Add(entry);
            if (entry.Value is MapNode methods && Folding.Find(methods, "cachedMethods") is { } cached)
                entries.Add(new MapEntry(new ScalarNode(ScalarKind.String, "CachedMethods", entry.Key.Span), cached));
        }

        return new MapNode(entries, behavior.Span);
    }

    private static MapNode Origin(MapNode origin) => Renamed(origin, "customHeaders", "OriginCustomHeaders");

    private static ListNode Each(MapNode counted, Func<MapNode, MapNode> rewrite)
    {
        var items = new List<Node>();
        if (Folding.Find(counted, "items") is ListNode list)
        {
            foreach (var item in list.Items)
                items.Add(item is MapNode map ? rewrite(map) : item);
        }

        return new ListNode(items, counted.Span);
    }

    private static MapNode Rewrite(MapNode map, Func<string, Node, Node> rewrite)
    {
        var entries = new List<MapEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var key = string.Equals(entry.Key.Text, "isIPV6Enabled", StringComparison.OrdinalIgnoreCase)
                ? new ScalarNode(ScalarKind.String, "IPV6Enabled", entry.Key.Span)
                : entry.Key;
            entries.Add(new MapEntry(key, rewrite(entry.Key.Text, entry.Value)));
        }

        return new MapNode(entries, map.Span);
    }

    private static MapNode Renamed(MapNode map, string from, string to)
    {
        var entries = new List<MapEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            var isIt = string.Equals(entry.Key.Text, from, StringComparison.OrdinalIgnoreCase);
            entries.Add(isIt ? new MapEntry(new ScalarNode(ScalarKind.String, to, entry.Key.Span), entry.Value) : entry);
        }

        return new MapNode(entries, map.Span);
    }

    private static bool IsOff(MapNode logging) =>
        Folding.Find(logging, "enabled") is ScalarNode { Text: "false" } || Folding.Find(logging, "bucket") is null or ScalarNode { Text: "" };
}
