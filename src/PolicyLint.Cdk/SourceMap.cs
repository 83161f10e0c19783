using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Text;

namespace PolicyLint.Cdk;

/// <summary>The compiler's syntax trees as source files, each made once, and the way back.</summary>
public sealed class SourceMap
{
    private readonly ConcurrentDictionary<SyntaxTree, SourceFile> _files = new();
    private readonly ConcurrentDictionary<SourceFile, SyntaxTree> _trees = new();

    private Known? _last;

    public SourceFile File(SyntaxTree tree)
    {
        // Asked for each expression, and most of them stand in the file of the one before.
        if (_last is { } last && ReferenceEquals(last.Tree, tree))
            return last.File;
        var file = _files.TryGetValue(tree, out var known) ? known : _files.GetOrAdd(tree, Read);
        _last = new Known(tree, file);
        return file;
    }

    private SourceFile Read(SyntaxTree tree)
    {
        var file = new SourceFile(tree.FilePath, tree.GetText().ToString());
        _trees[file] = tree;
        return file;
    }

    public SourceSpan Of(SyntaxNode node)
    {
        var span = node.Span;
        return File(node.SyntaxTree).Span(span.Start, span.End);
    }

    /// <summary>True where something of the tree is in the model.</summary>
    public bool Has(SyntaxTree tree) => _files.ContainsKey(tree);

    /// <summary>The tree that the file was made of; null for files that are no C#.</summary>
    public SyntaxTree? Tree(SourceFile file) => _trees.TryGetValue(file, out var tree) ? tree : null;

    /// <summary>The place as the compiler knows it; null for places in files that are no C#.</summary>
    public Location? Locate(SourceSpan span) =>
        Tree(span.File) is { } tree ? Location.Create(tree, TextSpan.FromBounds(span.Start, span.End)) : null;

    private sealed class Known(SyntaxTree tree, SourceFile file)
    {
        public SyntaxTree Tree { get; } = tree;

        public SourceFile File { get; } = file;
    }
}
