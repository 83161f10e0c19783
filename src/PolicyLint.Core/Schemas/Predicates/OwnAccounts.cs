using System.Collections.Generic;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The accounts that are the own one.</summary>
internal static class OwnAccounts
{
    /// <summary>Those that the rule or its parameter names, and the one that the judged resource was read from.</summary>
    public static IReadOnlyList<string> In(TextsOperand named, Scope scope)
    {
        var texts = named.In(scope);
        return scope.Judged is { } judged && PhysicalNames.Recorded(judged, PhysicalNames.AccountAttribute) is { Length: > 0 } account
            ? [.. texts, account]
            : texts;
    }
}
