using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Mapping;

/// <summary>Turns what an item carries into values by CloudFormation's names.</summary>
/// <param name="notRecorded">What is to be said of properties that the item does not carry.</param>
/// <param name="isWhole">True where what is carried at all is in the item, if it is set.</param>
/// <param name="dropsEmpty">True where an empty text, list or map only says that nothing was set.</param>
/// <param name="tellsAll">True where a whole item carries all there may be, although nobody published what that is.</param>
internal sealed class Folding(UnknownValue notRecorded, bool isWhole, bool dropsEmpty, bool tellsAll = false)
{
    public UnknownValue NotRecorded => notRecorded;

    public bool IsWhole => isWhole;

    /// <summary>The node's value; null where it says that nothing is set.</summary>
    public Value? Fold(Node node, FoldedShape shape, CarriedProperties? carried)
    {
        if (shape.IsStructure || shape.IsAnything || shape.IsList || shape.IsMap)
            node = EncodedText.Decode(node);
        if (node is MapNode { Entries: [{ Key.Text: "value" }] } wrapped && (!shape.IsStructure || shape.Find("value") is null) && !shape.IsMap && !shape.IsAnything)
            node = wrapped.Entries[0].Value;
        if (IsNothing(node))
            return null;
        if (shape.IsList)
            return FoldList(node, shape.Inside, carried);
        return node switch
        {
            MapNode map when shape.IsAnything => Literal.Of(map),
            ListNode list when shape.IsAnything => Literal.Of(list),
            MapNode map when shape.IsStructure => FoldMap(map, shape, carried),
            MapNode map when shape.IsMap => FoldValues(map, shape.Inside),
            ListNode { Items: [{ } only] } => Fold(only, shape, carried),
            ScalarNode scalar => new ScalarValue(scalar.Kind, scalar.Text, scalar.Span),
            _ => Literal.Of(node),
        };
    }

    /// <summary>A map of properties that were put together by hand.</summary>
    public MapValue Map(List<PropertyEntry> entries, SourceSpan span) =>
        isWhole ? new MapValue(entries, span) : new MapValue(entries, span) { OpenBecause = notRecorded };

    /// <summary>A map of the shape's properties, open for those that the item does not carry.</summary>
    /// <param name="unset">Those that the item says are not set; null for none.</param>
    public MapValue Map(List<PropertyEntry> entries, SourceSpan span, FoldedShape shape, CarriedProperties? carried, HashSet<string>? unset)
    {
        var hidden = !isWhole ? shape.Names : carried is not null ? carried.NotAmong(shape) : tellsAll ? [] : shape.Names;
        if (unset is not null && hidden is not null && hidden.Overlaps(unset))
        {
            hidden = new HashSet<string>(hidden, StringComparer.Ordinal);
            hidden.ExceptWith(unset);
        }

        return hidden is { Count: 0 } ? new MapValue(entries, span) : new MapValue(entries, span) { OpenBecause = notRecorded, HiddenKeys = hidden };
    }

    private bool IsNothing(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Null } => true,
        ScalarNode { Kind: ScalarKind.String, Text: "" } => dropsEmpty,
        ListNode { Items.Count: 0 } or MapNode { Entries.Count: 0 } => dropsEmpty,
        _ => false,
    };

    private ListValue FoldList(Node node, FoldedShape inside, CarriedProperties? carried)
    {
        var items = new List<Value>();
        switch (node)
        {
            case ListNode list:
                AddItems(items, list, inside, carried);
                break;
            // CloudFront and others count their lists: { "quantity": 2, "items": [...] }.
            case MapNode map when Find(map, "items") is ListNode counted:
                AddItems(items, counted, inside, carried);
                break;
            case MapNode map when Find(map, "quantity") is not null:
                break;
            default:
                if (Fold(node, inside, carried) is { } only)
                    items.Add(only);
                break;
        }

        return new ListValue(items, node.Span);
    }

    private void AddItems(List<Value> items, ListNode list, FoldedShape inside, CarriedProperties? carried)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Fold(list.Items[i], inside, carried) is { } item)
                items.Add(item);
        }
    }

    private MapValue FoldMap(MapNode map, FoldedShape shape, CarriedProperties? carried)
    {
        var entries = new List<PropertyEntry>(map.Entries.Count);
        HashSet<string>? unset = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (shape.Find(entry.Key.Text) is not { } property)
                continue;
            if (Fold(entry.Value, property.Shape, carried?.Inside(property.Name)) is { } value)
                entries.Add(new PropertyEntry(property.Name, entry.Key.Span, value));
            else
                (unset ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name);
        }

        return Map(entries, map.Span, shape, carried, unset);
    }

    private MapValue FoldValues(MapNode map, FoldedShape inside)
    {
        var entries = new List<PropertyEntry>(map.Entries.Count);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (Fold(map.Entries[i].Value, inside, null) is { } value)
                entries.Add(new PropertyEntry(map.Entries[i].Key.Text, map.Entries[i].Key.Span, value));
        }

        return new MapValue(entries, map.Span);
    }

    /// <summary>The value under the key in whatever case it is written.</summary>
    public static Node? Find(MapNode map, string key)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (string.Equals(map.Entries[i].Key.Text, key, StringComparison.OrdinalIgnoreCase))
                return map.Entries[i].Value is ScalarNode { Kind: ScalarKind.Null } ? null : map.Entries[i].Value;
        }

        return null;
    }
}
