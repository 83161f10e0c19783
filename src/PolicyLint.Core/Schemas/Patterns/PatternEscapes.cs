using System;
using System.Globalization;

namespace PolicyLint.Schemas;

/// <summary>What stands behind a backslash in a regular expression.</summary>
internal sealed class PatternEscapes(string text)
{
    private const string Syntax = "^$\\.*+?()[]{}|/-";

    /// <summary>Reads from just behind the backslash.</summary>
    public CodePointSet Read(ref int at, out string? fault)
    {
        fault = null;
        if (at >= text.Length)
        {
            fault = "'\\' at the end";
            return new CodePointSet();
        }

        var letter = text[at++];
        switch (letter)
        {
            case 'd':
                return CodePointSet.Digits;
            case 'D':
                return CodePointSet.Digits.Inverted();
            case 'w':
                return CodePointSet.WordCharacters;
            case 'W':
                return CodePointSet.WordCharacters.Inverted();
            case 's':
                return CodePointSet.Whitespace;
            case 'S':
                return CodePointSet.Whitespace.Inverted();
            case 'x':
                return Single(ReadHexadecimal(ref at, 2, out fault));
            case 'u':
                return Single(ReadUnicode(ref at, out fault));
            default:
                return Single(ReadCharacter(letter, out fault));
        }
    }

    private static int ReadCharacter(char letter, out string? fault)
    {
        fault = null;
        switch (letter)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'v':
                return '\v';
            case '0':
                return '\0';
        }

        if (letter is >= '1' and <= '9' or 'k')
            fault = "back references are not supported: patterns are matched in linear time";
        else if (Syntax.IndexOf(letter) < 0 && (char.IsLetterOrDigit(letter) || letter > 0x7F))
            fault = "'\\" + letter + "' is not supported";
        return letter;
    }

    private int ReadUnicode(ref int at, out string? fault)
    {
        if (at >= text.Length || text[at] != '{')
            return ReadHexadecimal(ref at, 4, out fault);
        var end = text.IndexOf('}', at);
        at++;
        var codePoint = end < 0 || end - at > 6 ? 0 : ReadHexadecimal(ref at, end - at, out fault);
        at = Math.Max(at, end + 1);
        fault = end < 0 || codePoint > CodePointSet.Last ? "'\\u{' is followed by a code point and '}'" : null;
        return codePoint;
    }

    private int ReadHexadecimal(ref int at, int digits, out string? fault)
    {
        fault = null;
        if (at + digits <= text.Length && digits > 0
            && int.TryParse(text.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            at += digits;
            return number;
        }

        fault = "'\\x' and '\\u' are followed by hexadecimal digits";
        return 0;
    }

    private static CodePointSet Single(int codePoint) => new CodePointSet().Add(codePoint, codePoint);
}
