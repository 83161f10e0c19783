using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Cidr</c>: consecutive blocks of an address range.</summary>
internal static class CidrFunction
{
    private const string Shape = "Fn::Cidr takes an address block, a count from 1 to 256 and the number of host bits";
    private const int MostBlocks = 256;

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Arguments(2, 3, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        var values = new Value[arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = call.Lower(arguments[i]);
        return call.Compute(Cut, values);
    }

    private static Value Cut(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[1] is not ScalarValue blocks)
            return call.UnknownFrom(arguments[1]);
        if (!int.TryParse(blocks.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostBlocks)
            return call.Malformed(Shape);
        if (arguments[0] is not ScalarValue block)
            return Each(call, count, call.UnknownFrom(arguments[0]));
        if (arguments.Count < 3)
            return Each(call, count, call.Unknown("Fn::Cidr without host bits is left to CloudFormation"));
        if (arguments[2] is not ScalarValue bits)
            return Each(call, count, call.UnknownFrom(arguments[2]));
        if (!int.TryParse(bits.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var hostBits) || hostBits is < 1 or > 128)
            return call.Malformed(Shape);
        return Cut(call, block.Text, count, hostBits);
    }

    private static Value Cut(IntrinsicCall call, string block, int count, int hostBits)
    {
        if (block.IndexOf(':') >= 0)
            return Each(call, count, call.Unknown("Fn::Cidr of an IPv6 block is left to CloudFormation"));
        if (!TryParse(block, out var first, out var prefix) || hostBits > 32 - prefix)
            return call.Malformed($"Fn::Cidr cannot cut blocks of {hostBits} host bits from '{block}'");
        var size = 1L << hostBits;
        if (count * size > 1L << (32 - prefix))
            return call.Malformed($"'{block}' has no room for {count} blocks of {hostBits} host bits");
        var items = new List<Value>(count);
        for (var i = 0; i < count; i++)
            items.Add(new ScalarValue(ScalarKind.String, Write(first + (i * size), 32 - hostBits), call.Span));
        return new ListValue(items, call.Span);
    }

    private static ListValue Each(IntrinsicCall call, int count, UnknownValue because)
    {
        var items = new List<Value>(count);
        for (var i = 0; i < count; i++)
            items.Add(because);
        return new ListValue(items, call.Span);
    }

    private static bool TryParse(string block, out long first, out int prefix)
    {
        first = 0;
        prefix = 0;
        var parts = block.Split('/');
        var numbers = parts[0].Split('.');
        if (parts.Length != 2 || numbers.Length != 4
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > 32)
            return false;
        foreach (var number in numbers)
        {
            if (!byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            first = (first << 8) | value;
        }

        first &= ~((1L << (32 - prefix)) - 1);
        return true;
    }

    private static string Write(long address, int prefix) =>
        string.Format(
            CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}/{4}", address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255, prefix);
}
