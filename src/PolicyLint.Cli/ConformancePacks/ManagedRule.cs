using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>A rule that AWS Config brings along.</summary>
/// <param name="Name">In kebab case, as the documentation and our <c>sameAs</c> name it.</param>
/// <param name="Identifier">The source identifier that a <c>ConfigRule</c> names it by.</param>
/// <param name="Scope">The resource types whose changes trigger it; empty for rules that run periodically or by what AWS decides.</param>
internal sealed record ManagedRule(string Name, string Identifier, IReadOnlyList<string> Scope, IReadOnlyList<ManagedParameter> Parameters)
{
    /// <summary>The parameter of the name, which AWS compares without regard to case; null where there is none.</summary>
    public ManagedParameter? FindParameter(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))
                return parameter;
        }

        return null;
    }
}

/// <summary>An input parameter of a managed rule.</summary>
/// <param name="Type"><c>number</c>, <c>boolean</c> or <c>text</c>.</param>
/// <param name="Default">What AWS Config takes where nothing is given; null for nothing, or for what the sources do not say.</param>
internal sealed record ManagedParameter(string Name, string Type, bool IsRequired, string? Default)
{
    /// <summary>The value with which the managed rule demands what our rules demand; null where there is no such value.</summary>
    public string? Given { get; init; }

    /// <summary>The parameter of our rules that means the same; null where there is none.</summary>
    public string? SameAs { get; init; }
}
