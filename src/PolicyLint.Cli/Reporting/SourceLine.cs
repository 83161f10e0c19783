using System;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>A line of a source file laid out for a screen, with the columns of a span on it.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Indent">Columns before the span.</param>
/// <param name="Width">Columns of the span; at least one.</param>
internal sealed record SourceLine(string Text, int Indent, int Width)
{
    /// <summary>Longer lines are clipped around the span; the same on every terminal, so that output does not depend on it.</summary>
    public const int MostColumns = 132;

    private const string Cut = "...";

    /// <summary>The line on which the span starts.</summary>
    public static SourceLine Of(SourceSpan span, SecretPlaces secrets)
    {
        var (text, start, end) = secrets.LineOf(span);
        var shown = new StringBuilder(Math.Min(text.Length, MostColumns) + 8);
        var from = FirstShown(text, start);
        if (from > 0)
            shown.Append(Cut);
        int column = shown.Length, indent = -1, endColumn = -1, at = from;
        for (; at < text.Length && column < MostColumns; at += RuneLength(text, at))
        {
            if (at >= start && indent < 0)
                indent = column;
            if (at >= end && endColumn < 0)
                endColumn = column;
            column += Append(shown, text, at, column);
        }

        if (at < text.Length)
            shown.Append(Cut);
        indent = indent < 0 ? column : indent;
        endColumn = endColumn < 0 ? column : endColumn;
        return new SourceLine(shown.ToString().TrimEnd(), indent, Math.Max(1, endColumn - indent));
    }

    // A long line is shown from a little before the span, and always from a whole character.
    private static int FirstShown(string text, int start)
    {
        const int before = 40;
        if (text.Length <= MostColumns / 2 || start <= MostColumns / 2)
            return 0;
        var from = start - before;
        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int RuneLength(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    // Answers how many columns the character took.
    private static int Append(StringBuilder shown, string text, int at, int column)
    {
        var c = text[at];
        if (c == '\t')
        {
            var width = TerminalText.TabWidth - (column % TerminalText.TabWidth);
            shown.Append(' ', width);
            return width;
        }

        if (TerminalText.Shown(text, at) is var safe && safe != c)
        {
            shown.Append(safe);
            return 1;
        }

        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            shown.Append('\uFFFD');
            return 1;
        }

        shown.Append(text, at, rune.Utf16SequenceLength);
        return TerminalText.Width(rune);
    }
}
