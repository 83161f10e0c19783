using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Schemas;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>What is to stand at a place: a value, or something at places under it. A tree, because several edits may lead through one place.</summary>
internal sealed class Wanted
{
    private readonly List<KeyValuePair<string, Wanted>> _properties = [];

    /// <summary>The value that is to stand here; null where only places under it matter.</summary>
    public Node? Value { get; private set; }

    /// <summary>What is to stand under the names of a map.</summary>
    public IReadOnlyList<KeyValuePair<string, Wanted>> Properties => _properties;

    /// <summary>What is to stand in the items of a list; null where they do not matter.</summary>
    public Wanted? Items { get; private set; }

    /// <summary>What is to stand behind every name of a map; null where that does not matter.</summary>
    public Wanted? Values { get; private set; }

    /// <summary>True where only what is there already is to be changed: items of a list, values of a map.</summary>
    public bool IsConditional
    {
        get
        {
            if (Value is not null)
                return false;
            foreach (var property in _properties)
            {
                if (!property.Value.IsConditional)
                    return false;
            }

            return true;
        }
    }

    public static Wanted Of(Node value) => new() { Value = value };

    public Wanted Property(string name)
    {
        foreach (var property in _properties)
        {
            if (property.Key == name)
                return property.Value;
        }

        var added = new Wanted();
        _properties.Add(new(name, added));
        return added;
    }

    /// <summary>Adds a value at the end of a path.</summary>
    /// <exception cref="EditRefusal">The path cannot be read.</exception>
    public void Add(string path, Node value)
    {
        var steps = PropertySteps.Parse(path, out var fault) ?? throw new EditRefusal($"the path '{path}' cannot be followed: {fault}");
        var place = this;
        foreach (var step in steps)
        {
            place = step.Kind switch
            {
                StepKind.Property => place.Property(step.Key),
                StepKind.Items => place.Items ??= new Wanted(),
                _ => place.Values ??= new Wanted(),
            };
        }

        place.Value = value;
    }

    /// <summary>The value to write where nothing stands yet; what is conditional is no part of it.</summary>
    public Node ToNode()
    {
        if (Value is not null)
            return Value;
        var entries = new List<MapEntry>();
        foreach (var property in _properties)
        {
            if (!property.Value.IsConditional)
                entries.Add(new MapEntry(new ScalarNode(ScalarKind.String, property.Key, default), property.Value.ToNode()));
        }

        return new MapNode(entries, default);
    }

    /// <summary>The entries of a map as wishes of their own.</summary>
    public static Wanted Entries(MapNode map)
    {
        var wanted = new Wanted();
        foreach (var entry in map.Entries)
            wanted._properties.Add(new(entry.Key.Text, Of(entry.Value)));
        return wanted;
    }
}
