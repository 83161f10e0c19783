using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::FindInMap</c>: a value of the <c>Mappings</c> section.</summary>
internal static class FindInMapFunction
{
    private const string Shape = "Fn::FindInMap takes a mapping, a key and a second key";

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Arguments(3, 4, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        var mapping = call.Lower(arguments[0]);
        var top = Key(call, arguments[1]);
        var second = Key(call, arguments[2]);
        if (arguments.Count == 3)
            return call.Compute(Find, mapping, top, second);
        return arguments[3] is MapNode options && options.Find("DefaultValue") is { } fallback
            ? call.Compute(Find, mapping, top, second, call.Lower(fallback))
            : call.Malformed(arguments[3].Span, "the fourth argument of Fn::FindInMap is a map with DefaultValue");
    }

    private static Value Key(IntrinsicCall call, Node node) =>
        call.Lowering.LowerDeciding(node) ?? call.Malformed(node.Span, $"AWS::NoValue cannot be an argument of {call.Name}");

    private static Value? Find(IntrinsicCall call, Sequence<Value> arguments)
    {
        for (var i = 0; i < 3; i++)
        {
            if (arguments[i] is not ScalarValue)
                return arguments[i] is ListValue or MapValue ? call.Malformed(Shape) : UnknownKey(call, arguments[i]);
        }

        var fallback = arguments.Count > 3 ? arguments[3] : null;
        return Find(call, ((ScalarValue)arguments[0]).Text, ((ScalarValue)arguments[1]).Text, ((ScalarValue)arguments[2]).Text, fallback);
    }

    private static Value Find(IntrinsicCall call, string name, string top, string second, Value? fallback)
    {
        var mappings = call.Template.Mappings;
        if (mappings.Find(name) is not { } mapping)
        {
            if (fallback is not null)
                return fallback;
            return mappings.IsOpen || call.Template.OpenBecause is not null
                ? call.Unknown($"mapping '{name}' is written by a macro")
                : call.Malformed($"there is no mapping '{name}'" + call.Template.DidYouMean(name, mappings.Names));
        }

        if (mapping.Find(top) is MapNode inner && inner.Find(second) is { } found)
            return Relocation.To(call.Span, Written(found), new Origin(OriginKind.Mapping, $"{name}.{top}.{second}", found.Span));
        if (fallback is not null)
            return fallback;
        if (MappingTable.IsWrittenByMacro(mapping))
            return call.Unknown($"mapping '{name}' is written by a macro");
        var missing = mapping.Find(top) is MapNode ? $"the mapping '{name}' has no '{second}' under '{top}'" : $"the mapping '{name}' has no '{top}'";
        return call.Malformed(missing);
    }

    // A mapping calls no functions, but its texts may hold dynamic references.
    private static Value Written(Node node)
    {
        switch (Literal.Of(node))
        {
            case ScalarValue scalar:
                return DynamicReferences.Opened(scalar);
            case ListValue list:
                var items = new List<Value>(list.Items.Count);
                foreach (var item in list.Items)
                    items.Add(item is ScalarValue scalar ? DynamicReferences.Opened(scalar) : item);
                return new ListValue(items, list.Span);
            case var other:
                return other;
        }
    }

    private static UnknownValue UnknownKey(IntrinsicCall call, Value key) =>
        key is UnknownValue unknown
            ? call.UnknownFrom(unknown)
            : call.Unknown($"the mapping is looked up with '{TextParts.Describe(key)}', which is only known after deployment");
}
