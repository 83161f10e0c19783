using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

public enum StepKind
{
    /// <summary>A property by name.</summary>
    Property,

    /// <summary>Every item of a list: <c>[]</c>.</summary>
    Items,

    /// <summary>Every value of a map: <c>*</c>.</summary>
    Values,
}

/// <summary>One step of a property path.</summary>
public sealed class PropertyStep(StepKind kind, string key)
{
    // Only keys of IAM's conditions have a colon, and IAM reads them in any case.
    private readonly bool _isConditionKey = kind == StepKind.Property && key.IndexOf(':') > 0;

    public StepKind Kind { get; } = kind;

    public string Key { get; } = key;

    /// <summary>The property as the map spells it; as the rule does where the map does not have it.</summary>
    public string KeyIn(MapValue map)
    {
        for (var i = 0; _isConditionKey && i < map.Entries.Count; i++)
        {
            if (string.Equals(map.Entries[i].Key, Key, StringComparison.OrdinalIgnoreCase))
                return map.Entries[i].Key;
        }

        return Key;
    }
}

/// <summary>Property paths as rules write them: <c>A.B</c>, <c>A[].B</c>, <c>A.*</c>; a <c>\.</c> is a dot in a key.</summary>
public static class PropertySteps
{
    /// <summary>The steps, or null with a clause that says what is wrong.</summary>
    public static PropertyStep[]? Parse(string path, out string? fault)
    {
        var steps = new List<PropertyStep>();
        fault = null;
        var i = 0;
        while (fault is null)
        {
            fault = AddKey(steps, ReadKey(path, ref i));
            while (fault is null && i < path.Length && path[i] == '[')
                fault = AddItems(path, ref i, steps);
            if (i >= path.Length)
                break;
            if (fault is null && path[i++] != '.')
                fault = "a '[]' is followed by '.' or nothing";
        }

        return fault is null ? steps.ToArray() : null;
    }

    private static string ReadKey(string path, ref int i)
    {
        var start = i;
        var escapes = 0;
        for (; i < path.Length && path[i] is not ('.' or '['); i++)
        {
            if (path[i] != '\\' || i + 1 == path.Length)
                continue;
            escapes++;
            i++;
        }

        var written = path.Substring(start, i - start);
        return escapes == 0 ? written : Unescape(written);
    }

    private static string Unescape(string written)
    {
        var key = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length)
                i++;
            key.Append(written[i]);
        }

        return key.ToString();
    }

    private static string? AddKey(List<PropertyStep> steps, string key)
    {
        if (key.Length == 0)
            return "a step of the path is empty";
        steps.Add(key == "*" ? new(StepKind.Values, key) : new(StepKind.Property, key));
        return null;
    }

    private static string? AddItems(string path, ref int i, List<PropertyStep> steps)
    {
        if (i + 1 >= path.Length || path[i + 1] != ']')
            return "'[' is followed by ']': a path steps into every item";
        i += 2;
        steps.Add(new(StepKind.Items, "[]"));
        return null;
    }
}
