using System;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Values;

/// <summary>Gathers the entries of maps inside each other: each is copied once, into an array of the right length.</summary>
internal sealed class EntryStack
{
    private PropertyEntry[] _entries = new PropertyEntry[32];
    private int _count;

    /// <summary>Begins a map; what is returned goes to <see cref="End"/>.</summary>
    public int Begin() => _count;

    public void Add(PropertyEntry entry)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        _entries[_count++] = entry;
    }

    /// <summary>The entries that were added since the map was begun.</summary>
    public Sequence<PropertyEntry> End(int begin)
    {
        var entries = new PropertyEntry[_count - begin];
        Array.Copy(_entries, begin, entries, 0, entries.Length);
        _count = begin;
        return entries;
    }
}
