namespace PolicyLint.Documents;

/// <summary>Finds the first place at which bytes are not UTF-8, for text in which the decoder wrote U+FFFD.</summary>
internal static class Utf8Faults
{
    /// <summary>The offset in the text of the first U+FFFD that nobody wrote; -1 where all of them were written.</summary>
    public static int FirstBad(byte[] bytes, int length, int start, string text)
    {
        var at = start;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\uFFFD' && !IsWrittenReplacement(bytes, length, at))
                return i;
            at += LengthOf(c);
        }

        return -1;
    }

    private static bool IsWrittenReplacement(byte[] bytes, int length, int at) =>
        at + 2 < length && bytes[at] == 0xEF && bytes[at + 1] == 0xBF && bytes[at + 2] == 0xBD;

    // A surrogate pair is four bytes, two for each half.
    private static int LengthOf(char c) => c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;
}
