using System;
using System.Text;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Texts with gaps in a form that can be compared: what fills a gap has a name of its own, equal wherever the same thing fills one.</summary>
internal readonly struct ReferenceText
{
    private const char GapStart = '\uE000';
    private const char GapEnd = '\uE001';
    private const char Colon = '\uE002';
    private const char Slash = '\uE003';

    private ReferenceText(string text, bool isOpen)
    {
        Text = text;
        IsOpen = isOpen;
    }

    public string Text { get; }

    /// <summary>True where something fills a gap of which nothing is known: it may be any name.</summary>
    public bool IsOpen { get; }

    public static ReferenceText Of(Value value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                return new ReferenceText(scalar.Text, false);
            case JoinedValue joined:
                var text = new StringBuilder();
                var isOpen = false;
                for (var i = 0; i < joined.Parts.Count; i++)
                {
                    var part = Of(joined.Parts[i]);
                    text.Append(part.Text);
                    isOpen |= part.IsOpen;
                }

                return new ReferenceText(text.ToString(), isOpen);
            case ReferenceValue reference:
                var name = reference.IsPseudoParameter ? reference.LogicalId : reference.Stack.File.Path + "#" + reference.LogicalId;
                return new ReferenceText(Gap(name + "." + reference.Attribute), false);
            default:
                var subject = (value as UnknownValue)?.Subject;
                return new ReferenceText(Gap(subject is null ? "?" : value.Span.File.Path + "?" + subject), true);
        }
    }

    /// <summary>Whether two names are the same: equal texts are, texts that differ outside their gaps are not.</summary>
    public static Verdict Same(string left, string right)
    {
        var leftGap = left.IndexOf(GapStart);
        var rightGap = right.IndexOf(GapStart);
        if (string.Equals(left, right, StringComparison.Ordinal))
            return IsAnonymous(left) ? Verdict.Unknown : Verdict.Pass;
        if (leftGap < 0 && rightGap < 0)
            return Verdict.Fail;
        var prefix = Math.Min(leftGap < 0 ? left.Length : leftGap, rightGap < 0 ? right.Length : rightGap);
        if (string.CompareOrdinal(left, 0, right, 0, prefix) != 0)
            return Verdict.Fail;
        var leftTail = left.Length - left.LastIndexOf(GapEnd) - 1;
        var rightTail = right.Length - right.LastIndexOf(GapEnd) - 1;
        var suffix = Math.Min(leftTail, rightTail);
        return string.CompareOrdinal(left, left.Length - suffix, right, right.Length - suffix, suffix) == 0 ? Verdict.Unknown : Verdict.Fail;
    }

    private static bool IsAnonymous(string text) => text.IndexOf(GapStart + "?" + GapEnd, StringComparison.Ordinal) >= 0;

    private static string Gap(string name) => GapStart + name.Replace(':', Colon).Replace('/', Slash) + GapEnd;
}
