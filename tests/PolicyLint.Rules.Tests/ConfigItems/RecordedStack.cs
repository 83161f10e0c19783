using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Companions;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.ConfigItems;

/// <summary>A template's resources as a snapshot of AWS Config would tell them, were they deployed: by the tables that read items.</summary>
/// <remarks>Resources of types that are not recorded are gone; properties that items do not carry are unknown, whatever the template says of them.</remarks>
internal sealed class RecordedStack : ResourceSource
{
    private readonly Dictionary<string, List<Resource>> _byType = new(StringComparer.Ordinal);
    private readonly HashSet<string> _brought = new(StringComparer.Ordinal);
    private readonly UnknownValue _notRecorded;

    private RecordedStack(Stack written)
    {
        _notRecorded = new UnknownValue(UnknownCause.NotRecorded, "AWS Config does not record it", null, written.File.Whole);
        Stack = new Stack(written.File);
        Stack.Seal(written.Metadata, written.Sections, null, written.Constraint);
        Add(written.Resources);
        Add(written.Generated);
        Graph = new ResourceGraph(Stack, this);
    }

    /// <summary>What is recorded of the stack.</summary>
    public Stack Stack { get; }

    /// <summary>The same as a world in which nothing else is deployed.</summary>
    public ResourceGraph Graph { get; }

    public override IEnumerable<string> Types => _byType.Keys;

    public static RecordedStack Of(Stack written) => new(written);

    public override IReadOnlyList<Resource> OfType(string type) => _byType.TryGetValue(type, out var found) ? found : [];

    public override UnknownValue? OpenBecause(string type) => TypeShapes.RecordedAs(Companions.RecordedWith(type) ?? type) is null ? _notRecorded : null;

    private void Add(IReadOnlyList<Resource> resources)
    {
        foreach (var resource in resources)
            _brought.UnionWith(Companions.BroughtBy(TypeShapes.RecordedAs(resource.Type) ?? ""));
        foreach (var resource in resources)
        {
            if (PropertiesOf(resource) is not { } properties)
                continue;
            if (resource.Type == "AWS::EC2::SecurityGroup")
                properties = WithRules(properties, resource, resources);
            var recorded = new Resource(Stack, resource.LogicalId, resource.Type, properties, resource.Span)
            {
                Attributes = RecordedNames.Attributes(resource, _notRecorded),
                Presence = resource.Presence,
            };
            Stack.Add(recorded);
            if (!_byType.TryGetValue(resource.Type, out var list))
                _byType[resource.Type] = list = [];
            list.Add(recorded);
        }
    }

    // EC2 tells of a group all that was added to it.
    private static MapValue WithRules(MapValue properties, Resource group, IReadOnlyList<Resource> resources)
    {
        var entries = new List<PropertyEntry>(properties.Entries);
        foreach (var (type, property) in new[] { ("AWS::EC2::SecurityGroupIngress", "SecurityGroupIngress"), ("AWS::EC2::SecurityGroupEgress", "SecurityGroupEgress") })
        {
            var rules = new List<Value>();
            foreach (var resource in resources)
            {
                if (resource.Type == type && resource.Properties.Find("GroupId") is ReferenceValue reference && reference.Target == group)
                    rules.Add(Moved(resource.Properties));
            }

            if (rules.Count == 0)
                continue;
            if (properties.Find(property) is ListValue written)
                rules.InsertRange(0, written.Items);
            entries.RemoveAll(entry => entry.Key == property);
            entries.Add(new PropertyEntry(property, group.Span, new ListValue(rules, group.Span)));
        }

        return new MapValue(entries, properties.Span) { OpenBecause = properties.OpenBecause, HiddenKeys = properties.HiddenKeys };
    }

    // Companions are read out of another resource's item, and known as far as they go. Null for what no item tells.
    private MapValue? PropertiesOf(Resource resource)
    {
        if (TypeShapes.RecordedAs(resource.Type) is { } type)
            return Carried(resource.Properties, TypeShapes.Of(type));
        return IsCompanion(resource.Type) ? (MapValue)Moved(resource.Properties) : null;
    }

