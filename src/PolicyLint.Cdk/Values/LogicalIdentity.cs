using System;

namespace PolicyLint.Cdk.Values;

/// <summary>The logical id that the CDK gives a resource for its path: the readable part, and a hash that makes it unique.</summary>
internal static class LogicalIdentity
{
    private const string Hidden = "Default";
    private const string HiddenFromReaders = "Resource";
    private const int LongestReadable = 240;
    private const int DigitsOfHash = 8;
    private const int UsualRoom = 256;

    // In which the thread puts its ids together, one after the other.
    [ThreadStatic]
    private static char[]? _room;

    /// <summary>Stands for what only a run of the program gives: in an id, and before the logical id of a resource whose path holds such an id. No template has it.</summary>
    public const string Unknown = "?";

    /// <summary>The logical id of the resource at the path; one that no template has where parts of the path are not known.</summary>
    /// <param name="path">The construct ids from below the stack down to the level 1 construct, with slashes between them.</param>
    public static string Of(string path)
    {
        var whole = Visible(path);
        var isUnknown = whole.IndexOf(Unknown, StringComparison.Ordinal) >= 0;
        var id = Room(Unknown.Length + whole.Length + DigitsOfHash);
        if (whole.Length > 0 && whole.IndexOf('/') < 0 && !isUnknown)
            return new string(id, 0, AppendAlphanumeric(id, 0, whole, 0, whole.Length));
        var start = isUnknown ? Unknown.Length : 0;
        Unknown.CopyTo(0, id, 0, start);
        var end = AppendReadable(id, start, whole);
        return new string(id, 0, AppendHash(id, Math.Min(end, start + LongestReadable), whole));
    }

    private static char[] Room(int length) => _room is { } room && room.Length >= length ? room : _room = new char[Math.Max(length, UsualRoom)];

    // Few paths have a hidden part.
    private static string Visible(string path) => path.IndexOf(Hidden, StringComparison.Ordinal) < 0 ? path
        : string.Join("/", Array.FindAll(path.Split('/'), static component => component != Hidden));

    // Without what says nothing to readers: a component with which the last one has ended already.
    private static int AppendReadable(char[] id, int end, string path)
    {
        var last = 0;
        var lastLength = 0;
        for (var at = 0; at <= path.Length;)
        {
            var slash = path.IndexOf('/', at);
            var length = (slash < 0 ? path.Length : slash) - at;
            var isRepeated = lastLength > 0 && length <= lastLength && string.CompareOrdinal(path, last + lastLength - length, path, at, length) == 0;
            if (!isRepeated && !IsHiddenFromReaders(path, at, length))
            {
                end = AppendAlphanumeric(id, end, path, at, length);
                (last, lastLength) = (at, length);
            }

            at += length + 1;
        }

        return end;
    }

    private static bool IsHiddenFromReaders(string path, int at, int length) =>
        length == HiddenFromReaders.Length && string.CompareOrdinal(path, at, HiddenFromReaders, 0, length) == 0;

    private static int AppendAlphanumeric(char[] to, int end, string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                to[end++] = text[i];
        }

        return end;
    }

    // Of each byte the higher digit first.
    private static int AppendHash(char[] to, int end, string path)
    {
        const string Digits = "0123456789ABCDEF";
        var hash = Md5.FirstWord(path);
        for (var i = 0; i < DigitsOfHash; i++)
            to[end++] = Digits[(int)(hash >> (4 * (i ^ 1))) & 15];
        return end;
    }
}
