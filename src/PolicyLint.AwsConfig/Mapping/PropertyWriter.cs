using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.AwsConfig.Transforms;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Mapping;

/// <summary>Gathers the properties of one resource: first what is said elsewhere or otherwise, then what has the same name.</summary>
internal sealed class PropertyWriter(Folding folding, TypeShape shape)
{
    private readonly List<PropertyEntry> _entries = [];
    private readonly HashSet<string> _unset = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>Writes a property that the table has a source for.</summary>
    public void Write(ConfigItem item, PropertySource source)
    {
        var from = source.IsSupplementary ? item.Supplementary : item.Configuration;
        if (Locate(from, source.Path, out var node) is not { } found || node is null)
        {
            // What the item would carry if it were set is known to be unset.
            if (source.IsSupplementary ? item.HasSupplementary && item.IsWhole : item.IsWhole)
                return;
            if (source.TargetPath.Length == 1)
                _hidden.Add(source.Target);
            return;
        }

        var property = shape.Shape.Find(source.TargetPath[0]);
        if (property is null || Has(property.Name))
            return;
        node = EncodedText.Decode(node);
        var value = source.Transform is { } transform
            ? transform(new TransformInput(node, source.Argument, item, folding, property.Shape, shape.Carried?.Inside(property.Name)))
            : folding.Fold(node, property.Shape, shape.Carried?.Inside(property.Name));
        if (value is null && (folding.IsWhole || source.Transform is null))
            _unset.Add(property.Name);
        else if (value is null) // the part that says whether it is set may be one that was not selected
            _hidden.Add(property.Name);
        else
            _entries.Add(new PropertyEntry(property.Name, found.Key.Span, Nest(value, source.TargetPath)));
    }

    /// <summary>Writes the properties that have the names of keys, in whatever case these are written.</summary>
    public void WriteRest(MapNode configuration)
    {
        for (var i = 0; i < configuration.Entries.Count; i++)
        {
            var entry = configuration.Entries[i];
            if (shape.Passed.Contains(entry.Key.Text) || shape.Shape.Find(entry.Key.Text) is not { } property || Has(property.Name))
                continue;
            if (folding.Fold(entry.Value, property.Shape, shape.Carried?.Inside(property.Name)) is { } value)
                _entries.Add(new PropertyEntry(property.Name, entry.Key.Span, value));
            else
                _unset.Add(property.Name);
        }
    }

    /// <summary>Writes the tags that stand beside the configuration.</summary>
    public void WriteTags(ConfigItem item)
    {
        if (shape.Shape.Find("Tags") is not { } property)
            return;
        var written = TagValues.Of(item.Tags, property.Shape);
        if (written is not null)
        {
            _entries.RemoveAll(static entry => entry.Key == "Tags");
            _entries.Add(new PropertyEntry("Tags", written.Span, written));
        }
        else if (!item.HasTags && !Has("Tags"))
        {
            _hidden.Add("Tags");
        }
    }

    public MapValue Close(ConfigItem item)
    {
        foreach (var entry in _entries)
            _unset.Remove(entry.Key);
        var span = item.Configuration?.Span ?? item.Node.Span;
        var map = folding.Map(_entries, span, shape.Shape, shape.Carried, _unset.Count > 0 ? _unset : null);
        if (_hidden.Count == 0 || (map.IsOpen && map.HiddenKeys is null))
            return map;
        if (map.HiddenKeys is { } others)
            _hidden.UnionWith(others);
        return new MapValue(_entries, span) { OpenBecause = folding.NotRecorded, HiddenKeys = _hidden };
    }

    private bool Has(string name)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key == name)
                return true;
        }

        return false;
    }

    // The property of a property: of what stands beside it nothing is known.
    private Value Nest(Value value, string[] path)
    {
        for (var i = path.Length - 1; i > 0; i--)
            value = new MapValue([new PropertyEntry(path[i], value.Span, value)], value.Span) { OpenBecause = folding.NotRecorded };
        return value;
    }

    private static MapEntry? Locate(MapNode? from, string[] path, out Node? node)
    {
        node = null;
        MapEntry? found = null;
        Node? at = from;
        foreach (var key in path)
        {
            at = at is ScalarNode ? EncodedText.Decode(at) : at;
            if (at is not MapNode map)
                return null;
            found = null;
            for (var i = 0; i < map.Entries.Count; i++)
            {
                if (string.Equals(map.Entries[i].Key.Text, key, StringComparison.OrdinalIgnoreCase))
                    found = map.Entries[i];
            }

            if (found is null)
                return null;
            at = found.Value.Value;
        }

        node = at;
        return found;
    }
}
