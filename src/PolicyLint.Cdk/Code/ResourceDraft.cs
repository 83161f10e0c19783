using System.Collections.Generic;
using PolicyLint.Cdk.Level2;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>A resource while the code that makes and changes it is followed.</summary>
/// <param name="structName">The jsii name of the structure whose names the properties have; null for the one that the type's level 1 construct takes.</param>
internal sealed class ResourceDraft(ConstructValue owner, string logicalId, string type, MapValue properties, SourceSpan span, string? structName)
{
    // UpdateReplacePolicy, DeletionPolicy and Type.
    private const int UsualAttributes = 3;

    private string? _structName = structName;
    private List<(string[] Path, Value? Value)>? _overrides;
    private PropertyEntries? _attributes;

    public ConstructValue Owner { get; } = owner;

    public string LogicalId { get; set; } = logicalId;

    public string Type { get; } = type;

    /// <summary>The jsii name of the structure whose names the properties have.</summary>
    public string StructName => _structName ??= Level2Lowering.StructOf(Type);

    public MapValue Properties { get; set; } = properties;

    public Condition? Condition { get; set; }

    /// <summary>Why there may be more properties than these; null where these are all.</summary>
    public UnknownValue? OpenBecause { get; set; }

    /// <summary>Writes below <c>Properties</c> or beside it when all else is done: overrides are stronger than properties.</summary>
    /// <param name="path">From the resource's own keys: <c>Properties</c>, <c>Metadata</c>, …</param>
    /// <param name="value">Null to delete.</param>
    public void Override(string[] path, Value? value) => (_overrides ??= []).Add((path, value));

    /// <summary>Sets what stands beside <c>Properties</c>.</summary>
    public void SetAttribute(string name, Value value, SourceSpan place) =>
        (_attributes ??= new PropertyEntries(UsualAttributes)).Set(new PropertyEntry(name, place, value));

    public Resource Seal(Stack stack)
    {
        var properties = Properties;
        var attributes = SealAttributes();
        foreach (var (path, value) in _overrides ?? [])
        {
            if (path[0] != "Properties")
                attributes = MapEdits.With(attributes, path, 0, value);
            else if (path.Length > 1)
                properties = MapEdits.With(properties, path, 1, value);
        }

        if (OpenBecause is { } because)
        {
            properties = (MapValue)MapEdits.Opened(properties, because);
            attributes = (MapValue)MapEdits.Opened(attributes, because);
        }

        return new Resource(stack, LogicalId, Type, properties, span)
        {
            Attributes = attributes,
            Presence = BothConditions.Of(Owner.Presence, Condition),
        };
    }

    private MapValue SealAttributes()
    {
        var attributes = _attributes ?? new PropertyEntries(1);
        attributes.Set(new PropertyEntry("Type", span, new ScalarValue(ScalarKind.String, Type, span)));
        return new MapValue(attributes.ToArray(), span);
    }
}
