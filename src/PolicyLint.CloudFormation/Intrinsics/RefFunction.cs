using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Ref</c>: a parameter's value, or the resource itself.</summary>
internal static class RefFunction
{
    public static Value? Lower(IntrinsicCall call) =>
        call.Argument is ScalarNode name
            ? call.Lowering.Refer(name.Text, name.Span, call.Span)
            : call.Template.Transforms.HasLanguageExtensions
                ? call.Compute(Refer, call.Lower(call.Argument))
                : call.Malformed("Ref takes the name of a parameter or resource");

    // With the language extensions the name may be computed.
    private static Value? Refer(IntrinsicCall call, Sequence<Value> arguments) =>
        arguments[0] is ScalarValue name
            ? call.Lowering.Refer(name.Text, call.Argument.Span, call.Span)
            : call.UnknownFrom(arguments[0]);
}
