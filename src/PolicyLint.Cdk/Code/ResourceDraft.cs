using System.Collections.Generic;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>A resource while the code that makes and changes it is followed.</summary>
internal sealed class ResourceDraft(ConstructValue owner, string logicalId, string type, MapValue properties, SourceSpan span)
{
    private readonly List<(string[] Path, Value? Value)> _overrides = [];

    public ConstructValue Owner { get; } = owner;

    public string LogicalId { get; set; } = logicalId;

    public string Type { get; } = type;

    /// <summary>The jsii name of the structure whose names the properties have.</summary>
    public string StructName { get; init; } = "";

    public MapValue Properties { get; set; } = properties;

    public MapValue Attributes { get; set; } = new([], span);

    public Condition? Condition { get; set; }

    /// <summary>Why there may be more properties than these; null where these are all.</summary>
    public UnknownValue? OpenBecause { get; set; }

    /// <summary>Writes below <c>Properties</c> or beside it when all else is done: overrides are stronger than properties.</summary>
    /// <param name="path">From the resource's own keys: <c>Properties</c>, <c>Metadata</c>, …</param>
    /// <param name="value">Null to delete.</param>
    public void Override(string[] path, Value? value) => _overrides.Add((path, value));

    public Resource Seal(Stack stack)
    {
        var properties = Properties;
        var attributes = MapEdits.With(Attributes, "Type", span, new ScalarValue(ScalarKind.String, Type, span));
        foreach (var (path, value) in _overrides)
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
}
