using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>What was written in a JSON or YAML document, with its place.</summary>
public abstract class Node(SourceSpan span)
{
    public SourceSpan Span { get; } = span;
}

public enum ScalarKind
{
    Null,
    Boolean,
    Number,
    String,
}

/// <summary>A single value. The text is unescaped; a number keeps the digits it was written with, a boolean is "true" or "false".</summary>
public sealed class ScalarNode(ScalarKind kind, string text, SourceSpan span) : Node(span)
{
    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;
}

public sealed class ListNode(Sequence<Node> items, SourceSpan span) : Node(span)
{
    public ListNode(IReadOnlyList<Node> items, SourceSpan span)
        : this(new Sequence<Node>(items), span)
    {
    }

    public Sequence<Node> Items { get; } = items;
}

/// <summary>A key with its value.</summary>
public readonly record struct MapEntry(ScalarNode Key, Node Value);

/// <summary>Keys and values in the order they were written; keys are unique, readers see to it.</summary>
public sealed class MapNode(Sequence<MapEntry> entries, SourceSpan span) : Node(span)
{
    private const int IndexedFrom = 16;
    private Dictionary<string, Node>? _index;

    public MapNode(IReadOnlyList<MapEntry> entries, SourceSpan span)
        : this(new Sequence<MapEntry>(entries), span)
    {
    }

    public Sequence<MapEntry> Entries { get; } = entries;

    /// <summary>The value under the key, or null.</summary>
    public Node? Find(string key)
    {
        if (Entries.Count >= IndexedFrom)
            return (_index ??= Index()).TryGetValue(key, out var found) ? found : null;
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key.Text == key)
                return Entries[i].Value;
        }

        return null;
    }

    private Dictionary<string, Node> Index()
    {
        var index = new Dictionary<string, Node>(Entries.Count, System.StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
            index[Entries[i].Key.Text] = Entries[i].Value;
        return index;
    }
}
