using System.Collections;
using System.Collections.Generic;

namespace PolicyLint.Evaluations;

/// <summary>Lists one behind the other, read as one list; nothing of them is copied.</summary>
internal sealed class Chapters<T> : IReadOnlyList<T>
{
    private readonly List<IReadOnlyList<T>> _chapters;

    public Chapters(List<IReadOnlyList<T>> chapters)
    {
        _chapters = chapters;
        foreach (var chapter in chapters)
            Count += chapter.Count;
    }

    public int Count { get; }

    public T this[int index]
    {
        get
        {
            var at = 0;
            for (; index >= _chapters[at].Count; at++)
                index -= _chapters[at].Count;
            return _chapters[at][index];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var chapter in _chapters)
        {
            for (var i = 0; i < chapter.Count; i++)
                yield return chapter[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
