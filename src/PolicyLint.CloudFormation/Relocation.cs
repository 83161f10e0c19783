using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>The same value at the place where it is used, with a note where it comes from.</summary>
internal static class Relocation
{
    public static Value To(SourceSpan span, Value value, Origin? origin)
    {
        origin ??= value.Origin;
        switch (value)
        {
            case ScalarValue scalar:
                return new ScalarValue(scalar.Kind, scalar.Text, span) { Origin = origin };
            case ReferenceValue reference:
                return new ReferenceValue(reference.Stack, reference.LogicalId, reference.Attribute, span) { Origin = origin };
            case UnknownValue unknown:
                return ToUnknown(span, unknown, origin);
            case JoinedValue joined:
                return new JoinedValue(All(span, joined.Parts, null), span) { Origin = origin };
            case ListValue list:
                return new ListValue(All(span, list.Items, origin), span) { Origin = origin, OpenBecause = list.OpenBecause };
            case MapValue map:
                var entries = new PropertyEntries(map.Entries.Count);
                foreach (var entry in map.Entries)
                    entries.Add(new PropertyEntry(entry.Key, span, To(span, entry.Value, origin)));
                return new MapValue(entries.ToArray(), span) { Origin = origin, OpenBecause = map.OpenBecause };
            default:
                return new RelocatedChoice((ChoiceValue)value, span, origin);
        }
    }

    /// <summary>The same reason at another place.</summary>
    public static UnknownValue ToUnknown(SourceSpan span, UnknownValue unknown, Origin? origin = null) =>
        new(unknown.Cause, unknown.Because, unknown.Subject, span) { IsNoEcho = unknown.IsNoEcho, Origin = origin ?? unknown.Origin };

    private static Value[] All(SourceSpan span, Sequence<Value> values, Origin? origin)
    {
        var all = new Value[values.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = To(span, values[i], origin);
        return all;
    }

    private sealed class RelocatedChoice(ChoiceValue choice, SourceSpan span, Origin? origin) : ChoiceValue(span)
    {
        public override Value? In(IScenario scenario) => choice.In(scenario) is { } value ? To(Span, value, origin) : null;

        public override IEnumerable<Value> Alternatives => choice.Alternatives;
    }
}
