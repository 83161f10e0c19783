using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>Some slices that one thread judges after the other.</summary>
internal sealed class SliceBatch(int size)
{
    private readonly List<Entry> _entries = [];
    private byte[] _bytes = new byte[size];
    private int _length;

    public bool IsFull => _length >= size;

    public bool IsEmpty => _entries.Count == 0;

    public int Count => _entries.Count;

    public void Add(ItemSlice slice)
    {
        if (_length + slice.Bytes.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length + (size / 2), _length + slice.Bytes.Length));
        slice.Bytes.Span.CopyTo(_bytes.AsSpan(_length));
        _entries.Add(new Entry(_length, slice.Bytes.Length, slice.Line, slice.Column, slice.Ordinal));
        _length += slice.Bytes.Length;
    }

    public ItemSlice this[int index]
    {
        get
        {
            var entry = _entries[index];
            return new ItemSlice(_bytes.AsMemory(entry.Start, entry.Length), entry.Line, entry.Column, entry.Ordinal, true);
        }
    }

    private readonly record struct Entry(int Start, int Length, int Line, int Column, int Ordinal);
}
