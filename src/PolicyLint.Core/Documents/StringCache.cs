using System;

namespace PolicyLint.Documents;

/// <summary>Gives one string for the same stretch of text met again, in one document or in the next: <c>Type</c>, <c>AWS::S3::Bucket</c>, <c>true</c>.</summary>
/// <remarks>A newcomer pushes out whoever has its place; nothing is ever looked for in a second place.</remarks>
internal sealed class StringCache
{
    private const int Places = 1 << 10;

    // Longer texts seldom come twice, and would be kept for nothing.
    private const int LongestKept = 48;

    [ThreadStatic]
    private static StringCache? _ofThread;

    private readonly string?[] _strings = new string?[Places];

    /// <summary>The cache of the thread that asks, which no other one uses.</summary>
    public static StringCache OfThread => _ofThread ??= new StringCache();

    public string Substring(string text, int start, int length)
    {
        if (length == 0)
            return "";
        if (length > LongestKept)
            return text.Substring(start, length);
        // Names differ in length, beginning, middle or end: four looks tell them apart well enough.
        var hash = (length * 31) + text[start];
        hash = (hash * 31) + text[start + (length >> 1)];
        hash = (hash * 31) + text[start + length - 1];
        ref var place = ref _strings[hash & (Places - 1)];
        if (place is not null && place.Length == length && string.CompareOrdinal(text, start, place, 0, length) == 0)
            return place;
        return place = text.Substring(start, length);
    }
}
