using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli.Fixing;
using Xunit;

namespace PolicyLint.Tests.Cli.Fixing;

public class UnifiedDiffTests
{
    [Fact]
    public void A_changed_line_is_shown_with_three_lines_around_it() => Assert.Equal(
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void Changes_that_are_far_apart_have_hunks_of_their_own() => Assert.Equal(
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -7,4 +8,3 @@\n 7\n 8\n 9\n-10\n",
        Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n"));

    [Fact]
    public void A_missing_line_break_at_the_end_is_told() => Assert.Equal(
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n",
        Diff("a", "a\nb"));

    [Fact]
    public void Carriage_returns_are_part_of_the_lines() => Assert.Equal("--- a/x.yaml\n+++ b/x.yaml\n@@ -1 +1 @@\n-a\r\n+b\r\n", Diff("a\r\n", "b\r\n"));

    [Fact]
    public void Equal_texts_have_no_diff() => Assert.Equal("", Diff("a\n", "a\n"));

    [Fact]
    public void Changes_turn_one_list_into_the_other_and_are_the_fewest()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 2000; i++)
        {
            var left = Letters(random);
            var right = Letters(random);
            var changes = LineChanges.Between(left, right);

            var made = new List<string>();
            var at = 0;
            foreach (var change in changes)
            {
                made.AddRange(left.GetRange(at, change.LeftStart - at));
                made.AddRange(right.GetRange(change.RightStart, change.RightEnd - change.RightStart));
                at = change.LeftEnd;
            }

            made.AddRange(left.GetRange(at, left.Count - at));
            Assert.Equal(right, made);
            Assert.Equal(left.Count + right.Count - (2 * Common(left, right)), changes.Sum(c => c.LeftEnd - c.LeftStart + c.RightEnd - c.RightStart));
        }
    }

    private static string Diff(string before, string after)
    {
        using var output = new StringWriter();
        UnifiedDiff.Write("x.yaml", before, after, output);
        return output.ToString();
    }

    private static List<string> Letters(Random random) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(3))).ToString())];

    // The longest common subsequence, by the book.
    private static int Common(List<string> left, List<string> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = 1; i <= left.Count; i++)
        {
            for (var j = 1; j <= right.Count; j++)
                lengths[i, j] = left[i - 1] == right[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        }

        return lengths[left.Count, right.Count];
    }
}
