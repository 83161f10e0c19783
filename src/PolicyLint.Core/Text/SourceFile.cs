using System;
using System.Threading;

namespace PolicyLint.Text;

/// <summary>A text with the name it is shown under, and the table that turns offsets into lines.</summary>
public sealed class SourceFile(string path, string text)
{
    private string? _text = text;
    private int[]? _lineStarts;

    /// <summary>The name that findings show: relative to the workspace, with '/' between folders.</summary>
    public string Path { get; } = path;

    /// <summary>All of it; offsets are positions in it.</summary>
    /// <exception cref="InvalidOperationException">The text was let go.</exception>
    public string Text => _text ?? throw new InvalidOperationException($"the text of '{Path}' was let go");

    /// <summary>False where the text was let go.</summary>
    public bool HasText => _text is not null;

    /// <summary>Lines above this text where it is cut out of a longer one; else 0.</summary>
    public int LinesAbove { get; init; }

    /// <summary>UTF-16 units before this text in its first line where it is cut out of a longer one; else 0.</summary>
    public int UnitsBefore { get; init; }

    /// <summary>Where this text stands as a string inside of another one; null for a text of its own.</summary>
    public Embedding? Inside { get; init; }

    /// <summary>Lets go of the text, for whoever will only be asked where things stand: lines and columns are told as before.</summary>
    public void LetTextGo()
    {
        _ = LineStarts;
        _text = null;
    }

    /// <summary>A stretch of this text, in UTF-16 units; the end is exclusive.</summary>
    public SourceSpan Span(int start, int end) => new(this, start, end);

    /// <summary>The whole text.</summary>
    public SourceSpan Whole => new(this, 0, Text.Length);

    /// <summary>The zero-based line that holds the offset.</summary>
    public int LineOf(int offset)
    {
        var starts = LineStarts;
        var least = 0;
        for (var above = starts.Length; above - least > 1;)
        {
            var middle = least + ((above - least) / 2);
            if (starts[middle] <= offset)
                least = middle;
            else
                above = middle;
        }

        return least;
    }

    /// <summary>The offset at which the zero-based line begins.</summary>
    public int StartOfLine(int line) => LineStarts[line];

    public int LineCount => LineStarts.Length;

    /// <summary>The text of the zero-based line, without its line break.</summary>
    public string LineText(int line)
    {
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
            end--;
        return Text.Substring(start, end - start);
    }

    // Built when a position is first shown: a clean file never pays for it.
    private int[] LineStarts => _lineStarts ?? Interlocked.CompareExchange(ref _lineStarts, FindLineStarts(Text), null) ?? _lineStarts;

    private static int[] FindLineStarts(string text) => text.IndexOf('\r') < 0 ? FindAfterLineFeeds(text) : FindAfterAnyBreak(text);

    // Nearly all texts end their lines so, and to search for one character is quick.
    private static int[] FindAfterLineFeeds(string text)
    {
        var starts = new int[CountLineFeeds(text) + 1];
        var line = 1;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts[line++] = at + 1;
        return starts;
    }

    private static int CountLineFeeds(string text)
    {
#if NET
        return MemoryExtensions.Count(text, '\n');
#else
        var count = 0;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            count++;
        return count;
#endif
    }

    private static int[] FindAfterAnyBreak(string text)
    {
        var count = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsLine(text, i))
                count++;
        }

        var starts = new int[count];
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsLine(text, i))
                starts[line++] = i + 1;
        }

        return starts;
    }

    private static bool EndsLine(string text, int i) =>
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
}
