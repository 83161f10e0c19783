using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Properties that are not set, written as <c>AWS::NoValue</c>.</summary>
/// <param name="known">The properties that any example sets, by the place of their map, with a value for each.</param>
/// <param name="write">What is written for such a property, given a value that it must not have.</param>
internal sealed class AbsentProperties(string name, KnownProperties known, Func<Node, Additions, Node> write) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) =>
        node is MapNode map && !NewNodes.IsIntrinsic(map) && !NewNodes.HasFunctions(map) && known.At(place).Any(property => map.Find(property.Key) is null);

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var map = (MapNode)node;
        var entries = new List<MapEntry>(map.Entries);
        foreach (var property in known.At(place))
        {
            if (map.Find(property.Key) is null)
                entries.Add(new MapEntry(NewNodes.Text(property.Key, map.Span), write(property.Value, additions)));
        }

        return new MapNode(entries, map.Span);
    }

    public static Node NoValue(Node value, Additions additions) => NewNodes.NoValue(value.Span);

    public static Node CertainlyNoValue(Node value, Additions additions) => additions.Certainly(NewNodes.NoValue(value.Span), value, isMirrored: false);

    public static Node NeverAnything(Node value, Additions additions) => additions.Certainly(NewNodes.NoValue(value.Span), value, isMirrored: true);
}

/// <summary>Which properties examples set, by resource type and path.</summary>
internal sealed class KnownProperties : ValueRewriting
{
    private static readonly IReadOnlyDictionary<string, Node> None = new Dictionary<string, Node>(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Node>> _byPath = new(StringComparer.Ordinal);

    public KnownProperties(IEnumerable<MapNode> templates)
        : base("nothing is rewritten")
    {
        foreach (var template in templates)
            Rewrite(template, new Selection());
    }

    public IReadOnlyDictionary<string, Node> At(Place place) => _byPath.TryGetValue(place.Path, out var found) ? found : None;

    protected override bool IsEligible(Node node, Place place)
    {
        if (node is not MapNode map || NewNodes.IsIntrinsic(map))
            return false;
        foreach (var entry in map.Entries)
        {
            if (NewNodes.Computes(entry.Value) || entry.Key.Text.StartsWith("Fn::", StringComparison.Ordinal))
                continue;
            if (!_byPath.TryGetValue(place.Path, out var properties))
                _byPath[place.Path] = properties = new Dictionary<string, Node>(StringComparer.Ordinal);
            properties.TryAdd(entry.Key.Text, entry.Value);
        }

        return false;
    }

    protected override Node Rewritten(Node node, Place place, Additions additions) => node;
}
