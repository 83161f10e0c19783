using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Cdk.Code;

/// <summary>One call of a method: its locals and parameters, and what it returns.</summary>
/// <param name="outer">The call in which a lambda or local function was made.</param>
internal sealed class Frame(ISymbol method, CodeValue? self, Frame? outer, int depth)
{
    private Dictionary<ISymbol, CodeValue?>? _locals;

    public ISymbol Method { get; } = method;

    public CodeValue? This { get; } = self;

    public int Depth { get; } = depth;

    public CodeValue? Result { get; set; }

    public bool HasReturned { get; set; }

    /// <summary>True where the program ended as it should on some way through the call.</summary>
    public bool HasExited { get; set; }

    public bool TryGet(ISymbol symbol, out CodeValue? value)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._locals is { } locals && locals.TryGetValue(symbol, out value))
                return true;
        }

        value = null;
        return false;
    }

    public void Declare(ISymbol symbol, CodeValue? value) => (_locals ??= new(SymbolEqualityComparer.Default))[symbol] = value;

    public void Assign(ISymbol symbol, CodeValue? value)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._locals is not { } locals || !locals.ContainsKey(symbol))
                continue;
            locals[symbol] = value;
            return;
        }

        Declare(symbol, value);
    }

    public Frame? Outer { get; } = outer;

    /// <summary>The object that an initializer fills, or that stands before <c>?.</c>; null outside of those.</summary>
    public CodeValue? Receiver { get; init; }

    public CodeValue? FindReceiver()
    {
        var frame = this;
        while (frame is { Receiver: null })
            frame = frame.Outer;
        return frame?.Receiver;
    }
}
