using System.Collections;
using System.Collections.Generic;

namespace PolicyLint.Documents;

/// <summary>The entries of a map. A list of one's own, because the code by which an array of structs is seen as a list is made anew in every process.</summary>
internal sealed class Entries<T>(T[] items) : IReadOnlyList<T>
    where T : struct
{
    public int Count => items.Length;

    public T this[int index] => items[index];

    /// <summary>The same entries as an own list, where they are an array.</summary>
    public static IReadOnlyList<T> Of(IReadOnlyList<T> entries) => entries is T[] array ? new Entries<T>(array) : entries;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < items.Length; i++)
            yield return items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
