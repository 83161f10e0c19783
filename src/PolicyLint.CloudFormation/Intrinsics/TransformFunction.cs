using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Transform</c> in place of a value: a macro writes it.</summary>
internal static class TransformFunction
{
    public static Value? Lower(IntrinsicCall call) =>
        Transforms.NameOf(call.Argument) is { } name
            ? Relocation.ToUnknown(call.Span, Transforms.Macro(name, call.Argument))
            : call.Malformed("Fn::Transform takes a map with Name");
}
