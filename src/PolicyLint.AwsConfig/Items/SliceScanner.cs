using System;
using System.Buffers;
using System.Numerics;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Finds where a JSON value ends, without looking at what is in it; it may be given the bytes in pieces.</summary>
/// <remarks>Whether the value is JSON is for those to say who read it. A bracket of the wrong kind closes as well as one of the right kind.</remarks>
internal struct SliceScanner
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    private int _depth;
    private bool _isInString;
    private bool _isEscaped;
    private bool _isScalar;
    private bool _isString;
    private bool _hasBegun;

    /// <summary>The length of the rest of the value in these bytes; -1 where it goes on behind them.</summary>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return -1;
        if (!_hasBegun)
        {
            _hasBegun = true;
            _isString = bytes[0] == (byte)'"';
            _isScalar = !_isString && bytes[0] is not ((byte)'{' or (byte)'[');
        }

        if (_isScalar)
            return bytes.IndexOfAny(ScalarEnd);
        var at = 0;
        while (!_isString && bytes.Length - at >= BracketMask.Size)
        {
            var block = bytes.Slice(at, BracketMask.Size);
            var end = BracketMask.TryRead(block, ref _isInString, ref _isEscaped, out var mask) ? EndIn(mask) : ScanNested(block);
            if (end >= 0)
                return at + end;
            at += BracketMask.Size;
        }

        var rest = ScanNested(bytes[at..]);
        return rest < 0 ? -1 : at + rest;
    }

    // Behind the bracket that closes the value; -1 where it does not end in these bytes.
    private int EndIn(BracketMask mask)
    {
        var closes = BitOperations.PopCount(mask.Closes);
        if (_depth > closes)
        {
            _depth += BitOperations.PopCount(mask.Opens) - closes;
            return -1;
        }

        for (var brackets = mask.Opens | mask.Closes; brackets != 0; brackets &= brackets - 1)
        {
            var bracket = brackets & (~brackets + 1);
            _depth += (mask.Opens & bracket) != 0 ? 1 : -1;
            if (_depth <= 0)
                return BitOperations.TrailingZeroCount(bracket) + 1;
        }

        return -1;
    }

    private int ScanNested(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (_isInString)
            {
                at = PassString(bytes, at);
                if (!_isInString && _depth == 0)
                    return at;
                continue;
            }

            var next = bytes[at..].IndexOfAny(Structure);
            if (next < 0)
                return -1;
            at += next + 1;
            switch (bytes[at - 1])
            {
                case (byte)'"':
                    _isInString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                default:
                    if (--_depth <= 0)
                        return at;
                    break;
            }
        }

        return -1;
    }

    private int PassString(ReadOnlySpan<byte> bytes, int at)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            return at + 1;
        }

        var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
        if (next < 0)
            return bytes.Length;
        at += next + 1;
        if (bytes[at - 1] == (byte)'"')
            _isInString = false;
        else
            _isEscaped = true;
        return at;
    }
}
