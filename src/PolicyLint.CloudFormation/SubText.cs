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
        var plain = new StringBuilder();
        var from = 0;
        while (from < text.Length)
        {
            var start = text.IndexOf("${", from, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf('}', start);
            if (end < 0)
                break;
            plain.Append(text, from, start - from);
            var name = text.Substring(start + 2, end - start - 2);
            if (name.Length > 0 && name[0] == '!')
                plain.Append("${").Append(name, 1, name.Length - 1).Append('}');
            else
                AddHole(pieces, plain, name);
            from = end + 1;
        }

        plain.Append(text, from, text.Length - from);
        if (plain.Length > 0 || pieces.Count == 0)
            pieces.Add(new SubPiece(plain.ToString(), false));
        return pieces;
    }

    private static void AddHole(List<SubPiece> pieces, StringBuilder plain, string name)
    {
        if (plain.Length > 0)
            pieces.Add(new SubPiece(plain.ToString(), false));
        plain.Clear();
        pieces.Add(new SubPiece(name.Trim(), true));
    }
}
