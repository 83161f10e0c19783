using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.CodeFixes;

/// <summary>What is to be set in the properties of a construct, and where.</summary>
internal sealed class FixedConstruct
{
    private readonly FixSite _site;

    private FixedConstruct(FixSite site) => _site = site;

    /// <summary>What the diagnostic's fix comes to in the document; null where it cannot be done there by a machine.</summary>
    public static async Task<FixedConstruct?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperties.Fix, out var fix) || fix is null
            || !diagnostic.Properties.TryGetValue(FindingProperties.ResourceType, out var resourceType) || resourceType is null
            || diagnostic.AdditionalLocations.Count == 0
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree || diagnostic.Location.SourceTree != root.SyntaxTree
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var creation = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>();
        if (creation is null || new FixSites(model, resourceType, Read(fix), cancellation).Find(creation, diagnostic.Location.SourceSpan) is not { } site)
            return null;
        return site.Rewritten(site.Node, new InitializerEditor(SyntaxGenerator.GetGenerator(document))) is null ? null : new FixedConstruct(site);
    }

    /// <summary>The document with all of it done.</summary>
    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<FixedConstruct> constructs, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || constructs.Count == 0)
            return document;
        var nodes = new List<SyntaxNode>();
        foreach (var construct in constructs)
            nodes.Add(construct._site.Node);
        root = root.TrackNodes(nodes);
        var editor = new InitializerEditor(SyntaxGenerator.GetGenerator(document));
        foreach (var construct in constructs)
        {
            if (root.GetCurrentNode(construct._site.Node) is { } current && construct._site.Rewritten(current, editor) is { } rewritten)
                root = root.ReplaceNode(current, rewritten);
        }

        return document.WithSyntaxRoot(Imports.Add(root, editor.Namespaces));
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
