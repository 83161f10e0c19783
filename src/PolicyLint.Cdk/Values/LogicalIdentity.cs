using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>The logical id that the CDK gives a resource for its path: the readable part, and a hash that makes it unique.</summary>
internal static class LogicalIdentity
{
    private const string Hidden = "Default";
    private const string HiddenFromReaders = "Resource";
    private const int LongestReadable = 240;

    /// <summary>Stands for what only a run of the program gives: in an id, and before the logical id of a resource whose path holds such an id. No template has it.</summary>
    public const string Unknown = "?";

    /// <summary>The logical id of the resource at the path; one that no template has where parts of the path are not known.</summary>
    /// <param name="path">The construct ids from below the stack down to the level 1 construct.</param>
    public static string Of(IReadOnlyList<string> path)
    {
        var components = new List<string>(path.Count);
        foreach (var component in path)
        {
            if (component != Hidden)
                components.Add(component);
        }

        if (components.Count == 1 && components[0].IndexOf(Unknown, StringComparison.Ordinal) < 0)
            return Alphanumeric(components[0]);
        var readable = new StringBuilder();
        var last = "";
        foreach (var component in components)
        {
            var text = Alphanumeric(component);
            if (component == HiddenFromReaders || last.EndsWith(component, StringComparison.Ordinal) && last.Length > 0)
                continue;
            last = component;
            readable.Append(text);
        }

        if (readable.Length > LongestReadable)
            readable.Length = LongestReadable;
        var whole = string.Join("/", components);
        if (whole.IndexOf(Unknown, StringComparison.Ordinal) >= 0)
            readable.Insert(0, Unknown);
        return readable.Append(Hash(whole)).ToString();
    }

    private static string Alphanumeric(string text)
    {
        var kept = new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                kept[count++] = c;
        }

        return count == text.Length ? text : new string(kept, 0, count);
    }

    // The CDK's hash, no secret of ours: eight digits of MD5.
    private static string Hash(string path)
    {
#pragma warning disable CA5351
        using var md5 = MD5.Create();
#pragma warning restore CA5351
        var bytes = md5.ComputeHash(Encoding.UTF8.GetBytes(path));
        const string Digits = "0123456789ABCDEF";
        var digits = new char[8];
        for (var i = 0; i < digits.Length; i++)
            digits[i] = Digits[(bytes[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        return new string(digits);
    }
}
