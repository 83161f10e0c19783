using System;
using System.IO;
using System.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Text from files on its way to a screen: how wide it is there, and without what could play with the screen.</summary>
internal static class TerminalText
{
    public const int TabWidth = 4;

    // Stands for '#', as wide as that.
    public const char Sharp = '\u266F';

    /// <summary>The text with control characters and direction marks made visible, and no commands in it: a template must not be able to repaint a terminal or to steer a build agent.</summary>
    public static string Clean(string text)
    {
        if (!MayBeUnsafe(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            clean.Append(Shown(text, i));
        return clean.ToString();
    }

    /// <summary>Writes the text as one line, as <see cref="Clean"/> has it.</summary>
    public static void WriteLine(TextWriter output, StringBuilder text)
    {
        if (IsPlain(text))
            output.Write(text);
        else
            output.Write(Clean(text.ToString()));
        output.Write('\n');
    }

    private static bool IsPlain(StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c is < ' ' or '#' or > '~')
                    return false;
            }
        }

        return true;
    }

    /// <summary>The text with something else in place of the sign by which a build agent would know a command; other characters stay.</summary>
    public static string WithoutCommands(string text, string instead)
    {
        var at = text.IndexOf("##", System.StringComparison.Ordinal);
        if (at < 0)
            return text;
        var safe = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("##", at + 1, System.StringComparison.Ordinal))
        {
            if (!IsCommand(text, at + 1))
                continue;
            safe.Append(text, from, at + 1 - from).Append(instead);
            from = at + 2;
        }

        return safe.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The character as it may be shown where it stands in the text.</summary>
    public static char Shown(string text, int at) => IsUnsafe(text[at]) ? Picture(text[at]) : text[at] == '#' && IsCommand(text, at) ? Sharp : text[at];

    // The second sign of "##[" and "##vso[", by which build agents know commands wherever they stand in a line.
    private static bool IsCommand(string text, int at) =>
        at > 0 && text[at - 1] == '#'
        && (string.CompareOrdinal(text, at + 1, "[", 0, 1) == 0 || string.Compare(text, at + 1, "vso[", 0, 4, StringComparison.OrdinalIgnoreCase) == 0);

    public static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';

    // At a glance: nearly every text is of plain characters.
    private static bool MayBeUnsafe(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or '#' or (>= '\u007f' and <= '\u009f') or (>= '\u2028' and <= '\u2069'))
                return true;
        }

        return false;
    }

    /// <summary>A visible stand-in: the Unicode picture of a control character, else the replacement character.</summary>
    public static char Picture(char c) => c < ' ' ? (char)('\u2400' + c) : c == '\u007f' ? '\u2421' : '\uFFFD';

    /// <summary>Columns a character takes: none for marks that combine, two for wide ones.</summary>
    public static int Width(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x300)
            return 1;
        return Rune.GetUnicodeCategory(rune) switch
        {
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark
                or System.Globalization.UnicodeCategory.Format => 0,
            _ => IsWide(value) ? 2 : 1,
        };
    }

    // The blocks whose characters East Asian Width calls W or F, emoji among them.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F)
        or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
