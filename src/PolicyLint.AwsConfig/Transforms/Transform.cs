using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Makes a property's value of what the item says otherwise; null where the item says that it is not set.</summary>
internal delegate Value? Transform(TransformInput input);

/// <summary>What a transform works on.</summary>
/// <param name="Node">What stands in the item.</param>
/// <param name="Argument">What the table tells it.</param>
/// <param name="Shape">The shape of the property.</param>
/// <param name="Carried">What items carry inside the property; null where that is not known.</param>
internal sealed record TransformInput(Node Node, string Argument, ConfigItem Item, Folding Folding, FoldedShape Shape, CarriedProperties? Carried)
{
    /// <summary>The items of the list that the node is, each a map; none where it is something else.</summary>
    public IEnumerable<MapNode> Maps
    {
        get
        {
            if (Node is not ListNode list)
                yield break;
            foreach (var item in list.Items)
            {
                if (EncodedText.Decode(item) is MapNode map)
                    yield return map;
            }
        }
    }

    /// <summary>The value by CloudFormation's names, without more ado.</summary>
    public Value? Folded(Node? node) => node is null ? null : Folding.Fold(node, Shape, Carried);

    public MapBuilder Map(SourceSpan span) => new(Folding, span);

    public ScalarValue Text(string text) => new(ScalarKind.String, text, Node.Span);

    public ScalarValue Flag(bool flag) => new(ScalarKind.Boolean, flag ? "true" : "false", Node.Span);
}

/// <summary>A map that is put together property by property.</summary>
internal sealed class MapBuilder(Folding folding, SourceSpan span)
{
    private readonly List<PropertyEntry> _entries = [];

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds the node as it is, unless there is none.</summary>
    public MapBuilder Add(string name, Node? node) => Add(name, node is null or ScalarNode { Kind: ScalarKind.Null } ? null : Literal.Of(node));

    public MapBuilder Add(string name, Value? value)
    {
        if (value is not null)
            _entries.Add(new PropertyEntry(name, value.Span, value));
        return this;
    }

    public MapBuilder Add(string name, string text) => Add(name, new ScalarValue(ScalarKind.String, text, span));

    public MapValue Close() => folding.Map(_entries, span);
}
