using System;
using System.Collections.Generic;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas;

/// <summary>The source identifiers by which AWS Config's managed rules are deployed.</summary>
public static class ManagedRuleIdentifiers
{
    private static readonly Dictionary<string, string> Exceptions = Read();

    /// <summary>The identifier of the managed rule: its name in capitals, with few exceptions.</summary>
    public static string Of(string name) =>
        Exceptions.TryGetValue(name, out var identifier) ? identifier : name.Replace('-', '_').ToUpperInvariant();

    private static Dictionary<string, string> Read()
    {
        var exceptions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataTable.Read("managed-rule-identifiers.txt"))
            exceptions.Add(row[0], row[1]);
        return exceptions;
    }
}
