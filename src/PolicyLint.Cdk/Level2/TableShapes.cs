using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Level2;

/// <summary>Templates that are applied to objects and collections of the code.</summary>
internal sealed class TableShapes(TableTemplates templates)
{
    /// <summary>The list of what the template comes to for each item of a list, or each pair of a dictionary.</summary>
    public Value Each(Node template, CodeValue value)
    {
        switch (value)
        {
            case SequenceValue sequence:
                var items = new List<Value>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                {
                    if (Item(template, new Subject(item)) is { } made)
                        items.Add(made);
                }

                return new ListValue(items, sequence.Span) { OpenBecause = sequence.OpenBecause };
            case RecordValue { Type: null } dictionary:
                var entries = new List<Value>(dictionary.Slots.Count);
                foreach (var slot in dictionary.Slots)
                {
                    if (Item(template, new Subject(slot.Value, slot.Name)) is { } made)
                        entries.Add(made);
                }

                return new ListValue(entries, dictionary.Span) { OpenBecause = dictionary.OpenBecause };
            default:
                return Session.UnknownAt(value.Span, "the list is not followed");
        }
    }

    private Value? Item(Node template, Subject subject)
    {
        if (subject.Value is not EitherValue either)
            return subject.Value is PlainValue { Unknown: { } unknown } ? unknown : Shaped(template, subject);
        var alternatives = new Value?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = either.Alternatives[i] is { } alternative ? Item(template, new Subject(alternative, subject.Key)) : null;
        return new CodeChoice(either.Variable, alternatives, either.Span);
    }

    /// <summary>What the template comes to for one object. Members that it does not ask for may change anything in it.</summary>
    public Value? Shaped(Node template, Subject subject)
    {
        var value = templates.Of(template, subject);
        var open = subject.Value switch
        {
            RecordValue { Type: not null } record when !IsPath(template) => OpenBecause(template, record),
            LibraryValue { Added.Count: > 0 } library => Session.UnknownAt(library.Span, $"what is done to {library} is not followed"),
            _ => null,
        };
        return open is not null && value is MapValue map ? MapEdits.Opened(map, open) : value;
    }

    // A template that leads to one member says nothing about the others.
    private static bool IsPath(Node template) => template is MapNode { Entries: [{ Key.Text: "$" }, ..] };

    private static UnknownValue? OpenBecause(Node template, RecordValue record)
    {
        var followed = new HashSet<string>(StringComparer.Ordinal);
        FollowedProperties.Collect(Resolved(template), true, followed);
        foreach (var slot in record.Slots)
        {
            if (slot.Value is not null && !followed.Contains(slot.Name) && !followed.Contains(""))
                return Session.UnknownAt(slot.NameSpan, $"what the property {slot.Name} changes is not followed");
        }

        return record.OpenBecause;
    }

    private static Node? Resolved(Node template) =>
        template is MapNode map && map.Find("$shape") is ScalarNode name ? Level2Table.Shipped.Shape(name.Text) : template;
}
