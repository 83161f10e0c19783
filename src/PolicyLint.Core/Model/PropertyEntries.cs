using System;
using PolicyLint.Documents;

namespace PolicyLint.Model;

/// <summary>Gathers the entries of a map. A list of one's own, because code for <c>List&lt;PropertyEntry&gt;</c> is made anew in every process.</summary>
/// <param name="capacity">How many are expected.</param>
public sealed class PropertyEntries(int capacity)
{
    private PropertyEntry[] _entries = new PropertyEntry[capacity];

    public int Count { get; private set; }

    public void Add(PropertyEntry entry)
    {
        if (Count == _entries.Length)
            _entries = Copy(_entries, Count, Math.Max(4, Count * 2));
        _entries[Count++] = entry;
    }

    /// <summary>Adds the entry, or puts it in the place of the one of its key.</summary>
    public void Set(PropertyEntry entry)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].Key != entry.Key)
                continue;
            _entries[i] = entry;
            return;
        }

        Add(entry);
    }

    public void AddAll(Sequence<PropertyEntry> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    /// <summary>What was gathered; nothing is added any more.</summary>
    public PropertyEntry[] ToArray()
    {
        if (Count < _entries.Length)
            _entries = First(_entries, Count);
        return _entries;
    }

    /// <summary>An array of the first entries of a longer one.</summary>
    public static PropertyEntry[] First(PropertyEntry[] entries, int count) => Copy(entries, count, count);

    private static PropertyEntry[] Copy(PropertyEntry[] entries, int count, int length)
    {
        var copy = new PropertyEntry[length];
        Array.Copy(entries, copy, count);
        return copy;
    }
}
