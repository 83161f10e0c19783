using System.Collections.Generic;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The assertions that need code: one file each beside this one, and one line here.</summary>
/// <remarks>
/// A predicate is an <see cref="Assertion"/> (or another <see cref="Schema"/>) made by a
/// <c>static Schema Compile(Node argument, CompileContext context)</c>, which reports what is wrong with its argument to the context.
/// </remarks>
public static class PredicateTable
{
    /// <summary>In the order in which they are documented.</summary>
    public static IReadOnlyList<Keyword> All { get; } = [];
}
