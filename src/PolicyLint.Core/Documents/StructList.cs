using System.Collections;
using System.Collections.Generic;

namespace PolicyLint.Documents;

/// <summary>An array of structs as a list. A class of one's own, because the code by which the runtime does the same is compiled anew in every process.</summary>
public sealed class StructList<T> : IReadOnlyList<T>
    where T : struct
{
    /// <summary>No items.</summary>
    public static readonly IReadOnlyList<T> None = new StructList<T>(NewArray(0));

    private readonly T[] _items;

    internal StructList(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>The list itself, or a view of what is an array.</summary>
    internal static IReadOnlyList<T> Of(IReadOnlyList<T> items) => items is T[] array ? new StructList<T>(array) : items;

    private static T[] NewArray(int length) => new T[length];

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < _items.Length; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
