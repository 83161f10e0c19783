using System;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Where the scalars of a document stand, in order: what looks like a comment there is none.</summary>
/// <remarks>A list of one's own, because code for <c>List&lt;SourceSpan&gt;</c> is made anew in every process.</remarks>
public sealed class ScalarPlaces
{
    private SourceSpan[] _places = new SourceSpan[256];

    public int Count { get; private set; }

    public SourceSpan this[int index] => _places[index];

    internal void Add(SourceSpan place)
    {
        if (Count == _places.Length)
        {
            var longer = new SourceSpan[Count * 2];
            Array.Copy(_places, longer, Count);
            _places = longer;
        }

        _places[Count++] = place;
    }
}
