using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Documents;

namespace PolicyLint.CodeFixes;

/// <summary>Object initializers with properties set; what was written and is not in the way stays as it was.</summary>
internal sealed class InitializerEditor(SyntaxGenerator generator)
{
    /// <summary>The namespaces of the types that were named.</summary>
    public HashSet<INamespaceSymbol> Namespaces { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>A new structure with these properties.</summary>
    public ObjectCreationExpressionSyntax Create(INamedTypeSymbol structure, IReadOnlyList<PropertyAssignment> assignments)
    {
        var expressions = new List<ExpressionSyntax>(assignments.Count);
        foreach (var assignment in assignments)
            expressions.Add(Assign(assignment));
        return SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            TypeOf(structure).WithTrailingTrivia(SyntaxFactory.Space),
            null,
            Braced(SyntaxKind.ObjectInitializerExpression, expressions));
    }

    /// <summary>The creation with the properties set; null where a structure on the way is not written in place.</summary>
    public BaseObjectCreationExpressionSyntax? Edit(BaseObjectCreationExpressionSyntax creation, IReadOnlyList<PropertyAssignment> assignments)
    {
        var initializer = creation.Initializer ?? SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        if (!initializer.IsKind(SyntaxKind.ObjectInitializerExpression))
            return null;
        foreach (var assignment in assignments)
        {
            if (Set(initializer, assignment) is not { } changed)
                return null;
            initializer = changed;
        }

        return creation switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } empty } made when creation.Initializer is null =>
                made.WithArgumentList(null).WithType(made.Type.WithTrailingTrivia(empty.GetTrailingTrivia())).WithInitializer(initializer),
            ObjectCreationExpressionSyntax made => made.WithInitializer(initializer),
            ImplicitObjectCreationExpressionSyntax made => made.WithInitializer(initializer),
            _ => null,
        };
    }

    /// <summary>What stands in place of the property's value; null where that is a structure that is not written in place.</summary>
    public ExpressionSyntax? Replace(ExpressionSyntax value, PropertyAssignment assignment)
    {
        if (assignment.Structure is null)
            return ValueOf(assignment).WithTriviaFrom(value);
        return value is BaseObjectCreationExpressionSyntax inner ? Edit(inner, assignment.Inner) : null;
    }

    private InitializerExpressionSyntax? Set(InitializerExpressionSyntax initializer, PropertyAssignment assignment)
    {
        if (Find(initializer, assignment.Property.Name) is not { } written)
            return Add(initializer, Assign(assignment));
        return Replace(written.Right, assignment) is { } value ? initializer.ReplaceNode(written.Right, value) : null;
    }

    private static AssignmentExpressionSyntax? Find(InitializerExpressionSyntax initializer, string name)
    {
        foreach (var expression in initializer.Expressions)
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment && left.Identifier.ValueText == name)
                return assignment;
        }

        return null;
    }

    // A property goes to the end: on a line of its own, indented as the last one, where that stands on one.
    private static InitializerExpressionSyntax Add(InitializerExpressionSyntax initializer, ExpressionSyntax added)
    {
        var expressions = initializer.Expressions;
        if (expressions.Count == 0)
        {
            var one = SyntaxFactory.SingletonSeparatedList(added.WithTrailingTrivia(SyntaxFactory.Space));
            return initializer.WithExpressions(one);
        }

        var last = expressions[expressions.Count - 1];
        var leading = last.GetLeadingTrivia();
        var isOnOwnLine = last.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        var nodes = new List<SyntaxNodeOrToken>(expressions.GetWithSeparators());
        var hasComma = expressions.SeparatorCount == expressions.Count;
        if (hasComma)
        {
            var separator = expressions.GetSeparator(expressions.Count - 1);
            nodes.Add(added.WithLeadingTrivia(isOnOwnLine ? Indentation(leading) : default).WithTrailingTrivia(isOnOwnLine ? default : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
            if (isOnOwnLine)
                nodes.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(separator.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) ? LineEnd(separator.TrailingTrivia) : default));
            return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
        }

        var trailing = last.GetTrailingTrivia();
        nodes[nodes.Count - 1] = last.WithTrailingTrivia();
        nodes.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOwnLine ? trailing : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        nodes.Add(added.WithLeadingTrivia(isOnOwnLine ? Indentation(leading) : default).WithTrailingTrivia(isOnOwnLine ? LineEnd(trailing) : trailing));
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : default;

    private static SyntaxTriviaList LineEnd(SyntaxTriviaList trailing)
    {
        foreach (var trivia in trailing)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return SyntaxFactory.TriviaList(trivia);
        }

        return SyntaxFactory.TriviaList(SyntaxFactory.Space);
    }

    private AssignmentExpressionSyntax Assign(PropertyAssignment assignment) =>
        SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxFactory.IdentifierName(assignment.Property.Name).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            ValueOf(assignment));

    private ExpressionSyntax ValueOf(PropertyAssignment assignment)
    {
        if (assignment.Structure is { } structure)
            return Create(structure, assignment.Inner);
        if (assignment.Member is { } member)
            return Access(member);
        var literal = ValueOf(assignment.Literal!);
        return assignment.Factory is { } factory
            ? SyntaxFactory.InvocationExpression(Access(factory), SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(literal))))
            : literal;
    }

    private MemberAccessExpressionSyntax Access(ISymbol member) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, TypeOf(member.ContainingType), SyntaxFactory.IdentifierName(member.Name));

    private TypeSyntax TypeOf(INamedTypeSymbol type)
    {
        Namespaces.Add(type.ContainingNamespace);
        return (TypeSyntax)generator.TypeExpression(type);
    }

    private static ExpressionSyntax ValueOf(Node value)
    {
        switch (value)
        {
            case ScalarNode { Kind: ScalarKind.Boolean } truth:
                return SyntaxFactory.LiteralExpression(truth.Text == "true" ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression);
            case ScalarNode { Kind: ScalarKind.Number } number:
                return SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.ParseToken(number.Text));
            case ScalarNode text:
                return SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text.Text));
            default:
                var items = new List<ExpressionSyntax>();
                foreach (var item in ((ListNode)value).Items)
                    items.Add(ValueOf(item));
                var closing = SyntaxFactory.Token(SyntaxKind.CloseBracketToken).WithTrailingTrivia(SyntaxFactory.Space);
                return SyntaxFactory.ImplicitArrayCreationExpression(Braced(SyntaxKind.ArrayInitializerExpression, items)).WithCloseBracketToken(closing);
        }
    }

    private static InitializerExpressionSyntax Braced(SyntaxKind kind, List<ExpressionSyntax> expressions)
    {
        var nodes = new List<SyntaxNodeOrToken>();
        for (var i = 0; i < expressions.Count; i++)
        {
            if (i > 0)
                nodes.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
            nodes.Add(i + 1 == expressions.Count ? expressions[i].WithTrailingTrivia(SyntaxFactory.Space) : expressions[i]);
        }

        return SyntaxFactory.InitializerExpression(
            kind,
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
    }
}
