using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace PolicyLint.Rules;

/// <summary>Which properties the resource types have, as far as we know them. Loaded only where rules are checked, not where they are used.</summary>
public sealed class PropertyCatalog
{
    private const string Resource = "resource-properties.txt";

    private static readonly Lazy<PropertyCatalog> Loaded = new(static () => new PropertyCatalog());

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<string> _definitions = [];
    private readonly Dictionary<int, Dictionary<string, string>> _parsed = [];

    private PropertyCatalog()
    {
        using var stream = typeof(PropertyCatalog).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        for (var line = reader.ReadLine(); !string.IsNullOrEmpty(line); line = reader.ReadLine())
        {
            var space = line.IndexOf(' ');
            if (line[0] != '#')
                _types[line.Substring(0, space)] = line.Substring(space + 1);
        }

        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
            _definitions.Add(line);
    }

    /// <summary>The table that comes with the tool. Safe for concurrent use.</summary>
    public static PropertyCatalog Shipped => Loaded.Value;

    /// <summary>The resource types that the table knows.</summary>
    public IEnumerable<string> Types => _types.Keys;

    /// <summary>True for a type that the table knows.</summary>
    public bool Has(string type) => _types.ContainsKey(type);

    /// <summary>What a resource's properties look like; a shape of which nothing is known for types that the table does not have.</summary>
    public PropertyShape Find(string type) => new(this, _types.TryGetValue(type, out var mark) ? mark : PropertyShape.AnythingMark);

    internal bool IsOpen(int definition) => _definitions[definition] is ['+', ..];

    internal Dictionary<string, string> Properties(int definition)
    {
        lock (_parsed)
        {
            if (!_parsed.TryGetValue(definition, out var properties))
                _parsed[definition] = properties = Parse(_definitions[definition]);
            return properties;
        }
    }

    private static Dictionary<string, string> Parse(string line)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in line.TrimStart('+').Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var end = property.IndexOfAny(PropertyShape.Marks);
            properties[end < 0 ? property : property.Substring(0, end)] = end < 0 ? "" : property.Substring(end);
        }

        return properties;
    }
}

/// <summary>What may stand below a property: nothing, named properties, items, or anything.</summary>
public readonly struct PropertyShape
{
    internal const string AnythingMark = "*";
    internal static readonly char[] Marks = ['=', '[', '{', '*'];
    private readonly PropertyCatalog _catalog;
    private readonly string _mark;

    internal PropertyShape(PropertyCatalog catalog, string mark)
    {
        _catalog = catalog;
        _mark = mark;
    }

    /// <summary>The same for shapes that are the same.</summary>
    public string Key => _mark;

    public bool IsAnything => _mark == AnythingMark || (IsStructure && _catalog.IsOpen(Definition));

    public bool IsList => _mark is ['[', ..];

    /// <summary>An item of a list or a value of a map; of anything else, anything.</summary>
    public PropertyShape Inside => new(_catalog, IsList || IsMap ? _mark.Substring(1) : AnythingMark);

    public bool IsMap => _mark is ['{', ..];

    public IEnumerable<string> Names => IsStructure ? _catalog.Properties(Definition).Keys : [];

    /// <summary>True for named properties.</summary>
    public bool IsStructure => _mark is ['=', ..];

    private int Definition => int.Parse(_mark.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The property of that name; false where there surely is none.</summary>
    public bool TryProperty(string name, out PropertyShape shape)
    {
        shape = new PropertyShape(_catalog, AnythingMark);
        if (IsAnything)
            return true;
        if (IsMap)
        {
            shape = Inside;
            return true;
        }

        if (!IsStructure || !_catalog.Properties(Definition).TryGetValue(name, out var below))
            return false;
        shape = new PropertyShape(_catalog, below);
        return true;
    }
}
