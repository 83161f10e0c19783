using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cli.Fixing;

/// <summary>Writes what changed between two texts as patches are written.</summary>
internal static class UnifiedDiff
{
    private const int ContextLines = 3;

    /// <summary>Writes nothing where the texts are equal.</summary>
    public static void Write(string path, string before, string after, TextWriter output)
    {
        var left = Lines(before);
        var right = Lines(after);
        var changes = LineChanges.Between(left, right);
        if (changes.Count == 0)
            return;
        output.Write($"--- a/{path}\n+++ b/{path}\n");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].LeftStart - changes[last].LeftEnd <= 2 * ContextLines)
                last++;
            WriteHunk(left, right, changes.GetRange(first, last - first + 1), output);
            first = last + 1;
        }
    }

    private static void WriteHunk(List<string> left, List<string> right, List<LineChange> changes, TextWriter output)
    {
        var leftStart = Math.Max(0, changes[0].LeftStart - ContextLines);
        var leftEnd = Math.Min(left.Count, changes[^1].LeftEnd + ContextLines);
        var rightStart = changes[0].RightStart - (changes[0].LeftStart - leftStart);
        var rightEnd = changes[^1].RightEnd + (leftEnd - changes[^1].LeftEnd);
        output.Write($"@@ -{Range(leftStart, leftEnd)} +{Range(rightStart, rightEnd)} @@\n");
        var at = leftStart;
        foreach (var change in changes)
        {
            WriteLines(' ', left, at, change.LeftStart, output);
            WriteLines('-', left, change.LeftStart, change.LeftEnd, output);
            WriteLines('+', right, change.RightStart, change.RightEnd, output);
            at = change.LeftEnd;
        }

        WriteLines(' ', left, at, leftEnd, output);
    }

    private static void WriteLines(char sign, List<string> lines, int start, int end, TextWriter output)
    {
        for (var i = start; i < end; i++)
        {
            output.Write(sign);
            output.Write(lines[i]);
            if (!lines[i].EndsWith('\n'))
                output.Write("\n\\ No newline at end of file\n");
        }
    }

    // An empty range is told by the line before it.
    private static string Range(int start, int end) => end - start == 1 ? $"{start + 1}" : $"{(end == start ? start : start + 1)},{end - start}";

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
