using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>A place in a source with what is to be said of it.</summary>
/// <param name="IsPrimary">The place at fault, marked with carets; other places are marked with dashes.</param>
internal sealed record FrameMark(SourceSpan Span, string Label, bool IsPrimary);

/// <summary>Numbered source lines with marks under them, as rustc draws them.</summary>
internal sealed class SourceFrame(Ink ink, string color, int gutter, SecretPlaces secrets)
{
    /// <summary>How wide the line numbers are, so that all parts of one message line up.</summary>
    public static int GutterFor(IReadOnlyList<FrameMark> marks)
    {
        var widest = 1;
        foreach (var mark in marks)
            widest = Math.Max(widest, Number(mark.Span.Line).Length);
        return widest;
    }

    /// <summary>Draws the places: the file of the primary one first, and within a file from top to bottom.</summary>
    public void Draw(IReadOnlyList<FrameMark> marks)
    {
        var primary = marks[0];
        DrawFile("--> ", primary.Span, marks, primary.Span.File);
        foreach (var mark in marks)
        {
            if (!ReferenceEquals(mark.Span.File, primary.Span.File))
                DrawFile("::: ", mark.Span, [mark], mark.Span.File);
        }
    }

    private void DrawFile(string arrow, SourceSpan place, IReadOnlyList<FrameMark> marks, SourceFile file)
    {
        ink.Write(Ink.Blue, new string(' ', gutter) + arrow);
        ink.Line(TerminalText.Clean(place.ToString()));
        Edge();
        ink.Line();
        var ordered = new List<FrameMark>();
        foreach (var mark in marks)
        {
            if (ReferenceEquals(mark.Span.File, file))
                ordered.Add(mark);
        }

        ordered.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var last = 0;
        foreach (var mark in ordered)
        {
            var line = mark.Span.Line;
            if (last > 0 && line > last + 1)
            {
                ink.Write(Ink.Blue, "...");
                ink.Line();
            }

            DrawMark(mark, isNewLine: line != last);
            last = line;
        }
    }

    private void DrawMark(FrameMark mark, bool isNewLine)
    {
        var line = SourceLine.Of(mark.Span, secrets);
        if (isNewLine)
        {
            ink.Write(Ink.Blue, Number(mark.Span.Line).PadLeft(gutter) + " |");
            ink.Line(line.Text.Length > 0 ? " " + line.Text : "");
        }

        Edge();
        ink.Write(" " + new string(' ', line.Indent));
        var underline = new string(mark.IsPrimary ? '^' : '-', line.Width);
        ink.Write(mark.IsPrimary ? color : Ink.Blue, mark.Label.Length > 0 ? underline + " " + TerminalText.Clean(mark.Label) : underline);
        ink.Line();
    }

    /// <summary>The gutter of a line without a number.</summary>
    public void Edge() => ink.Write(Ink.Blue, new string(' ', gutter) + " |");

    /// <summary>A remark under the frame: <c>= help: …</c>.</summary>
    public void Remark(string kind, string text)
    {
        ink.Write(Ink.Blue, new string(' ', gutter) + " = ");
        ink.Write(Ink.Bold, kind);
        ink.Line(": " + TerminalText.Clean(text));
    }

    private static string Number(int line) => line.ToString(CultureInfo.InvariantCulture);
}
