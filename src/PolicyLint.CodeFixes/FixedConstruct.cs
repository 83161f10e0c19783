using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.CodeFixes;

/// <summary>The expression that makes a construct, and what is to be set in its properties.</summary>
internal sealed class FixedConstruct
{
    private readonly BaseObjectCreationExpressionSyntax _creation;
    private readonly INamedTypeSymbol _structure;
    private readonly IReadOnlyList<PropertyAssignment> _assignments;

    private FixedConstruct(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol structure, IReadOnlyList<PropertyAssignment> assignments)
    {
        _creation = creation;
        _structure = structure;
        _assignments = assignments;
    }

    /// <summary>What the diagnostic's fix comes to in the document; null where it cannot be done there by a machine.</summary>
    public static async Task<FixedConstruct?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.Fix, out var fix) || fix is null
            || !diagnostic.Properties.TryGetValue(FindingProperties.ResourceType, out var resourceType) || resourceType is null
            || diagnostic.AdditionalLocations.Count == 0
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var creation = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>();
        // A value that is set elsewhere would still be there.
        if (creation is null || !creation.Span.Contains(diagnostic.Location.SourceSpan) || diagnostic.Location.SourceTree != root.SyntaxTree
            || model.GetSymbolInfo(creation, cancellation).Symbol is not IMethodSymbol { Parameters.Length: 3 } constructor
            || StructureOf(constructor.Parameters[2].Type) is not { } structure
            || FixedProperties.Find(constructor.ContainingType, structure, resourceType, Read(fix)) is not { } assignments)
        {
            return null;
        }

        var fixedConstruct = new FixedConstruct(creation, structure, assignments);
        return fixedConstruct.Rewritten(creation, new InitializerEditor(SyntaxGenerator.GetGenerator(document))) is null ? null : fixedConstruct;
    }

    /// <summary>The document with all of it done.</summary>
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<FixedConstruct> constructs, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || constructs.Count == 0)
            return document;
        var creations = new List<SyntaxNode>();
        foreach (var construct in constructs)
            creations.Add(construct._creation);
        root = root.TrackNodes(creations);
        var editor = new InitializerEditor(SyntaxGenerator.GetGenerator(document));
        foreach (var construct in constructs)
        {
            if (root.GetCurrentNode(construct._creation) is { } current && construct.Rewritten(current, editor) is { } rewritten)
                root = root.ReplaceNode(current, rewritten);
        }

        return document.WithSyntaxRoot(Imports.Add(root, editor.Namespaces));
    }

    private BaseObjectCreationExpressionSyntax? Rewritten(BaseObjectCreationExpressionSyntax creation, InitializerEditor editor)
    {
        var arguments = creation.ArgumentList ?? SyntaxFactory.ArgumentList();
        var at = PropertiesArgument(arguments);
        if (at < 0)
        {
            if (arguments.Arguments.Count > 2)
                return null;
            var made = SyntaxFactory.Argument(editor.Create(_structure, _assignments));
            var isNamed = arguments.Arguments.Count > 0 && arguments.Arguments[arguments.Arguments.Count - 1].NameColon is not null;
            if (arguments.Arguments.Count < 2 || isNamed)
                made = made.WithNameColon(SyntaxFactory.NameColon("props"));
            return creation.WithArgumentList(Spaced(arguments, made));
        }

        var given = arguments.Arguments[at];
        return given.Expression is BaseObjectCreationExpressionSyntax properties && editor.Edit(properties, _assignments) is { } edited
            ? creation.WithArgumentList(arguments.ReplaceNode(given, given.WithExpression(edited)))
            : null;
    }

    private static ArgumentListSyntax Spaced(ArgumentListSyntax arguments, ArgumentSyntax added) =>
        arguments.Arguments.Count == 0 ? arguments.AddArguments(added) : arguments.AddArguments(added.WithLeadingTrivia(SyntaxFactory.Space));

    private static int PropertiesArgument(ArgumentListSyntax arguments)
    {
        for (var i = 0; i < arguments.Arguments.Count; i++)
        {
            var name = arguments.Arguments[i].NameColon?.Name.Identifier.Text;
            if (name == "props" || (name is null && i == 2))
                return i;
        }

        return -1;
    }

    // ICfnKeyProps is what the constructor takes; CfnKeyProps beside it is what people write.
    private static INamedTypeSymbol? StructureOf(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Interface || type.Name.Length < 2)
            return type as INamedTypeSymbol;
        var types = type.ContainingNamespace.GetTypeMembers(type.Name.Substring(1));
        return types.Length == 1 ? types[0] : null;
    }

    private static List<PropertyEdit> Read(string fix)
    {
        var edits = new List<PropertyEdit>();
        try
        {
            if (JsonReader.Read(new SourceFile("fix", fix), new List<Problem>()) is MapNode map)
            {
                foreach (var entry in map.Entries)
                    edits.Add(new PropertyEdit(entry.Key.Text, entry.Value));
            }
        }
        catch (MalformedDocumentException)
        {
            edits.Clear();
        }

        return edits;
    }
}
