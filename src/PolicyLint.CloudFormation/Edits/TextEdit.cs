using System.Collections.Generic;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>A stretch of a text and what takes its place; the end is exclusive, offsets are UTF-16 units.</summary>
public readonly record struct TextEdit(int Start, int End, string Text);

/// <summary>Several edits of one text.</summary>
public static class TextEdits
{
    /// <summary>The text with all edits made. They do not overlap; of several insertions at one place the first comes first.</summary>
    public static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var ordered = Ordered(edits);
        var edited = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in ordered)
        {
            edited.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return edited.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>True where one of the edits touches what another of them touches: then only one of the two can be made.</summary>
    public static bool Touch(IReadOnlyList<TextEdit> left, IReadOnlyList<TextEdit> right)
    {
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                if (one.Start <= other.End && other.Start <= one.End)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Where a stretch that none of the edits touches stands afterwards.</summary>
    public static SourceSpan Moved(SourceSpan span, IReadOnlyList<TextEdit> edits, SourceFile after)
    {
        var shift = 0;
        foreach (var edit in edits)
        {
            if (edit.Start <= span.Start)
                shift += edit.Text.Length - (edit.End - edit.Start);
        }

        return after.Span(span.Start + shift, span.End + shift);
    }

    private static List<TextEdit> Ordered(IReadOnlyList<TextEdit> edits)
    {
        var ordered = new List<TextEdit>(edits.Count);
        foreach (var edit in edits)
        {
            var at = ordered.Count;
            while (at > 0 && ordered[at - 1].Start > edit.Start)
                at--;
            ordered.Insert(at, edit);
        }

        return ordered;
    }
}
