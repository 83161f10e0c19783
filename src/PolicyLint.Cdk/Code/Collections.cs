using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>Lists, sets and dictionaries of .NET.</summary>
internal static class Collections
{
    /// <summary>The new collection; null where the type is none.</summary>
    public static CodeValue? Make(INamedTypeSymbol type, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        switch (type.Name)
        {
            case "Dictionary" or "SortedDictionary" when type.ContainingNamespace.Name == "Generic":
                return arguments.Count > 0 && arguments[0].Value is RecordValue source ? source.Copy(span) : new RecordValue(null, "", span);
            case "List" or "HashSet" when type.ContainingNamespace.Name == "Generic":
                var sequence = new SequenceValue([], span);
                if (arguments.Count > 0)
                    AddAll(sequence, arguments[0].Value);
                return sequence;
            case "KeyValuePair" when arguments.Count == 2 && arguments[1].Value is { } value:
                return new SequenceValue([arguments[0].Value ?? value, value], span);
            default:
                return null;
        }
    }

    public static void AddAll(SequenceValue sequence, CodeValue? source)
    {
        if (source is SequenceValue other)
        {
            sequence.Items.AddRange(other.Items);
            sequence.OpenBecause ??= other.OpenBecause;
        }
        else if (source is not null && source is not PlainValue { Value: ScalarValue })
        {
            sequence.OpenBecause ??= Session.UnknownAt(source.Span, "what is added to the list is not followed");
        }
    }
}
