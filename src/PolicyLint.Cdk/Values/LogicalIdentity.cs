using System;
using System.Collections.Generic;
using System.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>The logical id that the CDK gives a resource for its path: the readable part, and a hash that makes it unique.</summary>
internal static class LogicalIdentity
{
    private const string Hidden = "Default";
    private const string HiddenFromReaders = "Resource";
    private const int LongestReadable = 240;
    private const int UsualLength = 64;

    /// <summary>Stands for what only a run of the program gives: in an id, and before the logical id of a resource whose path holds such an id. No template has it.</summary>
    public const string Unknown = "?";

    /// <summary>The logical id of the resource at the path; one that no template has where parts of the path are not known.</summary>
    /// <param name="path">The construct ids from below the stack down to the level 1 construct.</param>
    public static string Of(List<string> path)
    {
        var components = Visible(path);
        var whole = string.Join("/", components);
        var isUnknown = whole.IndexOf(Unknown, StringComparison.Ordinal) >= 0;
        var readable = new StringBuilder(UsualLength);
        if (components.Count == 1 && !isUnknown)
            return AppendAlphanumeric(readable, whole).ToString();
        var last = "";
        for (var i = 0; i < components.Count; i++)
        {
            var component = components[i];
            if (component == HiddenFromReaders || (last.Length > 0 && last.EndsWith(component, StringComparison.Ordinal)))
                continue;
            last = component;
            AppendAlphanumeric(readable, component);
        }

        if (readable.Length > LongestReadable)
            readable.Length = LongestReadable;
        if (isUnknown)
            readable.Insert(0, Unknown);
        return AppendHash(readable, whole).ToString();
    }

    // Few paths have a hidden part.
    private static List<string> Visible(List<string> path) => path.Contains(Hidden) ? path.FindAll(static component => component != Hidden) : path;

    private static StringBuilder AppendAlphanumeric(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                to.Append(c);
        }

        return to;
    }

    // Eight digits, the higher one of each byte first.
    private static StringBuilder AppendHash(StringBuilder to, string path)
    {
        const string Digits = "0123456789ABCDEF";
        var hash = Md5.FirstWord(path);
        for (var i = 0; i < sizeof(uint) * 8; i += 8)
            to.Append(Digits[(int)(hash >> (i + 4)) & 15]).Append(Digits[(int)(hash >> i) & 15]);
        return to;
    }
}
