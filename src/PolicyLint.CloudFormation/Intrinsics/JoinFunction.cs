using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Join</c>: the items of a list with a delimiter between them.</summary>
internal static class JoinFunction
{
    private const string Shape = "Fn::Join takes a delimiter and a list of values";

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Arguments(2, 2, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        var delimiter = call.Lower(arguments[0]);
        var list = call.Lower(arguments[1]);

        // Without a delimiter an item that vanishes leaves no trace, so the parts are known although the items are not.
        return delimiter is ScalarValue { Text: "" } && list is ListValue { IsOpen: false } parts
            ? Concatenate(call, parts)
            : call.Compute(Join, delimiter, list);
    }

    private static Value? Concatenate(IntrinsicCall call, ListValue list)
    {
        var parts = call.NewText();
        foreach (var item in list.Items)
        {
            if (item is ListValue or MapValue)
                return call.Malformed(item.Span, Shape);
            parts.Add(item);
        }

        return parts.Build();
    }

    private static Value? Join(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[0] is not ScalarValue delimiter)
            return call.UnknownFrom(arguments[0]);
        switch (arguments[1])
        {
            case ListValue list:
                return Join(call, delimiter.Text, list);
            case ReferenceValue reference:
                return new JoinedValue([reference], call.Span);
            case UnknownValue unknown:
                return call.UnknownFrom(unknown);
            default:
                return call.Malformed(Shape);
        }
    }

    private static Value? Join(IntrinsicCall call, string delimiter, ListValue list)
    {
        var parts = call.NewText();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is ListValue or MapValue)
                return call.Malformed(list.Items[i].Span, Shape);
            if (i > 0)
                parts.Add(delimiter);
            parts.Add(list.Items[i]);
        }

        if (list.OpenBecause is { } more)
            parts.Add(more);
        return parts.Build();
    }
}
