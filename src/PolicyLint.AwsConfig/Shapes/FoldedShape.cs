using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PolicyLint.Rules;

namespace PolicyLint.AwsConfig.Shapes;

/// <summary>What may stand below a property, with its names found in whatever case a service writes them.</summary>
internal sealed class FoldedShape
{
    private static readonly ConcurrentDictionary<string, FoldedShape> Known = new(StringComparer.Ordinal);

    private readonly PropertyShape _shape;
    private readonly Lazy<Dictionary<string, FoldedProperty>?> _properties;
    private FoldedShape? _inside;
    private HashSet<string>? _names;

    private FoldedShape(PropertyShape shape)
    {
        _shape = shape;
        _properties = new(Fold);
    }

    public bool IsList => _shape.IsList;

    public bool IsMap => _shape.IsMap;

    public bool IsStructure => _shape.IsStructure;

    public bool IsAnything => _shape.IsAnything;

    /// <summary>An item of a list or a value of a map.</summary>
    public FoldedShape Inside => _inside ??= Of(_shape.Inside);

    public static FoldedShape OfType(string type) => Of(PropertyCatalog.Shipped.Find(type));

    /// <summary>The names of all properties; null where any name may be one.</summary>
    public HashSet<string>? Names => _names ??= NamesOf();

    /// <summary>The property of that name in any case; null where there is none.</summary>
    public FoldedProperty? Find(string name) => _properties.Value is { } all && all.TryGetValue(name, out var found) ? found : null;

    private static FoldedShape Of(PropertyShape shape) => Known.GetOrAdd(shape.Key, static (_, s) => new FoldedShape(s), shape);

    private HashSet<string>? NamesOf()
    {
        if (!_shape.IsStructure || _shape.IsAnything)
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in _properties.Value!.Values)
            names.Add(property.Name);
        return names;
    }

    private Dictionary<string, FoldedProperty>? Fold()
    {
        if (!_shape.IsStructure)
            return null;
        var properties = new Dictionary<string, FoldedProperty>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in _shape.Names)
        {
            if (_shape.TryProperty(name, out var below))
                properties.TryAdd(name, new FoldedProperty(name, Of(below)));
        }

        return properties;
    }
}

/// <summary>A property by CloudFormation's name.</summary>
internal sealed record FoldedProperty(string Name, FoldedShape Shape);
