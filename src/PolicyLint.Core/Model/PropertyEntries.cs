using System;

namespace PolicyLint.Model;

/// <summary>Gathers the entries of a map. A list of one's own, because code for <c>List&lt;PropertyEntry&gt;</c> is made anew in every process.</summary>
/// <param name="capacity">How many are expected.</param>
public sealed class PropertyEntries(int capacity)
{
    private static readonly PropertyEntry[] None = [];
    private PropertyEntry[] _entries = capacity == 0 ? None : new PropertyEntry[capacity];

    public int Count { get; private set; }

    public void Add(PropertyEntry entry)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, Count * 2));
        _entries[Count++] = entry;
    }

    /// <summary>What was gathered; nothing is added any more.</summary>
    public PropertyEntry[] ToArray()
    {
        if (Count < _entries.Length)
            Array.Resize(ref _entries, Count);
        return _entries;
    }
}
