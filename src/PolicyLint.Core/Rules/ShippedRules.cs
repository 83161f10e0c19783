using System;
using System.Collections.Generic;
using PolicyLint.Schemas;

namespace PolicyLint.Rules;

/// <summary><see cref="BuiltInRules"/> as schemas see them.</summary>
internal sealed class ShippedRules : IShippedRules
{
    public static readonly ShippedRules Instance = new();

    public RuleDemand? Demand(string id)
    {
        foreach (var rule in BuiltInRules.Rules)
        {
            if (rule.Id != id)
                continue;
            var parameters = new string[rule.Parameters.Count];
            for (var i = 0; i < parameters.Length; i++)
                parameters[i] = rule.Parameters[i].Name;
            return new RuleDemand(rule.When, rule.Require, parameters, rule.BuildsOnRules);
        }

        return null;
    }

    public IReadOnlyList<IReadOnlyList<string>> ErrorTwins(string tool)
    {
        var twins = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var rule in BuiltInRules.Rules)
        {
            foreach (var equivalent in rule.SameAs)
            {
                if (rule.Severity == Severity.Error && equivalent.Tool == tool)
                    twins[string.Join(" ", equivalent.Ids)] = equivalent.Ids;
            }
        }

        return [.. twins.Values];
    }
}
