using System;
using System.Runtime.Intrinsics;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Where brackets stand outside of strings in 64 bytes of JSON: one bit for each byte, the first byte's the lowest.</summary>
/// <remarks>All bytes are looked at together, so that strings, of which JSON has one every few bytes, cost nothing of their own.</remarks>
internal readonly struct BracketMask
{
    /// <summary>Bytes in a block.</summary>
    public const int Size = 64;

    // '[' and ']' differ from '{' and '}' in this bit alone, and nothing else becomes a bracket by it.
    private const byte CurlyBit = 0x20;

    private BracketMask(ulong opens, ulong closes)
    {
        Opens = opens;
        Closes = closes;
    }

    public ulong Opens { get; }

    public ulong Closes { get; }

    /// <summary>The brackets of a block; false, and nothing is changed, where a backslash stands outside of strings: that is no JSON, and one byte after the other has to be looked at.</summary>
    /// <param name="block">At least <see cref="Size"/> bytes.</param>
    /// <param name="isInString">Whether the block begins, and then whether it ends, inside of a string.</param>
    /// <param name="isEscaped">Whether a backslash before the block, and then one at its end, takes the next byte's meaning.</param>
    public static bool TryRead(ReadOnlySpan<byte> block, ref bool isInString, ref bool isEscaped, out BracketMask mask)
    {
        mask = default;
        var low = Vector256.Create(block[..32]);
        var high = Vector256.Create(block.Slice(32, 32));
        var quotes = Equal(low, high, (byte)'"');
        var backslashes = Equal(low, high, (byte)'\\');
        var endsEscaped = isEscaped;
        if (backslashes != 0 || isEscaped)
            quotes &= ~Escaped(backslashes, ref endsEscaped);
        var strings = InStrings(quotes) ^ (isInString ? ulong.MaxValue : 0);
        if ((backslashes & ~strings) != 0)
            return false;
        isInString = (strings >> 63) != 0;
        isEscaped = endsEscaped;
        var curly = Vector256.Create(CurlyBit);
        mask = new BracketMask(Equal(low | curly, high | curly, (byte)'{') & ~strings, Equal(low | curly, high | curly, (byte)'}') & ~strings);
        return true;
    }

    private static ulong Equal(Vector256<byte> low, Vector256<byte> high, byte sought)
    {
        var all = Vector256.Create(sought);
        return Vector256.Equals(low, all).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, all).ExtractMostSignificantBits() << 32);
    }

    // The bytes behind a backslash that is not itself behind one.
    private static ulong Escaped(ulong backslashes, ref bool isEscaped)
    {
        var escaped = isEscaped ? 1UL : 0;
        isEscaped = false;
        for (var left = backslashes & ~escaped; left != 0;)
        {
            var backslash = left & (~left + 1);
            if (backslash == 1UL << 63)
                isEscaped = true;
            escaped |= backslash << 1;
            left &= ~(backslash | (backslash << 1));
        }

        return escaped;
    }

    // A byte is in a string where the number of quotes up to it is odd: the opening quote is, the closing one is not.
    private static ulong InStrings(ulong quotes)
    {
        for (var distance = 1; distance < 64; distance *= 2)
            quotes ^= quotes << distance;
        return quotes;
    }
}
