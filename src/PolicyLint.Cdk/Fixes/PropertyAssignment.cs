using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Documents;

namespace PolicyLint.Cdk.Fixes;

/// <summary>A property of a structure of the CDK, and what it is to be set to: one of the four.</summary>
internal sealed class PropertyAssignment(IPropertySymbol property)
{
    public IPropertySymbol Property { get; } = property;

    /// <summary>A constant, list or free map, as JSON.</summary>
    public Node? Literal { get; init; }

    /// <summary>A member of an enumeration, or a static one of a class.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>A static method that makes the value of the literal, such as <c>Duration.Days</c>.</summary>
    public IMethodSymbol? Factory { get; init; }

    /// <summary>The structure whose own properties are set.</summary>
    public INamedTypeSymbol? Structure { get; init; }

    /// <summary>What is set in the structure.</summary>
    public List<PropertyAssignment> Inner { get; } = [];

    /// <summary>True where both set the property to the same.</summary>
    public bool IsSame(PropertyAssignment other) =>
        SymbolEqualityComparer.Default.Equals(Property, other.Property)
        && SymbolEqualityComparer.Default.Equals(Member, other.Member)
        && Structure is null && other.Structure is null
        && (Literal as ScalarNode)?.Text == (other.Literal as ScalarNode)?.Text;
}
