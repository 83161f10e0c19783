using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyLint.Cdk.Fixes;

namespace PolicyLint.CodeFixes;

/// <summary>Where in the code the properties of a construct are to be set.</summary>
/// <param name="Node">What is rewritten.</param>
/// <param name="Assignments">What is to be set there.</param>
internal abstract record FixSite(SyntaxNode Node, IReadOnlyList<PropertyAssignment> Assignments)
{
    /// <summary>The node with the properties set; null where it is not written so that a machine can do it.</summary>
    /// <param name="current">The node, in which other fixes may have been made.</param>
    public abstract SyntaxNode? Rewritten(SyntaxNode current, InitializerEditor editor);
}

/// <summary>The expression that makes the construct, with its properties in place or without any.</summary>
internal sealed record ConstructSite(BaseObjectCreationExpressionSyntax Creation, INamedTypeSymbol Structure, IReadOnlyList<PropertyAssignment> Assignments)
    : FixSite(Creation, Assignments)
{
    /// <summary>What the constructor is given for properties; null where it is given none.</summary>
    public static ArgumentSyntax? PropertiesOf(BaseObjectCreationExpressionSyntax creation)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.Text;
            if (name == "props" || (name is null && i == 2))
                return arguments[i];
        }

        return null;
    }

    public override SyntaxNode? Rewritten(SyntaxNode current, InitializerEditor editor)
    {
        var creation = (BaseObjectCreationExpressionSyntax)current;
        var arguments = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
        if (PropertiesOf(creation) is { } given)
        {
            return given.Expression is BaseObjectCreationExpressionSyntax properties && editor.Edit(properties, Assignments) is { } edited
                ? creation.WithArgumentList(arguments.ReplaceNode(given, given.WithExpression(edited)))
                : null;
        }

        if (arguments.Arguments.Count > 2)
            return null;
        var made = SyntaxFactory.Argument(editor.Create(Structure, Assignments));
        var isNamed = arguments.Arguments.Count > 0 && arguments.Arguments[arguments.Arguments.Count - 1].NameColon is not null;
        if (arguments.Arguments.Count < 2 || isNamed)
            made = made.WithNameColon(SyntaxFactory.NameColon("props"));
        return creation.WithArgumentList(Spaced(arguments, made));
    }

    private static ArgumentListSyntax Spaced(ArgumentListSyntax arguments, ArgumentSyntax added) =>
        arguments.Arguments.Count == 0 ? arguments.AddArguments(added) : arguments.AddArguments(added.WithLeadingTrivia(SyntaxFactory.Space));
}

/// <summary>The properties of a construct where a variable keeps them for it alone.</summary>
internal sealed record VariableSite(BaseObjectCreationExpressionSyntax Creation, IReadOnlyList<PropertyAssignment> Assignments) : FixSite(Creation, Assignments)
{
    public override SyntaxNode? Rewritten(SyntaxNode current, InitializerEditor editor) => editor.Edit((BaseObjectCreationExpressionSyntax)current, Assignments);
}

/// <summary>The statement that sets the one property after the object was made.</summary>
internal sealed record AssignedSite(AssignmentExpressionSyntax Statement, IReadOnlyList<PropertyAssignment> Assignments) : FixSite(Statement, Assignments)
{
    public override SyntaxNode? Rewritten(SyntaxNode current, InitializerEditor editor)
    {
        var statement = (AssignmentExpressionSyntax)current;
        return editor.Replace(statement.Right, Assignments[0]) is { } right ? statement.WithRight(right) : null;
    }
}
