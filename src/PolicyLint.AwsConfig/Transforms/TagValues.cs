using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>The tags that stand beside the configuration: a map, or a list of keys and values.</summary>
internal static class TagValues
{
    /// <summary>The tags as CloudFormation has them for the type; null where there are none.</summary>
    public static Value? Of(Node? tags, FoldedShape shape)
    {
        var pairs = new List<(Node Key, Node Value)>();
        switch (tags)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                    pairs.Add((entry.Key, entry.Value));
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    if (item is MapNode tag && (Folding.Find(tag, "key") ?? Folding.Find(tag, "tagName")) is { } key && (Folding.Find(tag, "value") ?? Folding.Find(tag, "tagValue")) is { } value)
                        pairs.Add((key, value));
                }

                break;
        }

        if (pairs.Count == 0)
            return null;
        return shape.IsMap ? AsMap(pairs, tags!) : AsList(pairs, tags!);
    }

    private static MapValue AsMap(List<(Node Key, Node Value)> pairs, Node tags)
    {
        var entries = new List<PropertyEntry>(pairs.Count);
        foreach (var (key, value) in pairs)
            entries.Add(new PropertyEntry(((ScalarNode)key).Text, key.Span, Literal.Of(value)));
        return new MapValue(entries, tags.Span);
    }

    private static ListValue AsList(List<(Node Key, Node Value)> pairs, Node tags)
    {
        var items = new List<Value>(pairs.Count);
        foreach (var (key, value) in pairs)
        {
            items.Add(new MapValue(
                [new PropertyEntry("Key", key.Span, Literal.Of(key)), new PropertyEntry("Value", value.Span, Literal.Of(value))], key.Span));
        }

        return new ListValue(items, tags.Span);
    }
}
