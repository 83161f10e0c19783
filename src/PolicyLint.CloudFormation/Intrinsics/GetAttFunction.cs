using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::GetAtt</c>: an attribute that a resource has once it is deployed.</summary>
internal static class GetAttFunction
{
    private const string Shape = "Fn::GetAtt takes a resource and an attribute: Resource.Attribute, or a list of both";

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Argument is ScalarNode dotted)
        {
            var dot = dotted.Text.IndexOf('.');
            return dot > 0 && dot < dotted.Text.Length - 1
                ? call.Lowering.ReferToResource(dotted.Text.Substring(0, dot), dotted.Text.Substring(dot + 1), dotted.Span, call.Span)
                : call.Malformed(Shape);
        }

        if (call.Arguments(2, 2, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        if (arguments[0] is ScalarNode resource && arguments[1] is ScalarNode attribute)
            return call.Lowering.ReferToResource(resource.Text, attribute.Text, resource.Span, call.Span);
        return call.Compute(Refer, call.Lower(arguments[0]), call.Lower(arguments[1]));
    }

    // The attribute's name may be computed, and with the language extensions the resource's, too.
    private static Value Refer(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[0] is not ScalarValue resource)
            return call.UnknownFrom(arguments[0]);
        return arguments[1] is ScalarValue attribute
            ? call.Lowering.ReferToResource(resource.Text, attribute.Text, call.Argument.Span, call.Span)
            : call.UnknownFrom(arguments[1]);
    }
}
