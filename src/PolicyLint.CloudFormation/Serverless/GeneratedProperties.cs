using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>Gathers the properties of a generated resource from those of the written one; each keeps its place.</summary>
internal sealed class GeneratedProperties(Resource written)
{
    private readonly PropertyEntries _entries = new(8);

    /// <summary>The properties; none are added any more. What the written resource leaves open, the generated one leaves open, too.</summary>
    public MapValue Build() => new(_entries.ToArray(), written.Properties.Span) { OpenBecause = written.Properties.OpenBecause };

    /// <summary>Copies properties that have the same name and meaning.</summary>
    public GeneratedProperties Copy(params string[] names)
    {
        foreach (var name in names)
            Rename(name, name);
        return this;
    }

    /// <summary>Copies a property whose name differs; what it holds means the same.</summary>
    public GeneratedProperties Rename(string from, string to)
    {
        if (Written(from) is { } value)
            _entries.Add(new PropertyEntry(to, written.Properties.KeySpan(from), value));
        return this;
    }

    /// <summary>Copies a property into a map under a key: <c>Tracing</c> into <c>TracingConfig: Mode</c>.</summary>
    public GeneratedProperties Wrap(string from, string to, string key)
    {
        if (Written(from) is { } value)
            _entries.Add(new PropertyEntry(to, written.Properties.KeySpan(from), new MapValue([new PropertyEntry(key, value.Span, value)], value.Span)));
        return this;
    }

    /// <summary>SAM writes tags as a map, CloudFormation mostly as a list of <c>Key</c> and <c>Value</c>.</summary>
    public GeneratedProperties Tags()
    {
        if (Written("Tags") is not { } tags)
            return this;
        _entries.Add(new PropertyEntry("Tags", written.Properties.KeySpan("Tags"), tags is MapValue map ? List(map) : tags));
        return this;
    }

    public GeneratedProperties Add(string name, Value value)
    {
        _entries.Add(new PropertyEntry(name, value.Span, value));
        return this;
    }

    public GeneratedProperties Add(string name, string text) => Add(name, Text(text));

    public ScalarValue Text(string text) => new(ScalarKind.String, text, written.Span);

    /// <summary>The property where it is written; null also where it is only not ruled out.</summary>
    private Value? Written(string name) =>
        written.Properties.Find(name) is { } value && !ReferenceEquals(value, written.Properties.OpenBecause) ? value : null;

    private static ListValue List(MapValue tags)
    {
        var items = new List<Value>(tags.Entries.Count);
        foreach (var tag in tags.Entries)
        {
            var key = new ScalarValue(ScalarKind.String, tag.Key, tag.KeySpan);
            items.Add(new MapValue([new PropertyEntry("Key", tag.KeySpan, key), new PropertyEntry("Value", tag.Value.Span, tag.Value)], tag.Value.Span));
        }

        return new ListValue(items, tags.Span) { OpenBecause = tags.OpenBecause };
    }
}
