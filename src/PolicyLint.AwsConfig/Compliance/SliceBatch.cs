using System;
using System.Buffers;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>Some slices that one thread judges after the other.</summary>
internal sealed class SliceBatch(int size)
{
    private readonly List<Entry> _entries = [];
    // Rented: arrays of this size would be collected last of all.
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(size * 2);
    private int _length;

    public bool IsFull => _length >= size;

    public bool IsEmpty => _entries.Count == 0;

    public int Count => _entries.Count;

    public void Add(ItemSlice slice)
    {
        if (_length + slice.Bytes.Length > _bytes.Length)
            Grow(_length + slice.Bytes.Length);
        slice.Bytes.Span.CopyTo(_bytes.AsSpan(_length));
        _entries.Add(new Entry(_length, slice.Bytes.Length, slice.Line, slice.Column, slice.Ordinal));
        _length += slice.Bytes.Length;
    }

    /// <summary>Gives back what the slices lie in: they are not to be looked at any more.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _entries.Clear();
    }

    public ItemSlice this[int index]
    {
        get
        {
            var entry = _entries[index];
            return new ItemSlice(_bytes.AsMemory(entry.Start, entry.Length), entry.Line, entry.Column, entry.Ordinal, true);
        }
    }

    private void Grow(int length)
    {
        var longer = ArrayPool<byte>.Shared.Rent(length);
        _bytes.AsSpan(0, _length).CopyTo(longer);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = longer;
    }

    private readonly record struct Entry(int Start, int Length, int Line, int Column, int Ordinal);
}
