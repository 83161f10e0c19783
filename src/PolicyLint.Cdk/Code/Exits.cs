using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Cdk.Code;

/// <summary>Calls that end the program.</summary>
internal static class Exits
{
    /// <summary>How the program ends by the call; null where it goes on.</summary>
    public static NeverValue? Of(IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at, Session session)
    {
        if (method is not { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
            return null;
        if (method.Name == "Exit" && !IsFailure(session.Guards.Settle(arguments[0].Value)))
            return new NeverValue(session.SpanOf(at), isOrderly: true);
        return session.Handlers == 0 ? new NeverValue(session.SpanOf(at)) : null;
    }

    // The toolkit takes no template from a program that ends with another code than 0.
    private static bool IsFailure(CodeValue? code) => Evaluator.KnownText(code) is { } known && known != "0";
}
