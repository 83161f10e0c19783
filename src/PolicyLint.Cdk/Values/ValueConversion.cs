using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Names;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>What a template would hold for a value of C#.</summary>
internal static class ValueConversion
{
    /// <summary>The properties that a structure of the CDK comes to in a template, under CloudFormation's names.</summary>
    public static MapValue Properties(RecordValue record, string structName)
    {
        var entries = new PropertyEntries(record.Slots.Count);
        foreach (var slot in record.Slots)
        {
            if (Of(slot) is { } value)
                entries.Add(new PropertyEntry(CloudFormationNames.Shipped.PropertyOf(structName, slot.Name), slot.NameSpan, value));
        }

        return new MapValue(entries.ToArray(), record.Span) { OpenBecause = record.OpenBecause };
    }

    /// <summary>The member's value; null where it is set to null, which means that it is not set.</summary>
    public static Value? Of(Slot slot) => Of(slot.Value);

    /// <summary>The value as a template would hold it; null for C#'s null.</summary>
    public static Value? Of(CodeValue? value)
    {
        switch (value)
        {
            case null or PlainValue { Value: ScalarValue { Kind: ScalarKind.Null } }:
                return null;
            case PlainValue plain:
                return plain.Value;
            case EitherValue either:
                return Choice(either);
            case SequenceValue sequence:
                return List(sequence);
            case RecordValue { Type: null } dictionary:
                return Dictionary(dictionary);
            case RecordValue record:
                return Properties(record, record.TypeName);
            case ConstructValue construct:
                return new UnknownValue(UnknownCause.Code, $"what '{construct.Id}' stands for here is not followed", null, construct.Span);
            case LibraryValue { TypeName: "aws_iam.PolicyDocument", Member: "new", Arguments.Count: 0, Added.Count: 0 }:
                return null; // an empty document is not written at all
            case LibraryValue library:
                return PolicyConversion.Of(library) ?? LibraryConversion.Of(library);
            default:
                return new UnknownValue(UnknownCause.Code, "the code's own objects have no meaning in a template", null, value.Span);
        }
    }

    /// <summary>The same value, used at another place: it stands where it is used; scalars remember where they come from.</summary>
    public static CodeValue? At(CodeValue? value, SourceSpan use)
    {
        if (value is not PlainValue plain || (plain.Span.File == use.File && plain.Span.Start >= use.Start && plain.Span.End <= use.End))
            return value;
        return plain.Value switch
        {
            ScalarValue scalar => new PlainValue(new ScalarValue(scalar.Kind, scalar.Text, use)
            {
                Origin = scalar.Origin ?? new Origin(OriginKind.Constant, TextOf(use), scalar.Span),
            }),
            ReferenceValue reference => new PlainValue(new ReferenceValue(reference.Stack, reference.LogicalId, reference.Attribute, use)),
            JoinedValue joined => new PlainValue(new JoinedValue(joined.Parts, use)),
            UnknownValue unknown => new PlainValue(new UnknownValue(unknown.Cause, unknown.Because, unknown.Subject, use) { IsNoEcho = unknown.IsNoEcho }),
            _ => value,
        };
    }

    private static string TextOf(SourceSpan span) => span.File.Text.Substring(span.Start, span.End - span.Start);

    private static CodeChoice Choice(EitherValue either)
    {
        var alternatives = new Value?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = Of(either.Alternatives[i]);
        return new CodeChoice(either.Variable, alternatives, either.Span);
    }

    private static ListValue List(SequenceValue sequence)
    {
        var items = new Value[sequence.Items.Count];
        var count = 0;
        foreach (var item in sequence.Items)
        {
            if (Of(item) is { } value)
                items[count++] = value;
        }

        System.Array.Resize(ref items, count);
        return new ListValue(items, sequence.Span) { OpenBecause = sequence.OpenBecause };
    }

    private static MapValue Dictionary(RecordValue dictionary)
    {
        var entries = new PropertyEntries(dictionary.Slots.Count);
        foreach (var slot in dictionary.Slots)
        {
            if (Of(slot) is { } value)
                entries.Add(new PropertyEntry(slot.Name, slot.NameSpan, value));
        }

        return new MapValue(entries.ToArray(), dictionary.Span) { OpenBecause = dictionary.OpenBecause };
    }
}
