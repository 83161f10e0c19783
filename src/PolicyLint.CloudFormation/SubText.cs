using System;
using System.Collections.Generic;
using System.Text;

namespace PolicyLint.CloudFormation;

/// <summary>A stretch of a text for <c>Fn::Sub</c>: plain text, or the name between <c>${</c> and <c>}</c>.</summary>
internal sealed record SubPiece(string Text, bool IsHole);

/// <summary>Takes the text of an <c>Fn::Sub</c> apart.</summary>
internal static class SubText
{
    /// <summary>Text and holes in turn; <c>${!Name}</c> is the text <c>${Name}</c>.</summary>
    public static List<SubPiece> Parse(string text)
    {
        var pieces = new List<SubPiece>();
        StringBuilder? unescaped = null;
        var from = 0;
        while (from < text.Length)
        {
            var start = text.IndexOf("${", from, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf('}', start);
            if (end < 0)
                break;
            if (text[start + 2] == '!')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(text, from, start - from).Append("${").Append(text, start + 3, end - start - 2);
            }
            else
            {
                AddPlain(pieces, unescaped, text, from, start);
                pieces.Add(new SubPiece(text.Substring(start + 2, end - start - 2).Trim(), true));
            }

            from = end + 1;
        }

        AddPlain(pieces, unescaped, text, from, text.Length);
        if (pieces.Count == 0)
            pieces.Add(new SubPiece("", false));
        return pieces;
    }

    /// <summary>Adds the text since the last hole: what had to be unescaped, and the stretch behind it.</summary>
    private static void AddPlain(List<SubPiece> pieces, StringBuilder? unescaped, string text, int from, int to)
    {
        if (unescaped is { Length: > 0 })
        {
            pieces.Add(new SubPiece(unescaped.Append(text, from, to - from).ToString(), false));
            unescaped.Clear();
        }
        else if (to > from)
        {
            pieces.Add(new SubPiece(text.Substring(from, to - from), false));
        }
    }
}
