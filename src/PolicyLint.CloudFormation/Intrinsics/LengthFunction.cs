using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Length</c> of the language extensions: the number of a list's items.</summary>
internal static class LengthFunction
{
    public static Value? Lower(IntrinsicCall call) => call.Compute(Count, call.Lower(call.Argument));

    private static Value Count(IntrinsicCall call, Sequence<Value> arguments) => arguments[0] switch
    {
        ListValue { OpenBecause: { } because } => call.UnknownFrom(because),
        ListValue list => new ScalarValue(ScalarKind.Number, list.Items.Count.ToString(CultureInfo.InvariantCulture), call.Span),
        ScalarValue or MapValue => call.Malformed("Fn::Length takes a list"),
        var other => call.UnknownFrom(other),
    };
}
