using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>Maps with one thing changed.</summary>
internal static class MapEdits
{
    /// <summary>The map with the value written at the path; maps on the way are made where there are none.</summary>
    /// <param name="value">Null to delete what stands there.</param>
    public static MapValue With(MapValue map, IReadOnlyList<string> path, int from, Value? value)
    {
        var key = path[from];
        var old = FindWritten(map, key);
        Value? replacement;
        if (from + 1 == path.Count)
            replacement = value;
        else if (old is ListValue list)
            replacement = WithItem(list, path, from + 1, value);
        else if (old is ChoiceValue or UnknownValue)
            replacement = new UnknownValue(UnknownCause.Code, "an override changes a part of something that is not known", null, old.Span);
        else if (old is null && value is null)
            return map;
        else
            replacement = With(old as MapValue ?? new MapValue([], (value ?? map).Span), path, from + 1, value);
        return With(map, key, (value ?? map).Span, replacement);
    }

    /// <summary>The map with one entry replaced, added, or, for null, removed.</summary>
    public static MapValue With(MapValue map, string key, SourceSpan keySpan, Value? value)
    {
        var at = IndexOf(map, key);
        var entries = value is null ? Without(map.Entries, at) : With(map.Entries, at, new PropertyEntry(key, keySpan, value));
        return new MapValue(entries, map.Span) { OpenBecause = map.OpenBecause, Origin = map.Origin };
    }

    /// <summary>The entries with this one at the place; at -1 it comes behind the others.</summary>
    private static Sequence<PropertyEntry> With(Sequence<PropertyEntry> entries, int at, PropertyEntry entry)
    {
        var changed = new PropertyEntry[at < 0 ? entries.Count + 1 : entries.Count];
        for (var i = 0; i < entries.Count; i++)
            changed[i] = entries[i];
        changed[at < 0 ? entries.Count : at] = entry;
        return changed;
    }

    private static Sequence<PropertyEntry> Without(Sequence<PropertyEntry> entries, int at)
    {
        if (at < 0)
            return entries;
        var rest = new PropertyEntry[entries.Count - 1];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = entries[i < at ? i : i + 1];
        return rest;
    }

    /// <summary>The value, of which every list and map may hold more than we saw.</summary>
    public static Value Opened(Value value, UnknownValue because)
    {
        switch (value)
        {
            case ListValue list:
                var items = new Value[list.Items.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Opened(list.Items[i], because);
                return new ListValue(items, list.Span) { OpenBecause = list.OpenBecause ?? because };
            case MapValue map:
                var entries = new PropertyEntry[map.Entries.Count];
                for (var i = 0; i < entries.Length; i++)
                    entries[i] = map.Entries[i] with { Value = Opened(map.Entries[i].Value, because) };
                return new MapValue(entries, map.Span) { OpenBecause = map.OpenBecause ?? because };
            default:
                return value;
        }
    }

    /// <summary>What is written under the key, without the reason why more might be.</summary>
    public static Value? FindWritten(MapValue map, string key)
    {
        var at = IndexOf(map, key);
        return at < 0 ? null : map.Entries[at].Value;
    }

    private static int IndexOf(MapValue map, string key)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (map.Entries[i].Key == key)
                return i;
        }

        return -1;
    }

    private static ListValue WithItem(ListValue list, IReadOnlyList<string> path, int from, Value? value)
    {
        var items = new List<Value>(list.Items);
        if (!int.TryParse(path[from], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= items.Count || value is null)
            return new ListValue(items, list.Span) { OpenBecause = new UnknownValue(UnknownCause.Code, "an override changes the list", null, list.Span) };
        items[index] = from + 1 == path.Count ? value : With(items[index] as MapValue ?? new MapValue([], value.Span), path, from + 1, value);
        return new ListValue(items, list.Span) { OpenBecause = list.OpenBecause };
    }

    /// <summary>The map after it was changed at the path under the conditions that hold for the code at hand.</summary>
    /// <param name="before">The map as it is without the change.</param>
    public static MapValue Guarded(MapValue before, MapValue changed, string[] path, Guards guards)
    {
        if (!guards.IsConditional)
            return changed;
        Value? old = before;
        Value? now = changed;
        for (var depth = 1; ; depth++)
        {
            old = FindWritten((MapValue)old, path[depth - 1]);
            now = now is MapValue map ? FindWritten(map, path[depth - 1]) : null;
            if (depth < path.Length && old is MapValue)
                continue;
            string[] prefix = [.. System.Linq.Enumerable.Take(path, depth)];
            return With(before, prefix, 0, guards.Write(now, old));
        }
    }

    /// <summary>The map with the value at the end of the list at the path; the list is made where there is none.</summary>
    public static MapValue Appended(MapValue map, string[] path, Value value)
    {
        Value? at = map;
        foreach (var key in path)
            at = at is MapValue inner ? FindWritten(inner, key) : null;
        Value longer = at switch
        {
            null => new ListValue([value], value.Span),
            ListValue list => new ListValue([.. list.Items, value], list.Span) { OpenBecause = list.OpenBecause },
            _ => new UnknownValue(UnknownCause.Code, "what is added to the list is not followed", null, value.Span),
        };
        return With(map, path, 0, longer);
    }
}
