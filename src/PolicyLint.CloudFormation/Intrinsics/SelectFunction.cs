using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Select</c>: the item of a list at an index, counted from 0.</summary>
internal static class SelectFunction
{
    private const string Shape = "Fn::Select takes an index and a list";

    public static Value? Lower(IntrinsicCall call) =>
        call.Arguments(2, 2, Shape) is { } arguments
            ? call.Compute(Select, call.Lower(arguments[0]), call.Lower(arguments[1]))
            : Template.WrongHere(call.Span, Shape);

    private static Value Select(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[0] is not ScalarValue position)
            return arguments[0] is ListValue or MapValue ? call.Malformed(Shape) : call.UnknownFrom(arguments[0]);
        if (!int.TryParse(position.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return call.Malformed($"Fn::Select takes an index, and '{position.Text}' is none");
        switch (arguments[1])
        {
            case ListValue list when index < list.Items.Count:
                return Relocation.To(call.Span, list.Items[index], null);
            case ListValue { OpenBecause: { } because }:
                return call.UnknownFrom(because);
            case ListValue list:
                return call.Malformed($"Fn::Select asks for item {index} of a list with {Count(list.Items.Count)}, counted from 0");
            case ScalarValue or MapValue:
                return call.Malformed(Shape);
            default:
                return call.UnknownFrom(arguments[1]);
        }
    }

    private static string Count(int items) => items == 1 ? "1 item" : items.ToString(CultureInfo.InvariantCulture) + " items";
}
