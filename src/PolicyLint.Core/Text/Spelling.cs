using System;
using System.Collections.Generic;

namespace PolicyLint.Text;

/// <summary>Which known word somebody may have meant by a misspelt one.</summary>
public static class Spelling
{
    /// <summary>Words longer than this are not compared: what they cost would grow with the square of their length.</summary>
    private const int LongestWord = 128;

    /// <summary>The known word nearest to the written one, or null where none is near enough to be meant. Of equally near ones the first in ordinal order.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        string? nearest = null;
        var least = Tolerance(word.Length) + 1;
        foreach (var candidate in known)
        {
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) > least)
                continue;
            var distance = Distance(word, candidate);
            if (distance > least || (distance == least && (nearest is null || string.CompareOrdinal(candidate, nearest) >= 0)))
                continue;
            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>The end of a message about an unknown word: <c>; did you mean 'packs'?</c>, or nothing where no known word is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>Letters to insert, leave out, replace or swap with their neighbour to turn one word into the other; case does not count.</summary>
    public static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    // One slip in a short word, two in a usual one, and a third only where the word is long enough to stay recognisable.
    private static int Tolerance(int length) => length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
