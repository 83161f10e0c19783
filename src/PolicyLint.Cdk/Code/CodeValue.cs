using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>What an expression of C# comes to.</summary>
/// <param name="span">Where it is determined.</param>
internal abstract class CodeValue(SourceSpan span)
{
    public SourceSpan Span { get; } = span;
}

/// <summary>A value that means the same in a template: a constant, a reference, a text put together, or an unknown.</summary>
internal sealed class PlainValue(Value value) : CodeValue(value.Span)
{
    public Value Value { get; } = value;

    /// <summary>The unknown value; null where it is known.</summary>
    public UnknownValue? Unknown => Value as UnknownValue;
}

/// <summary>No value at all: the program ends here.</summary>
/// <param name="isOrderly">True where what was made before is its template; false where it makes none.</param>
internal sealed class NeverValue(SourceSpan span, bool isOrderly = false) : CodeValue(span)
{
    public bool IsOrderly { get; } = isOrderly;
}

/// <summary>One of several, by what the code does not settle. A null alternative is absence.</summary>
internal sealed class EitherValue(Variable variable, IReadOnlyList<CodeValue?> alternatives, SourceSpan span) : CodeValue(span)
{
    public Variable Variable { get; } = variable;

    public IReadOnlyList<CodeValue?> Alternatives { get; } = alternatives;
}

/// <summary>An array, list or set.</summary>
internal sealed class SequenceValue(List<CodeValue> items, SourceSpan span) : CodeValue(span)
{
    public List<CodeValue> Items { get; } = items;

    public UnknownValue? OpenBecause { get; set; }
}

/// <summary>A key of a dictionary or a member of an object, and what it holds.</summary>
/// <param name="Value">Null for what was set to null, which the CDK takes for absent.</param>
internal sealed record Slot(string Name, SourceSpan NameSpan, CodeValue? Value);

/// <summary>A dictionary, or an object of a property type of the CDK: names and values.</summary>
/// <param name="type">The property type; null for dictionaries.</param>
internal sealed class RecordValue(INamedTypeSymbol? type, string typeName, SourceSpan span) : CodeValue(span)
{
    private readonly List<Slot> _slots = [];

    public INamedTypeSymbol? Type { get; } = type;

    /// <summary>The jsii name of the property type; empty for dictionaries.</summary>
    public string TypeName { get; } = typeName;

    public IReadOnlyList<Slot> Slots => _slots;

    public UnknownValue? OpenBecause { get; set; }

    public Slot? Find(string name)
    {
        foreach (var slot in _slots)
        {
            if (string.Equals(slot.Name, name, StringComparison.Ordinal))
                return slot;
        }

        return null;
    }

    /// <summary>Makes room for as many members.</summary>
    public void Expect(int count)
    {
        if (_slots.Capacity < count)
            _slots.Capacity = count;
    }

    public void Set(Slot slot)
    {
        for (var i = 0; i < _slots.Count; i++)
        {
            if (string.Equals(_slots[i].Name, slot.Name, StringComparison.Ordinal))
            {
                _slots[i] = slot;
                return;
            }
        }

        _slots.Add(slot);
    }

    public void Remove(string name) => _slots.RemoveAll(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    public RecordValue Copy(SourceSpan at)
    {
        var copy = new RecordValue(Type, TypeName, at) { OpenBecause = OpenBecause };
        copy._slots.AddRange(_slots);
        return copy;
    }
}

/// <summary>An object of a class of the user's.</summary>
internal class ObjectValue(INamedTypeSymbol type, SourceSpan span) : CodeValue(span)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>Fields, automatic properties and captured parameters.</summary>
    public Dictionary<ISymbol, CodeValue?> Members => field ??= new(SymbolEqualityComparer.Default);

    /// <summary>Why members may hold what we did not see; null where we saw all that writes them.</summary>
    public UnknownValue? OpenBecause { get; set; }
}

/// <summary>Something of the CDK that is no construct: <c>Duration.Days(30)</c>, <c>BucketEncryption.KMS</c>, <c>new ServicePrincipal("…")</c>.</summary>
/// <param name="typeName">The jsii name of the type that declares the member.</param>
/// <param name="member">The member's name; <c>new</c> for constructors.</param>
internal sealed class LibraryValue(string typeName, string member, IReadOnlyList<Slot> arguments, SourceSpan span) : CodeValue(span)
{
    public string TypeName { get; } = typeName;

    public string Member { get; } = member;

    /// <summary>By parameter name.</summary>
    public IReadOnlyList<Slot> Arguments { get; } = arguments;

    /// <summary>What the member was asked of; null for static members and constructors.</summary>
    public CodeValue? Receiver { get; init; }

    /// <summary>Statements added later, for policy documents and the like.</summary>
    public List<CodeValue> Added => field ??= [];

    public CodeValue? Argument(int index) => index < Arguments.Count ? Arguments[index].Value : null;

    public override string ToString() => TypeName + "." + Member;
}

/// <summary>A lambda, local function or method group with what it captured.</summary>
internal sealed class FunctionValue(IMethodSymbol method, IOperation? body, Frame? captured, CodeValue? receiver, SourceSpan span) : CodeValue(span)
{
    public IMethodSymbol Method { get; } = method;

    public IOperation? Body { get; } = body;

    public Frame? Captured { get; } = captured;

    public CodeValue? Receiver { get; } = receiver;
}
