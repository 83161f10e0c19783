namespace PolicyLint.Documents;

/// <summary>Gives one string for the same stretch of text met again, as keys are: <c>Type</c>, <c>Properties</c>.</summary>
/// <remarks>A newcomer pushes out whoever has its place; nothing is ever looked for in a second place.</remarks>
/// <param name="places">How many strings are kept at most; a power of two.</param>
internal sealed class StringCache(int places)
{
    private readonly string?[] _strings = new string?[places];

    public string Substring(string text, int start, int length)
    {
        if (length == 0)
            return "";
        // Names differ in length, beginning, middle or end: four looks tell them apart well enough.
        var hash = (length * 31) + text[start];
        hash = (hash * 31) + text[start + (length >> 1)];
        hash = (hash * 31) + text[start + length - 1];
        ref var place = ref _strings[hash & (_strings.Length - 1)];
        if (place is not null && place.Length == length && string.CompareOrdinal(text, start, place, 0, length) == 0)
            return place;
        return place = text.Substring(start, length);
    }
}
