using System;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;

namespace PolicyLint.Evaluations;

/// <summary>Writes what a value means in a scenario so that equal meanings give equal texts, however they were written.</summary>
internal sealed class CanonicalText(StringBuilder text, IScenario scenario)
{
    /// <summary>The keys by which users tell the items of a list apart, the most telling first.</summary>
    private static readonly string[] IdentityKeys =
        ["Sid", "Id", "Name", "Key", "PolicyName", "RuleName", "DeviceName", "IndexName", "AttributeName", "HeaderName"];

    /// <summary>
    /// Writes the path with an item's identity in place of its index, or what the item means where it has none: items may move in their list.
    /// Then the value at its end. An empty path stands for the whole: then its value is left out, or every change anywhere would make
    /// another finding of it.
    /// </summary>
    public void AppendPath(Value root, PropertyPath? path)
    {
        if (path is null)
            return;
        var value = (Value?)root;
        for (var step = path; step is not null; step = step.Rest)
            value = AppendStep(value, step.Key);
        text.Append('\u001f');
        Append(value);
    }

    /// <summary>Writes the value as JSON without blanks: scalars as texts, keys in ordinal order.</summary>
    public void Append(Value? value)
    {
        switch (scenario.Resolve(value))
        {
            case null:
                break;
            case ScalarValue { Kind: ScalarKind.Null }:
                text.Append("null");
                break;
            case ScalarValue scalar:
                AppendQuoted(scalar.Text);
                break;
            case ListValue list:
                AppendItems('[', list.Items, ']');
                break;
            case MapValue map:
                AppendMap(map);
                break;
            case ReferenceValue reference:
                AppendReference(reference);
                break;
            case JoinedValue joined:
                AppendItems('(', joined.Parts, ')');
                break;
            case UnknownValue unknown:
                text.Append('?');
                AppendQuoted(unknown.Subject ?? unknown.Because);
                break;
        }
    }

    private Value? AppendStep(Value? value, string key)
    {
        var resolved = scenario.Resolve(value);
        if (IndexIn(key) is { } index)
        {
            // A single value counts as a list of one.
            var item = resolved is ListValue list ? ItemAt(list, index) : index == 0 ? resolved : null;
            text.Append('[');
            if (IdentityOf(item) is { } identity)
                text.Append(identity);
            else
                Append(item);
            text.Append(']');
            return item;
        }

        text.Append('.').Append(LogicalIds.WithoutHash(key));
        return (resolved as MapValue)?.Find(key);
    }

    private Value? ItemAt(ListValue list, int index)
    {
        foreach (var item in list.Items)
        {
            if (scenario.Resolve(item) is { } present && index-- == 0)
                return present;
        }

        return null;
    }

    private string? IdentityOf(Value? item)
    {
        if (item is not MapValue map)
            return null;
        foreach (var key in IdentityKeys)
        {
            if (scenario.Resolve(map.Find(key)) is ScalarValue { Kind: not ScalarKind.Null } scalar)
                return key + "=" + scalar.Text;
        }

        return null;
    }

    private static int? IndexIn(string key)
    {
        if (key.Length is < 3 or > 9 || key[0] != '[' || key[key.Length - 1] != ']')
            return null;
        var index = 0;
        for (var i = 1; i < key.Length - 1; i++)
        {
            if (key[i] is not (>= '0' and <= '9'))
                return null;
            index = (index * 10) + (key[i] - '0');
        }

        return index;
    }

    private void AppendItems(char open, Sequence<Value> items, char close)
    {
        text.Append(open);
        foreach (var item in items)
        {
            if (scenario.Resolve(item) is not { } present)
                continue;
            Append(present);
            text.Append(',');
        }

        text.Append(close);
    }

    private void AppendMap(MapValue map)
    {
        var keys = new string[map.Entries.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = map.Entries[i].Key;
        Array.Sort(keys, StringComparer.Ordinal);
        text.Append('{');
        foreach (var key in keys)
        {
            if (scenario.Resolve(map.Find(key)) is not { } present)
                continue;
            AppendQuoted(key);
            text.Append(':');
            Append(present);
            text.Append(',');
        }

        text.Append('}');
    }

    private void AppendReference(ReferenceValue reference)
    {
        text.Append('&').Append(LogicalIds.WithoutHash(reference.LogicalId));
        if (reference.Attribute is { } attribute)
            text.Append('.').Append(attribute);
    }

    private void AppendQuoted(string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            if (c is '"' or '\\')
                text.Append('\\');
            text.Append(c);
        }

        text.Append('"');
    }
}
