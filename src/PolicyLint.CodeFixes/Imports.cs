using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PolicyLint.CodeFixes;

/// <summary>The <c>using</c> lines that added names need; none that would give a name of the file a second meaning.</summary>
internal static class Imports
{
    /// <summary>The file with the namespaces imported, in the order in which its lines stand.</summary>
    public static SyntaxNode Add(SyntaxNode root, IEnumerable<INamespaceSymbol> namespaces)
    {
        foreach (var added in namespaces)
        {
            if (root is CompilationUnitSyntax unit && !added.IsGlobalNamespace && !IsImported(unit, added.ToDisplayString()) && !IsAmbiguous(unit, added))
                root = Insert(unit, added.ToDisplayString());
        }

        return root;
    }

    private static bool IsImported(CompilationUnitSyntax unit, string name)
    {
        foreach (var node in unit.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is UsingDirectiveSyntax { Alias: null } line && line.StaticKeyword.IsKind(SyntaxKind.None) && line.Name?.ToString() == name)
                return true;
            if (node is BaseNamespaceDeclarationSyntax around && (around.Name.ToString() + ".").StartsWith(name + ".", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsAmbiguous(CompilationUnitSyntax unit, INamespaceSymbol added)
    {
        foreach (var node in unit.DescendantNodes())
        {
            if (node is SimpleNameSyntax name && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax })
                && added.GetTypeMembers(name.Identifier.ValueText).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static CompilationUnitSyntax Insert(CompilationUnitSyntax unit, string name)
    {
        var at = 0;
        for (var i = 0; i < unit.Usings.Count; i++)
        {
            if (unit.Usings[i] is { Alias: null, Name: { } other } && (IsSystem(other.ToString()) || string.CompareOrdinal(other.ToString(), name) < 0))
                at = i + 1;
        }

        var end = LineEnd(unit);
        var line = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(end);
        if (at > 0 || unit.Usings.Count == 0)
            return unit.WithUsings(unit.Usings.Insert(at, line));
        // The head of the file stays above its first line.
        var first = unit.Usings[0];
        return unit.WithUsings(unit.Usings.Replace(first, first.WithLeadingTrivia()).Insert(0, line.WithLeadingTrivia(first.GetLeadingTrivia())));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static SyntaxTrivia LineEnd(CompilationUnitSyntax unit)
    {
        foreach (var trivia in unit.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia;
        }

        return SyntaxFactory.LineFeed;
    }
}
