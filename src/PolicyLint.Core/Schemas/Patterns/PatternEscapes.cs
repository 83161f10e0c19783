using System;

namespace PolicyLint.Schemas;

/// <summary>What stands behind a backslash in a regular expression.</summary>
internal sealed class PatternEscapes(string text)
{
    private const string NoHexadecimal = "'\\x' and '\\u' are followed by hexadecimal digits";
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
                return CodePointSet.Of(ReadHexadecimal(ref at, 2, out fault));
            case 'u':
                return CodePointSet.Of(ReadUnicode(ref at, out fault));
            default:
                return CodePointSet.Of(ReadCharacter(letter, out fault));
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
        fault = NoHexadecimal;
        var codePoint = end < 0 || end - at > 6 ? 0 : ReadHexadecimal(ref at, end - at, out fault);
        at = Math.Max(at, end + 1);
        if (codePoint > CodePointSet.Last)
            fault = "'\\u{' is followed by a code point";
        return codePoint;
    }

    private int ReadHexadecimal(ref int at, int digits, out string? fault)
    {
        var number = 0;
        var end = at + digits;
        fault = digits <= 0 || end > text.Length ? NoHexadecimal : null;
        for (; at < end && fault is null; at++)
        {
            var digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(text[at]));
            number = (number * 16) + digit;
            fault = digit < 0 ? NoHexadecimal : null;
        }

        return fault is null ? number : 0;
    }
}
