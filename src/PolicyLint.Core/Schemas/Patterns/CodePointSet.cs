using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>A set of characters as sorted, disjoint ranges of code points.</summary>
internal sealed class CodePointSet
{
    public const int Last = 0x10FFFF;

    public static readonly CodePointSet Digits = new CodePointSet().Add('0', '9');
    public static readonly CodePointSet WordCharacters = new CodePointSet().Add('0', '9').Add('A', 'Z').Add('_', '_').Add('a', 'z');

    /// <summary>ECMA-262's WhiteSpace and LineTerminator.</summary>
    public static readonly CodePointSet Whitespace = new CodePointSet().Add('\t', '\r').Add(' ', ' ').Add(0xA0, 0xA0).Add(0x1680, 0x1680)
        .Add(0x2000, 0x200A).Add(0x2028, 0x2029).Add(0x202F, 0x202F).Add(0x205F, 0x205F).Add(0x3000, 0x3000).Add(0xFEFF, 0xFEFF);

    /// <summary>What a dot matches: everything but line terminators.</summary>
    public static readonly CodePointSet Dot = new CodePointSet().Add('\n', '\n').Add('\r', '\r').Add(0x2028, 0x2029).Inverted();

    // Patterns are mostly letters, and the same ones: sets of a pattern's own are changed while it is read, these never.
    private static readonly CodePointSet?[] Ascii = new CodePointSet?[0x80];

    private readonly List<int> _bounds = [];

    /// <summary>First and last code point of each range, one after the other.</summary>
    public IReadOnlyList<int> Bounds => _bounds;

    /// <summary>The set of one character.</summary>
    public static CodePointSet Of(int codePoint) =>
        codePoint < Ascii.Length ? Ascii[codePoint] ??= new CodePointSet().Add(codePoint, codePoint) : new CodePointSet().Add(codePoint, codePoint);

    public CodePointSet Add(int first, int last)
    {
        _bounds.Add(first);
        _bounds.Add(last);
        return this;
    }

    public CodePointSet Add(CodePointSet other)
    {
        _bounds.AddRange(other._bounds);
        return this;
    }

    public bool Contains(int codePoint)
    {
        for (var i = 0; i < _bounds.Count; i += 2)
        {
            if (codePoint >= _bounds[i] && codePoint <= _bounds[i + 1])
                return true;
        }

        return false;
    }

    public CodePointSet Inverted()
    {
        var sorted = Sorted();
        var inverted = new CodePointSet();
        var from = 0;
        foreach (var range in sorted)
        {
            if (range.Key > from)
                inverted.Add(from, range.Key - 1);
            from = Math.Max(from, range.Value + 1);
        }

        return from <= Last ? inverted.Add(from, Last) : inverted;
    }

    /// <summary>The set with the other case of each letter.</summary>
    public CodePointSet IgnoringCase()
    {
        var both = new CodePointSet().Add(this);
        for (var i = 0; i < _bounds.Count; i += 2)
        {
            AddShifted(both, _bounds[i], _bounds[i + 1], 'a', 'z', 'A' - 'a');
            AddShifted(both, _bounds[i], _bounds[i + 1], 'A', 'Z', 'a' - 'A');
            if (_bounds[i] == _bounds[i + 1] && _bounds[i] is > 0x7F and <= 0xFFFF)
                AddOtherCase(both, (char)_bounds[i]);
        }

        return both;
    }

    private static void AddShifted(CodePointSet set, int first, int last, int from, int to, int shift)
    {
        var low = Math.Max(first, from);
        var high = Math.Min(last, to);
        if (low <= high)
            set.Add(low + shift, high + shift);
    }

    private static void AddOtherCase(CodePointSet set, char letter)
    {
        set.Add(char.ToUpperInvariant(letter), char.ToUpperInvariant(letter));
        set.Add(char.ToLowerInvariant(letter), char.ToLowerInvariant(letter));
    }

    private List<KeyValuePair<int, int>> Sorted()
    {
        var ranges = new List<KeyValuePair<int, int>>(_bounds.Count / 2);
        for (var i = 0; i < _bounds.Count; i += 2)
            ranges.Add(new(_bounds[i], _bounds[i + 1]));
        ranges.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        return ranges;
    }
}
