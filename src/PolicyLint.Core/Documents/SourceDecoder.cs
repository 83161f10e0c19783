using System;
using System.Globalization;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>Turns a file's bytes into text: UTF-8, or UTF-16 in either order, with or without a byte order mark.</summary>
public static class SourceDecoder
{
    /// <summary>The text without byte order mark. Offsets into it are UTF-16 units.</summary>
    /// <exception cref="MalformedDocumentException">The file is too big, or no text; the span is the first bad place.</exception>
    public static SourceFile Decode(string path, byte[] bytes) => Decode(path, bytes, bytes.Length);

    /// <summary>The text in the first bytes, without byte order mark; what stands behind them, as in a buffer that is used again, is not looked at.</summary>
    /// <exception cref="MalformedDocumentException">The file is too big, or no text; the span is the first bad place.</exception>
    public static SourceFile Decode(string path, byte[] bytes, int length)
    {
        if (length > DocumentLimits.Bytes)
        {
            var size = (length / (1024.0 * 1024.0)).ToString("0.0", CultureInfo.InvariantCulture);
            throw new MalformedDocumentException(
                $"the file has {size} MiB; the limit is {DocumentLimits.Bytes / (1024 * 1024)} MiB", new SourceFile(path, "").Whole);
        }

        if (HasUtf32Mark(bytes, length))
            throw new MalformedDocumentException("UTF-32 is not supported; save the file as UTF-8", new SourceFile(path, "").Whole);

        var file = new SourceFile(path, TextOf(bytes, length, out var firstBad, out var encoding));
        if (firstBad >= 0)
            throw new MalformedDocumentException($"this is not valid {encoding}", file.Span(firstBad, Math.Min(firstBad + 1, file.Text.Length)));
        var nul = file.Text.IndexOf('\0');
        if (nul >= 0)
            throw new MalformedDocumentException("a NUL character: this is a binary file, not a text", file.Span(nul, nul + 1));
        return file;
    }

    /// <summary>The text in the encoding of the bytes, with their byte order mark if they have one.</summary>
    public static byte[] Encode(string text, byte[] like)
    {
        if (IsUtf16(like, like.Length, bigEndian: false, out var mark))
            return Encode(text, like, mark, Encoding.Unicode);
        if (IsUtf16(like, like.Length, bigEndian: true, out mark))
            return Encode(text, like, mark, Encoding.BigEndianUnicode);
        return Encode(text, like, Utf8Mark(like, like.Length), Encoding.UTF8);
    }

    private static byte[] Encode(string text, byte[] like, int mark, Encoding encoding)
    {
        var bytes = new byte[mark + encoding.GetByteCount(text)];
        Array.Copy(like, bytes, mark);
        encoding.GetBytes(text, 0, text.Length, bytes, mark);
        return bytes;
    }

    private static int Utf8Mark(byte[] bytes, int length) => StartsWith(bytes, length, 0xEF, 0xBB) && length > 2 && bytes[2] == 0xBF ? 3 : 0;

    private static string TextOf(byte[] bytes, int length, out int firstBad, out string encoding)
    {
        if (IsUtf16(bytes, length, bigEndian: false, out var mark))
        {
            encoding = "UTF-16";
            return DecodeUtf16(bytes, length, mark, bigEndian: false, out firstBad);
        }

        if (IsUtf16(bytes, length, bigEndian: true, out mark))
        {
            encoding = "UTF-16";
            return DecodeUtf16(bytes, length, mark, bigEndian: true, out firstBad);
        }

        encoding = "UTF-8";
        var start = Utf8Mark(bytes, length);
        var text = Encoding.UTF8.GetString(bytes, start, length - start);
        // The decoder writes U+FFFD for what is invalid; only then is it worth telling a written U+FFFD from a bad byte.
        firstBad = text.IndexOf('\uFFFD') < 0 ? -1 : Utf8Faults.FirstBad(bytes, length, start, text);
        return text;
    }

    // A template begins with a character of ASCII; in UTF-16 without a mark every second byte is NUL then.
    private static bool IsUtf16(byte[] bytes, int length, bool bigEndian, out int mark)
    {
        mark = 2;
        if (bigEndian ? StartsWith(bytes, length, 0xFE, 0xFF) : StartsWith(bytes, length, 0xFF, 0xFE))
            return true;
        mark = 0;
        if (length < 4)
            return false;
        var high = bigEndian ? 0 : 1;
        return bytes[high] == 0 && bytes[high + 2] == 0 && bytes[1 - high] != 0 && bytes[3 - high] != 0;
    }

    private static string DecodeUtf16(byte[] bytes, int length, int start, bool bigEndian, out int firstBad)
    {
        var units = (length - start) / 2;
        var text = new char[units];
        firstBad = -1;
        for (var i = 0; i < units; i++)
        {
            int first = bytes[start + (2 * i)], second = bytes[start + (2 * i) + 1];
            text[i] = (char)(bigEndian ? (first << 8) | second : (second << 8) | first);
        }

        for (var i = 0; i < units && firstBad < 0; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < units && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                firstBad = i;
        }

        if (firstBad < 0 && (length - start) % 2 != 0)
            firstBad = units;
        return new string(text);
    }

    private static bool HasUtf32Mark(byte[] bytes, int length) =>
        length >= 4 && ((StartsWith(bytes, length, 0xFF, 0xFE) && bytes[2] == 0 && bytes[3] == 0)
            || (StartsWith(bytes, length, 0, 0) && bytes[2] == 0xFE && bytes[3] == 0xFF));

    private static bool StartsWith(byte[] bytes, int length, byte first, byte second) => length >= 2 && bytes[0] == first && bytes[1] == second;
}
