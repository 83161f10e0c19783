using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Rules;

namespace PolicyLint.Analysis;

/// <summary>A suppression as it stands in C#: a pragma or an attribute that names a diagnostic of ours, or is meant to.</summary>
/// <param name="Id">The diagnostic as written.</param>
/// <param name="Reason">What its comment or justification says; null where nothing does.</param>
/// <param name="Place">Where the diagnostic is named.</param>
/// <param name="Covered">What it covers; nothing where that cannot be told.</param>
internal sealed record CodeSuppression(string Id, string? Reason, Location Place, IReadOnlyList<(SyntaxTree Tree, TextSpan Span)> Covered)
{
    private const string Category = "PolicyLint";

    // What an editor writes where nobody has written anything yet.
    private const string Pending = "<Pending>";

    private const int LengthOfId = 6;

    /// <summary>The suppressions in the file, the pragmas first.</summary>
    public static List<CodeSuppression> In(SemanticModel model)
    {
        var found = new List<CodeSuppression>();
        var root = model.SyntaxTree.GetRoot();
        if (root.ContainsDirectives)
            AddPragmas(root, found);
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or MemberDeclarationSyntax or AttributeListSyntax))
        {
            if (node is AttributeSyntax attribute && OfAttribute(attribute, model) is { } suppression)
                found.Add(suppression);
        }

        return found;
    }

    private static void AddPragmas(SyntaxNode root, List<CodeSuppression> found)
    {
        var open = new List<(CodeSuppression Suppression, int Start)>();
        for (var directive = root.GetFirstDirective(IsPragma); directive is not null; directive = directive.GetNextDirective(IsPragma))
        {
            var pragma = (PragmaWarningDirectiveTriviaSyntax)directive;
            if (!pragma.IsActive)
                continue;
            if (pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword))
                Close(pragma, open, found);
            else
                Open(pragma, open);
        }

        foreach (var (suppression, start) in open)
            found.Add(suppression with { Covered = [(root.SyntaxTree, TextSpan.FromBounds(start, root.FullSpan.End))] });
    }

    private static bool IsPragma(DirectiveTriviaSyntax directive) => directive is PragmaWarningDirectiveTriviaSyntax;

    private static void Open(PragmaWarningDirectiveTriviaSyntax pragma, List<(CodeSuppression Suppression, int Start)> open)
    {
        foreach (var code in pragma.ErrorCodes)
        {
            if (code is IdentifierNameSyntax { Identifier.ValueText: var id } && LooksLikeOurs(id))
                open.Add((new CodeSuppression(id, ReasonOf(pragma), code.GetLocation(), []), pragma.FullSpan.End));
        }
    }

    private static void Close(PragmaWarningDirectiveTriviaSyntax pragma, List<(CodeSuppression Suppression, int Start)> open, List<CodeSuppression> found)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var (suppression, start) = open[i];
            if (pragma.ErrorCodes.Count > 0 && !Names(pragma, suppression.Id))
                continue;
            found.Add(suppression with { Covered = [(pragma.SyntaxTree, TextSpan.FromBounds(start, pragma.FullSpan.Start))] });
            open.RemoveAt(i);
        }
    }

    private static bool Names(PragmaWarningDirectiveTriviaSyntax pragma, string id)
    {
        foreach (var code in pragma.ErrorCodes)
        {
            if (code is IdentifierNameSyntax { Identifier.ValueText: var named } && named == id)
                return true;
        }

        return false;
    }

    // The comment in the pragma's line, or the one that stands alone above it.
    private static string? ReasonOf(PragmaWarningDirectiveTriviaSyntax pragma)
    {
        var text = pragma.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(pragma.SpanStart);
        if (CommentIn(text.ToString(TextSpan.FromBounds(pragma.ErrorCodes.Last().Span.End, line.End))) is { } reason)
            return reason;
        return line.LineNumber > 0 ? CommentIn(text.Lines[line.LineNumber - 1].ToString()) : null;
    }

    private static string? CommentIn(string line)
    {
        var trimmed = line.Trim();
        if (!trimmed.StartsWith("//", StringComparison.Ordinal) && !trimmed.StartsWith("/*", StringComparison.Ordinal))
            return null;
        var words = trimmed.Trim('/', '*', ' ', '\t');
        return words.Length == 0 ? null : words;
    }

    private static CodeSuppression? OfAttribute(AttributeSyntax attribute, SemanticModel model)
    {
        if (attribute.ArgumentList is not { Arguments: { Count: >= 2 } arguments } || !IsSuppressMessage(attribute, model))
            return null;
        var category = Text(arguments[0].Expression, model) ?? "";
        var written = Text(arguments[1].Expression, model) ?? "";
        var colon = written.IndexOf(':');
        var id = (colon < 0 ? written : written.Substring(0, colon)).Trim();
        if (!LooksLikeOurs(id) && !category.StartsWith(Category, StringComparison.Ordinal))
            return null;
        var reason = Named("Justification", arguments, model);
        return new CodeSuppression(id, reason == Pending ? null : reason, arguments[1].Expression.GetLocation(), CoveredBy(attribute, arguments, model));
    }

    private static bool IsSuppressMessage(AttributeSyntax attribute, SemanticModel model)
    {
        var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
        return name.ToString().IndexOf("SuppressMessage", StringComparison.Ordinal) >= 0
            && model.GetSymbolInfo(attribute).Symbol is IMethodSymbol { ContainingType.Name: "SuppressMessageAttribute" or "UnconditionalSuppressMessageAttribute" };
    }

    // What an attribute of the assembly aims at is known where it names one type or member.
    private static List<(SyntaxTree Tree, TextSpan Span)> CoveredBy(AttributeSyntax attribute, SeparatedSyntaxList<AttributeArgumentSyntax> arguments, SemanticModel model)
    {
        var covered = new List<(SyntaxTree Tree, TextSpan Span)>();
        if (attribute.Parent is AttributeListSyntax { Target: null, Parent: MemberDeclarationSyntax owner })
        {
            covered.Add((owner.SyntaxTree, owner.FullSpan));
            Add(model.GetDeclaredSymbol(owner));
        }
        else if (Named("Scope", arguments, model) is "type" or "member" && Named("Target", arguments, model) is { } target)
        {
            foreach (var symbol in DocumentationCommentId.GetSymbolsForDeclarationId(target.TrimStart('~'), model.Compilation))
                Add(symbol);
        }

        return covered;

        void Add(ISymbol? symbol)
        {
            if (symbol is null)
                return;
            foreach (var reference in symbol.DeclaringSyntaxReferences)
                covered.Add((reference.SyntaxTree, reference.Span));
        }
    }

    private static string? Named(string name, SeparatedSyntaxList<AttributeArgumentSyntax> arguments, SemanticModel model)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return Text(argument.Expression, model);
        }

        return null;
    }

    private static string? Text(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression) is { HasValue: true, Value: string text } ? text : null;

    // "PL" and four more, most of them digits: what a slip of the finger leaves of an id.
    private static bool LooksLikeOurs(string id)
    {
        if (id.Length != LengthOfId || !id.StartsWith(ReservedIds.Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var digits = 0;
        foreach (var c in id)
            digits += c is >= '0' and <= '9' ? 1 : 0;
        return digits >= LengthOfId - 3;
    }
}
