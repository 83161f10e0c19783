using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.Mutations;

/// <summary>Takes a regular expression apart, as far as its parts can be left out one by one.</summary>
internal static class PatternParts
{
    private const string IgnoreCase = "(?i)";

    /// <summary>The pattern without its anchor at the beginning, without that at the end, without regard to case, and without each alternative of its groups.</summary>
    public static IEnumerable<string> EachDropped(string pattern)
    {
        var start = pattern.StartsWith(IgnoreCase, StringComparison.Ordinal) ? IgnoreCase.Length : 0;
        if (start > 0)
            yield return pattern[start..];
        if (pattern.Length > start && pattern[start] == '^')
            yield return string.Concat(pattern.AsSpan(0, start), pattern.AsSpan(start + 1));
        if (pattern.Length > start + 1 && pattern[^1] == '$' && pattern[^2] != '\\')
            yield return pattern[..^1];
        foreach (var (from, to) in Alternatives(pattern))
            yield return string.Concat(pattern.AsSpan(0, from), pattern.AsSpan(to));
    }

    // The stretches to cut out: an alternative with one of the bars beside it.
    private static List<(int From, int To)> Alternatives(string pattern)
    {
        var cuts = new List<(int From, int To)>();
        var open = new Stack<List<int>>();
        var bars = new List<int> { -1 };
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    break;
                case '(':
                    open.Push(bars);
                    bars = [StartOfGroup(pattern, i)];
                    break;
                case '|':
                    bars.Add(i);
                    break;
                case ')' when open.Count > 0:
                    AddCuts(bars, i, cuts);
                    bars = open.Pop();
                    break;
            }
        }

        AddCuts(bars, pattern.Length, cuts);
        return cuts;
    }

    private static void AddCuts(List<int> bars, int end, List<(int From, int To)> cuts)
    {
        for (var i = 1; i < bars.Count; i++)
            cuts.Add((bars[i - 1] + 1, bars[i] + 1));
        if (bars.Count > 1)
            cuts.Add((bars[^1], end)); // the last one goes with the bar before it
    }

    // The last character before the group's first alternative: of "(" or "(?:".
    private static int StartOfGroup(string pattern, int at) =>
        at + 2 < pattern.Length && pattern[at + 1] == '?' && pattern[at + 2] == ':' ? at + 2 : at;

    private static int EndOfClass(string pattern, int at)
    {
        for (var i = at + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']' && i > at + 1)
                return i;
        }

        return pattern.Length;
    }
}
