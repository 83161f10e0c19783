using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PolicyLint.Analysis;

/// <summary>Tells which body of a compilation is the last one that the compiler has bound, by counting them.</summary>
/// <remarks>Where it does not hand over all of them, as in an editor, there is no last one. Several threads may ask.</remarks>
internal sealed class BodyCount(Compilation compilation, GeneratedCode generated)
{
    private int _expected;
    private int _seen;

    /// <summary>True for the last one.</summary>
    public bool IsLast(OperationBlockAnalysisContext context)
    {
        if (!HasBody(context))
            return false;
        if (Volatile.Read(ref _expected) == 0)
            Volatile.Write(ref _expected, Count());
        return Interlocked.Increment(ref _seen) == _expected;
    }

    // Initializers, defaults of parameters and attributes come by, too.
    private static bool HasBody(OperationBlockAnalysisContext context)
    {
        foreach (var block in context.OperationBlocks)
        {
            if (block.Kind is OperationKind.Block or OperationKind.MethodBody)
                return true;
        }

        return false;
    }

    private int Count()
    {
        var count = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is CompilationUnitSyntax unit && !generated.Is(tree))
                count += Bodies(unit.Members) + (HasStatements(unit) ? 1 : 0);
        }

        return count;
    }

    // Statements of a program are one body together.
    private static bool HasStatements(CompilationUnitSyntax unit)
    {
        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax)
                return true;
        }

        return false;
    }

    private static int Bodies(SyntaxList<MemberDeclarationSyntax> members)
    {
        var count = 0;
        foreach (var member in members)
            count += Bodies(member);
        return count;
    }

    private static int Bodies(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax space => Bodies(space.Members),
        TypeDeclarationSyntax type => Bodies(type.Members),
        BaseMethodDeclarationSyntax method => method.Body is null && method.ExpressionBody is null ? 0 : 1,
        PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null } => 1,
        BasePropertyDeclarationSyntax { AccessorList: { } accessors } => Bodies(accessors),
        _ => 0,
    };

    private static int Bodies(AccessorListSyntax accessors)
    {
        var count = 0;
        foreach (var accessor in accessors.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
                count++;
        }

        return count;
    }
}
