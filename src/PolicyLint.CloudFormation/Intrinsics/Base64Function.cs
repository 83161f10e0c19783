using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Base64</c>: lowered to its argument.</summary>
/// <remarks>The service decodes what CloudFormation encodes; what rules are to see is the text that arrives: a script, a configuration.</remarks>
internal static class Base64Function
{
    public static Value? Lower(IntrinsicCall call) => call.Lower(call.Argument);
}
