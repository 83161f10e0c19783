using System.Collections;
using System.Collections.Generic;

namespace PolicyLint.Documents;

/// <summary>A list that does not change. A struct about an array: reading an item of a list behind an interface takes several times as long.</summary>
/// <remarks>A type of one's own, because the code by which the runtime reads arrays of structs as lists is compiled anew in every process.</remarks>
public readonly struct Sequence<T> : IReadOnlyList<T>
{
    /// <summary>No items.</summary>
    public static readonly IReadOnlyList<T> None = default(Sequence<T>);

    private static readonly T[] Nothing = NewArray(0);

    private readonly T[]? _items;

    /// <summary>The array itself, which nobody may change any more.</summary>
    public Sequence(T[] items) => _items = items;

    /// <summary>The array itself, which nobody may change any more; of other lists a copy.</summary>
    public Sequence(IReadOnlyList<T> items) => _items = items as T[] ?? Copy(items);

    public int Count => _items is null ? 0 : _items.Length;

    /// <summary>The item itself, not a copy: one of several words is read where it lies.</summary>
    public ref readonly T this[int index] => ref _items![index];

    T IReadOnlyList<T>.this[int index] => _items![index];

    public static implicit operator Sequence<T>(T[] items) => new(items);

    public Enumerator GetEnumerator() => new(_items ?? Nothing);

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    private static T[] Copy(IReadOnlyList<T> items)
    {
        if (items is Sequence<T> sequence)
            return sequence._items ?? Nothing;
        // Of structs the list's own code would be compiled anew, too.
        if (!typeof(T).IsValueType && items is List<T> list)
            return list.ToArray();
        var copy = NewArray(items.Count);
        for (var i = 0; i < copy.Length; i++)
            copy[i] = items[i];
        return copy;
    }

    // The runtime's own empty array of a struct is code that is compiled anew in every process.
    private static T[] NewArray(int length) => new T[length];

    /// <summary>From the first item to the last.</summary>
    public struct Enumerator(T[] items)
    {
        private int _next;

        public readonly T Current => items[_next - 1];

        public bool MoveNext() => _next++ < items.Length;
    }
}
