using System;
using System.Collections.Generic;
using System.Text;

namespace PolicyLint.Schemas;

/// <summary>How several failed alternatives are told in one sentence.</summary>
internal static class Alternatives
{
    private const int MostTold = 4;
    private const string Must = "must ";

    /// <summary>Fails at the first alternative that has a value to point at; its reason names all of them while they are few.</summary>
    /// <param name="failed">All of the alternatives, each of which failed.</param>
    public static Judgment Combine(Judgment[] failed)
    {
        if (failed.Length == 1)
            return failed[0];
        var place = failed[0];
        for (var i = 0; i < failed.Length && !place.IsPlaced; i++)
        {
            if (failed[i].IsPlaced)
                place = failed[i];
        }

        return failed.Length > MostTold ? place.Saying("must match one of the alternatives") : place.Saying(new Told(failed, place));
    }

    private static string Tell(Judgment[] failed, Judgment place)
    {
        var here = place.Path?.ToString();
        var text = new StringBuilder();
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < failed.Length; i++)
        {
            var sameSubject = string.Equals(failed[i].Path?.ToString(), here, StringComparison.Ordinal);
            var reason = sameSubject ? failed[i].Because : failed[i].BecauseWithPath;
            if (!told.Add(reason))
                continue;
            if (text.Length == 0)
                text.Append(reason);
            else
                text.Append(" or ").Append(sameSubject && reason.StartsWith(Must, StringComparison.Ordinal) ? reason.Substring(Must.Length) : reason);
        }

        return text.ToString();
    }

    private sealed class Told(Judgment[] failed, Judgment place) : Reason
    {
        public override string Tell() => Alternatives.Tell(failed, place);
    }
}

internal static class Phrases
{
    private const int MostJoined = 3;

    /// <summary>The parts' phrases in one, or null where one has none or they are many.</summary>
    public static string? Join(Schema[] parts, string word)
    {
        if (parts.Length > MostJoined)
            return null;
        var text = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Phrase is not { } phrase)
                return null;
            if (i > 0)
                text.Append(word);
            text.Append(phrase);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    public static string Quote(string text) => "'" + text + "'";
}
