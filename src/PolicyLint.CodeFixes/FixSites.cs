using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Rules;

namespace PolicyLint.CodeFixes;

/// <summary>Finds where a fix is to be made: where the value at fault is written or, where nothing is written, where it would be.</summary>
internal sealed class FixSites(SemanticModel model, string resourceType, IReadOnlyList<PropertyEdit> fix, CancellationToken cancellation)
{
    /// <summary>The place; null where a machine cannot tell it, or others would be changed with it.</summary>
    /// <param name="construct">The expression that makes the construct.</param>
    /// <param name="fault">Where the finding is told.</param>
    public FixSite? Find(BaseObjectCreationExpressionSyntax construct, TextSpan fault)
    {
        if (!construct.Span.Contains(fault) && Assigned(construct.SyntaxTree.GetRoot(cancellation).FindNode(fault, getInnermostNodeForTie: true)) is { } assigned)
            return assigned;
        if (model.GetSymbolInfo(construct, cancellation).Symbol is not IMethodSymbol { Parameters.Length: 3 } constructor
            || StructureOf(constructor) is not { } structure
            || FixedProperties.Find(constructor.ContainingType, structure, resourceType, fix) is not { } assignments)
        {
            return null;
        }

        var given = ConstructSite.PropertiesOf(construct)?.Expression;
        if (given is IdentifierNameSyntax variable)
        {
            // A value that is set elsewhere would still be there.
            return OnlyOf(variable, structure, assignments) is { } properties && (construct.Span.Contains(fault) || properties.Span.Contains(fault))
                ? new VariableSite(properties, assignments)
                : null;
        }

        return construct.Span.Contains(fault) ? new ConstructSite(construct, structure, assignments) : null;
    }

    private AssignedSite? Assigned(SyntaxNode fault)
    {
        for (var node = fault; node is not (null or StatementSyntax); node = node.Parent)
        {
            if (node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } left } statement
                && statement.Right.Span.Contains(fault.Span))
            {
                return Assigned(statement, owner, left.Name.Identifier.ValueText);
            }
        }

        return null;
    }

    private AssignedSite? Assigned(AssignmentExpressionSyntax statement, IdentifierNameSyntax owner, string property)
    {
        if (model.GetSymbolInfo(owner, cancellation).Symbol is not ILocalSymbol local || local.Type is not INamedTypeSymbol type)
            return null;
        var assignments = ConstructorOf(type) is { } constructor && StructureOf(constructor) is { } structure
            ? FixedProperties.Find(type, structure, resourceType, fix)
            : null;
        return assignments is { Count: 1 } && assignments[0].Property.Name == property ? new AssignedSite(statement, assignments) : null;
    }

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor is { Parameters.Length: 3, DeclaredAccessibility: Accessibility.Public })
                return constructor;
        }

        return null;
    }

    /// <summary>The expression that makes the properties which the variable keeps; null where anybody else has them.</summary>
    private BaseObjectCreationExpressionSyntax? OnlyOf(IdentifierNameSyntax use, INamedTypeSymbol structure, IReadOnlyList<PropertyAssignment> assignments)
    {
        if (model.GetSymbolInfo(use, cancellation).Symbol is not { DeclaringSyntaxReferences: { Length: 1 } references } symbol
            || references[0].SyntaxTree != use.SyntaxTree
            || InitialValue(references[0].GetSyntax(cancellation)) is not { } made
            || !SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(made, cancellation).Type, structure)
            || Scope(symbol, references[0].GetSyntax(cancellation)) is not { } scope)
        {
            return null;
        }

        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name != use && name.Identifier.ValueText == symbol.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, symbol) && !SetsAnother(name, assignments))
            {
                return null;
            }
        }

        return made;
    }

    private static BaseObjectCreationExpressionSyntax? InitialValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value as BaseObjectCreationExpressionSyntax,
        PropertyDeclarationSyntax property => property.Initializer?.Value as BaseObjectCreationExpressionSyntax,
        _ => null,
    };

    /// <summary>All the code that can name the variable, if it is in one piece.</summary>
    private static SyntaxNode? Scope(ISymbol symbol, SyntaxNode declaration)
    {
        if (symbol is ILocalSymbol)
            return declaration.FirstAncestorOrSelf<GlobalStatementSyntax>()?.Parent ?? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 } ? declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() : null;
    }

    // props.Other = …; leaves what the fix sets alone.
    private static bool SetsAnother(IdentifierNameSyntax name, IReadOnlyList<PropertyAssignment> assignments)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } statement } access
            || statement.Left != access || access.Expression != name)
        {
            return false;
        }

        foreach (var assignment in assignments)
        {
            if (assignment.Property.Name == access.Name.Identifier.ValueText)
                return false;
        }

        return true;
    }

    // ICfnKeyProps is what the constructor takes; CfnKeyProps beside it is what people write.
    private static INamedTypeSymbol? StructureOf(IMethodSymbol constructor)
    {
        var type = constructor.Parameters[2].Type;
        if (type.TypeKind != TypeKind.Interface || type.Name.Length < 2)
            return type as INamedTypeSymbol;
        var types = type.ContainingNamespace.GetTypeMembers(type.Name.Substring(1));
        return types.Length == 1 ? types[0] : null;
    }
}
