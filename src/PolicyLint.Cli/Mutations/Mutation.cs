using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Mutations;

/// <summary>Which maps of a rule's document a mutation changes.</summary>
internal enum MutationPlace
{
    /// <summary>The rule itself.</summary>
    Rule,

    /// <summary>The declaration of a parameter.</summary>
    Parameter,

    /// <summary>A schema: <c>when</c>, <c>require</c>, those of <c>$defs</c>, and every schema inside them.</summary>
    Schema,

    /// <summary>The arguments of a relation such as <c>relatedBy</c>, or of a predicate such as <c>policyGrants</c>.</summary>
    Arguments,
}

/// <summary>A slip that somebody may make when writing a rule.</summary>
/// <param name="Name">As reports show it: <c>drop-keyword</c>.</param>
/// <param name="Summary">What it does, a sentence without a full stop.</param>
/// <param name="Edits">The maps that it makes of a map by one of its entries; none where it has nothing to do with the entry.</param>
internal sealed record Mutation(string Name, MutationPlace Place, string Summary, Func<MapNode, MapEntry, IEnumerable<MapEdit>> Edits);

/// <summary>A map after a change.</summary>
/// <param name="Change">What was changed, to be read behind a place: <c>'default' dropped</c>.</param>
/// <param name="Span">Where it was changed.</param>
internal readonly record struct MapEdit(MapNode Result, string Change, SourceSpan Span)
{
    /// <summary>The map with another value under the entry's key.</summary>
    public static MapNode With(MapNode map, string key, Node value)
    {
        var entries = new MapEntry[map.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = map.Entries[i].Key.Text == key ? map.Entries[i] with { Value = value } : map.Entries[i];
        return new MapNode(entries, map.Span);
    }

    /// <summary>The map with its entry under another key, with another value.</summary>
    public static MapNode Renamed(MapNode map, string key, string newKey, Node value)
    {
        var entries = new MapEntry[map.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = map.Entries[i];
            entries[i] = entry.Key.Text == key ? new MapEntry(new ScalarNode(ScalarKind.String, newKey, entry.Key.Span), value) : entry;
        }

        return new MapNode(entries, map.Span);
    }

    /// <summary>The map without the keys.</summary>
    public static MapNode Without(MapNode map, params ReadOnlySpan<string> keys)
    {
        var entries = new List<MapEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key.Text))
                entries.Add(entry);
        }

        return new MapNode(entries, map.Span);
    }

    /// <summary>The list with another item in a place.</summary>
    public static ListNode With(ListNode list, int index, Node item)
    {
        var items = new List<Node>(list.Items) { [index] = item };
        return new ListNode(items, list.Span);
    }

    /// <summary>The list without an item.</summary>
    public static ListNode Without(ListNode list, int index)
    {
        var items = new List<Node>(list.Items);
        items.RemoveAt(index);
        return new ListNode(items, list.Span);
    }
}