    // One that has an item to stand in, whether the template shows its owner or only names it. An inline policy is the policy that the item tells.
    private bool IsCompanion(string type) =>
        _brought.Contains(type)
        || (Companions.RecordedWith(type) is { } owner && (type.EndsWith("InlinePolicy", StringComparison.Ordinal) || Contains(Companions.BroughtBy(owner), type)));

    private static bool Contains(IReadOnlyList<string> types, string type)
    {
        foreach (var one in types)
        {
            if (one == type)
                return true;
        }

        return false;
    }

    private MapValue Carried(MapValue properties, TypeShape shape)
    {
        var entries = new List<PropertyEntry>(properties.Entries.Count);
        foreach (var entry in properties.Entries)
        {
            var source = Find(shape.Sources, entry.Key);
            if (shape.Carried?.Names.Contains(entry.Key) == false && source is null)
                continue;
            var inside = shape.Carried?.Inside(entry.Key);
            // What a transform puts together is complete, unless it is known what of it is carried.
            var value = source?.Transform is not null && inside is null ? Moved(entry.Value) : Carried(entry.Value, shape.Shape.Find(entry.Key)?.Shape, inside);
            entries.Add(entry with { Value = value });
        }

        return Open(entries, properties, shape.Shape, shape.Carried);
    }

    private static PropertySource? Find(IReadOnlyList<PropertySource> sources, string property)
    {
        foreach (var source in sources)
        {
            if (source.TargetPath[0] == property)
                return source;
        }

        return null;
    }

    private Value Carried(Value value, FoldedShape? shape, CarriedProperties? carried)
    {
        switch (value, shape)
        {
            case (ListValue list, { IsList: true }):
                return List(list, item => Carried(item, shape.Inside, carried));
            case (MapValue map, { IsStructure: true, IsAnything: false }):
                var entries = new List<PropertyEntry>(map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    if (carried?.Names.Contains(entry.Key) != false)
                        entries.Add(entry with { Value = Carried(entry.Value, shape.Find(entry.Key)?.Shape, carried?.Inside(entry.Key)) });
                }

                return Open(entries, map, shape, carried);
            default:
                return Moved(value);
        }
    }

    private MapValue Open(List<PropertyEntry> entries, MapValue map, FoldedShape shape, CarriedProperties? carried) =>
        new(entries, map.Span) { OpenBecause = _notRecorded, HiddenKeys = carried is null ? shape.Names : carried.NotAmong(shape) };

    // An item has no references, but the names of what was deployed.
    private static Value Moved(Value value) => value switch
    {
        ReferenceValue reference => Moved(reference),
        ListValue list => List(list, Moved),
        MapValue map => new MapValue([.. Entries(map)], map.Span) { OpenBecause = map.OpenBecause, HiddenKeys = map.HiddenKeys },
        JoinedValue joined => Moved(joined),
        UnknownValue { MayVanish: false } => Deployed(value.Span),
        _ => value,
    };

    private static Value Moved(ReferenceValue reference)
    {
        var text = reference.IsPseudoParameter ? RecordedNames.OfPseudoParameter(reference.LogicalId)
            : reference.Target is { } target ? RecordedNames.Of(target, reference.Attribute)
            : null;
        return text is null ? Deployed(reference.Span) : new ScalarValue(ScalarKind.String, text, reference.Span);
    }

    private static Value Moved(JoinedValue joined)
    {
        var parts = new List<Value>(joined.Parts.Count);
        foreach (var part in joined.Parts)
            parts.Add(Moved(part));
        return parts.TrueForAll(part => part is ScalarValue)
            ? new ScalarValue(ScalarKind.String, string.Concat(parts.ConvertAll(part => ((ScalarValue)part).Text)), joined.Span)
            : new JoinedValue(parts, joined.Span);
    }

    private static UnknownValue Deployed(SourceSpan span) => new(UnknownCause.Attribute, "it is what was deployed", null, span);

    private static ListValue List(ListValue list, Func<Value, Value> each)
    {
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
            items.Add(each(item));
        return new ListValue(items, list.Span) { OpenBecause = list.OpenBecause };
    }

    private static IEnumerable<PropertyEntry> Entries(MapValue map)
    {
        foreach (var entry in map.Entries)
            yield return entry with { Value = Moved(entry.Value) };
    }
}
