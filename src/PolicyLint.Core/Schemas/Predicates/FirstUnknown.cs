using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Finds what a predicate could not see through, so that its reason names it.</summary>
internal static class FirstUnknown
{
    /// <summary>The first unknown part of the value in the scope's scenario; null where all of it is known.</summary>
    public static UnknownValue? In(Value? value, Scope scope)
    {
        switch (scope.Resolve(value))
        {
            case UnknownValue unknown:
                return unknown;
            case JoinedValue joined:
                return InParts(joined, scope);
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (In(item, scope) is { } inside)
                        return inside;
                }

                return list.OpenBecause;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (In(entry.Value, scope) is { } inside)
                        return inside;
                }

                return map.OpenBecause;
            default:
                return null;
        }
    }

    /// <summary>A judgment that says what it was, or the given clause where nothing in the value is unknown as such.</summary>
    public static Judgment Judge(Value value, Scope scope, string otherwise) =>
        In(value, scope) is { } unknown ? scope.Unknown(unknown) : scope.Unknown(value, otherwise);

    /// <summary>The same for a statement, of which also settings may not say enough.</summary>
    public static Judgment Judge(PolicyStatement statement, Value part, string otherwise)
    {
        if (In(part, statement.Scope) is { } unknown)
            return statement.Scope.Unknown(unknown);
        return PrincipalAccount.FirstLiteral(statement) is { } account
            ? statement.Scope.Unknown(statement.Map.KeySpan("Principal"), $"nothing says whether account '{account}' is the own one")
            : statement.Scope.Unknown(part, otherwise);
    }

    private static UnknownValue? InParts(JoinedValue joined, Scope scope)
    {
        foreach (var part in joined.Parts)
        {
            if (In(part, scope) is { } inside)
                return inside;
        }

        return null;
    }
}
