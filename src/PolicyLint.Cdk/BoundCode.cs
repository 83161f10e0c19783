using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PolicyLint.Cdk;

/// <summary>Operations that the compiler has bound for all analyzers together: to bind a body again costs more than to evaluate it.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class BoundCode
{
    private readonly ConcurrentDictionary<SyntaxNode, IOperation> _bySyntax = new();

    /// <summary>Keeps a block, and all that it is a part of.</summary>
    public void Add(IOperation block)
    {
        for (var at = block; at is not null; at = at.Parent)
            _bySyntax[at.Syntax] = at;
        if (block is ISymbolInitializerOperation initializer)
            _bySyntax[initializer.Value.Syntax] = initializer.Value;
    }

    /// <summary>The operation of the node; null where nobody has bound it.</summary>
    public IOperation? Find(SyntaxNode node) => _bySyntax.TryGetValue(node, out var operation) ? operation : null;
}
