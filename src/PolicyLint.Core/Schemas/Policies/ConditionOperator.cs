using System;

namespace PolicyLint.Schemas.Policies;

internal enum ConditionKind
{
    /// <summary>Compares with the text as it stands.</summary>
    Exact,

    /// <summary>Compares with '*' and '?' as wildcards.</summary>
    Pattern,

    Network,

    Boolean,
}

/// <summary>A condition operator that can only hold where the key has one of the values.</summary>
/// <remarks>
/// Negated operators name whom a statement is not about, <c>…IfExists</c> and <c>ForAllValues:</c> hold where the key is missing,
/// <c>Null</c> asks for no value: none of them narrows, and none is read here.
/// </remarks>
internal readonly record struct ConditionOperator(ConditionKind Kind)
{
    private const string AnyValue = "ForAnyValue:";

    /// <summary>The operator by its name; null where it does not narrow.</summary>
    public static ConditionOperator? Read(string name)
    {
        var plain = name.StartsWith(AnyValue, StringComparison.OrdinalIgnoreCase) ? name.Substring(AnyValue.Length) : name;
        return plain.ToLowerInvariant() switch
        {
            "stringequals" or "stringequalsignorecase" or "numericequals" => new ConditionOperator(ConditionKind.Exact),
            "stringlike" or "arnequals" or "arnlike" => new ConditionOperator(ConditionKind.Pattern),
            "ipaddress" => new ConditionOperator(ConditionKind.Network),
            "bool" => new ConditionOperator(ConditionKind.Boolean),
            _ => null,
        };
    }
}
