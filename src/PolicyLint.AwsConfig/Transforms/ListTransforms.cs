using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Lists whose items are told otherwise.</summary>
internal static class ListTransforms
{
    /// <summary>Of each item the named part: <c>[{"groupId": "sg-1"}]</c> is <c>["sg-1"]</c>.</summary>
    public static Value? Each(TransformInput input)
    {
        if (input.Node is not ListNode list)
            return input.Folded(input.Node);
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var part = item is MapNode map ? Folding.Find(map, input.Argument) ?? Folding.Find(map, "value") : item;
            if (part is not null)
                items.Add(Literal.Of(part));
        }

        return new ListValue(items, list.Span);
    }

    /// <summary>The named part of the first item, where there is one.</summary>
    public static Value? First(TransformInput input) =>
        input.Node is ListNode { Items: [MapNode first, ..] } && Folding.Find(first, input.Argument) is { } part ? Literal.Of(part) : null;

    /// <summary>Keys and values, whatever their case: the attributes of a load balancer.</summary>
    public static Value? KeyValues(TransformInput input)
    {
        var items = new List<Value>();
        foreach (var pair in input.Maps)
            items.Add(input.Map(pair.Span).Add("Key", Folding.Find(pair, "key")).Add("Value", Folding.Find(pair, "value")).Close());
        return new ListValue(items, input.Node.Span);
    }
}
