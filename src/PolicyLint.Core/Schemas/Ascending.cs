using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>Sets of whole numbers as sorted arrays: made at once, they are cheaper than sets that stay sorted while they grow.</summary>
internal static class Ascending
{
    /// <summary>The numbers in ascending order, each once.</summary>
    public static int[] Distinct(List<int> numbers)
    {
        var sorted = numbers.ToArray();
        Array.Sort(sorted);
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (kept == 0 || sorted[i] != sorted[kept - 1])
                sorted[kept++] = sorted[i];
        }

        if (kept == sorted.Length)
            return sorted;
        var distinct = new int[kept];
        Array.Copy(sorted, distinct, kept);
        return distinct;
    }

    /// <summary>Adds a number that is the last one or a greater one.</summary>
    public static void Append(List<int> numbers, int number)
    {
        if (numbers.Count == 0 || numbers[numbers.Count - 1] != number)
            numbers.Add(number);
    }
}
