using System;
using System.Collections.Generic;

namespace PolicyLint.Cdk.Values;

/// <summary>The logical id that the CDK gives a resource for its path: the readable part, and a hash that makes it unique.</summary>
internal static class LogicalIdentity
{
    private const string Hidden = "Default";
    private const string HiddenFromReaders = "Resource";
    private const int LongestReadable = 240;
    private const int DigitsOfHash = 8;

    /// <summary>Stands for what only a run of the program gives: in an id, and before the logical id of a resource whose path holds such an id. No template has it.</summary>
    public const string Unknown = "?";

    /// <summary>The logical id of the resource at the path; one that no template has where parts of the path are not known.</summary>
    /// <param name="path">The construct ids from below the stack down to the level 1 construct.</param>
    public static string Of(List<string> path)
    {
        var components = Visible(path);
        var whole = string.Join("/", components);
        var isUnknown = whole.IndexOf(Unknown, StringComparison.Ordinal) >= 0;
        var id = new char[Unknown.Length + whole.Length + DigitsOfHash];
        if (components.Count == 1 && !isUnknown)
            return new string(id, 0, AppendAlphanumeric(id, 0, whole));
        var start = isUnknown ? Unknown.Length : 0;
        Unknown.CopyTo(0, id, 0, start);
        var end = start;
        var last = "";
        for (var i = 0; i < components.Count; i++)
        {
            var component = components[i];
            if (component == HiddenFromReaders || (last.Length > 0 && last.EndsWith(component, StringComparison.Ordinal)))
                continue;
            last = component;
            end = AppendAlphanumeric(id, end, component);
        }

        return new string(id, 0, AppendHash(id, Math.Min(end, start + LongestReadable), whole));
    }

    // Few paths have a hidden part.
    private static List<string> Visible(List<string> path) => path.Contains(Hidden) ? path.FindAll(static component => component != Hidden) : path;

    private static int AppendAlphanumeric(char[] to, int end, string text)
    {
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                to[end++] = c;
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
