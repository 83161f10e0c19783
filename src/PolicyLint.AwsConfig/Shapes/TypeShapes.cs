using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using PolicyLint.AwsConfig.Transforms;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Shapes;

/// <summary>The shapes of all types: the hand-written table over the one that folds names.</summary>
internal static class TypeShapes
{
    private const string SupplementaryPrefix = "supplementary.";

    private static readonly Lazy<MapNode> Table = new(Load);
    private static readonly ConcurrentDictionary<string, TypeShape> Known = new(StringComparer.Ordinal);

    /// <summary>How items of the type, as AWS Config names it, become resources.</summary>
    public static TypeShape Of(string recordedType) => Known.GetOrAdd(recordedType, Make);

    /// <summary>CloudFormation's name of the type.</summary>
    public static string NameOf(string recordedType) =>
        Table.Value.Find(recordedType) is MapNode entry && entry.Find("is") is ScalarNode name ? name.Text : recordedType;

    /// <summary>The type of the items that AWS Config writes of resources of CloudFormation's type; null where it writes none.</summary>
    public static string? RecordedAs(string type)
    {
        if (RecordedTypes.Shipped.Records(type))
            return type;
        foreach (var written in Written)
        {
            if (NameOf(written) == type && RecordedTypes.Shipped.Records(written))
                return written;
        }

        return null;
    }

    /// <summary>The types that have an entry of their own.</summary>
    public static IEnumerable<string> Written
    {
        get
        {
            foreach (var entry in Table.Value.Entries)
                yield return entry.Key.Text;
        }
    }

    private static MapNode Load()
    {
        using var stream = typeof(TypeShapes).Assembly.GetManifestResourceStream("shapes.json")!;
        using var reader = new StreamReader(stream);
        var problems = new List<Problem>();
        var root = (MapNode)JsonReader.Read(new SourceFile("shapes.json", reader.ReadToEnd()), problems);
        return (MapNode)root.Find("types")!;
    }

    private static TypeShape Make(string recordedType)
    {
        var type = NameOf(recordedType);
        var entry = Table.Value.Find(recordedType) as MapNode;
        // A second name of a type has the entry of the first, unless it has more to say.
        var mapping = entry?.Find("properties") is null ? Table.Value.Find(type) as MapNode ?? entry : entry;
        var sources = new List<PropertySource>();
        var passed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (mapping?.Find("properties") is MapNode properties)
        {
            foreach (var property in properties.Entries)
                sources.Add(Source(property.Key.Text, property.Value));
        }

        foreach (var source in sources)
        {
            if (source.PassedKey is { } key)
                passed.Add(key);
        }

        if (mapping?.Find("pass") is ListNode keys)
        {
            foreach (var key in keys.Items)
                passed.Add(((ScalarNode)key).Text);
        }

        return new TypeShape
        {
            RecordedType = recordedType,
            Type = type,
            Shape = FoldedShape.OfType(type),
            Carried = RecordedTypes.Shipped.Carried(recordedType) ?? RecordedTypes.Shipped.Carried(type),
            IsDescribed = RecordedTypes.Shipped.IsDescribed(recordedType),
            Sources = sources,
            Passed = passed,
        };
    }

    private static PropertySource Source(string target, Node node)
    {
        var map = node as MapNode;
        var from = ((ScalarNode)(map?.Find("from") ?? node)).Text;
        var isSupplementary = from.StartsWith(SupplementaryPrefix, StringComparison.Ordinal);
        var path = (isSupplementary ? from[SupplementaryPrefix.Length..] : from).Split('.');
        var transform = map?.Find("as") is ScalarNode name ? TransformTable.Find(name.Text) : null;
        return new PropertySource(target, isSupplementary, path, transform, (map?.Find("of") as ScalarNode)?.Text ?? "");
    }
}
