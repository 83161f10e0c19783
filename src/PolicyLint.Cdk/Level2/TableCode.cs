using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Level2;

/// <summary>What parts of a table come to as values of C#: what one construct hands to another.</summary>
internal sealed class TableCode(TableTemplates templates)
{
    private ConstructValue Construct => templates.Construct;

    /// <summary>The part's value; null for C#'s null.</summary>
    public CodeValue? Of(Node? node, Subject subject)
    {
        switch (node)
        {
            case null or ScalarNode { Kind: ScalarKind.Null }:
                return null;
            case ScalarNode scalar:
                return new PlainValue(new ScalarValue(scalar.Kind, scalar.Text, Construct.IdSpan));
            case ListNode list:
                var items = new SequenceValue([], Construct.IdSpan);
                foreach (var item in list.Items)
                {
                    if (Of(item, subject) is { } value)
                        items.Items.Add(value);
                }

                return items;
            default:
                return OfMap((MapNode)node, subject);
        }
    }

    /// <summary>A map from a table as properties of a construct.</summary>
    public RecordValue Record(MapNode? map, Subject subject)
    {
        var record = new RecordValue(null, "", Construct.IdSpan);
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Key.Text == "$all")
                CopyAll(templates.Find(((ScalarNode)entry.Value).Text, subject), record);
            else if (Of(entry.Value, subject) is { } value)
                record.Set(new Slot(entry.Key.Text, value.Span.File == Construct.IdSpan.File ? value.Span : Construct.IdSpan, value));
        }

        return record;
    }

    /// <summary>What stands below the construct at the path of ids; null where nothing does.</summary>
    public ConstructValue? Child(string path, ConstructValue? from)
    {
        var at = from;
        foreach (var id in path.Split('/'))
        {
            if (at is null)
                return null;
            at = templates.Session.Child(at, id);
        }

        return at;
    }

    private CodeValue? OfMap(MapNode map, Subject subject)
    {
        if (map.Entries.Count == 0 || map.Entries[0].Key.Text is not { Length: > 0 } word || word[0] != '$' || word == "$all")
            return Record(map, subject);
        var first = map.Entries[0].Value;
        switch (word)
        {
            case "$" when !HasTemplate(map):
                return Property(map, templates.Find(((ScalarNode)first).Text, subject), subject);
            case "$self":
                return Construct;
            case "$scope":
                return Construct.Around;
            case "$selected":
                return (CodeValue?)new SubnetSelections(templates.Session).Selected(Of(map.Find("of"), subject), Of(first, subject), Construct.IdSpan)
                    ?? new PlainValue(Session.UnknownAt(Construct.IdSpan, "which subnets these are is not followed"));
            case "$subnetsOf":
                return new SubnetSelections(templates.Session).Constructs(Construct, ((ScalarNode)first).Text);
            case "$member":
                return Level2Members.Member(Construct, ((ScalarNode)first).Text, Construct.IdSpan, templates.Session);
            case "$child":
                var child = Child(((ScalarNode)first).Text, map.Find("in") is { } place ? ImportedConstructs.Of(Of(place, subject), templates.Session) : Construct);
                return TableTemplates.TextOf(map, "path") is { } path ? CodePaths.Walk(child, path, templates.Session) : child;
            case "$stackChild":
                return templates.Session.Child(Construct.Around!, ((ScalarNode)first).Text);
            case "$childOf":
                return templates.Session.ChildOf(Construct, ((ScalarNode)first).Text);
            case "$childrenOf":
                return Children(((ScalarNode)first).Text, map.Find("in") is { } around ? Of(around, subject) : Construct);
            case "$library":
                return Library(((ScalarNode)first).Text, map, subject);
            case "$value":
                return templates.Of(first, subject) is { } value ? new PlainValue(value) : null;
            default:
                return templates.Of(map, subject) is { } other ? new PlainValue(other) : null;
        }
    }

    private SequenceValue Children(string className, CodeValue? of)
    {
        var children = new SequenceValue([], Construct.IdSpan);
        foreach (var made in templates.Session.Constructs)
        {
            if (ReferenceEquals(made.Scope, of) && made.ClassName == className)
                children.Items.Add(made);
        }

        return children;
    }

    private static bool HasTemplate(MapNode map) => map.Find("each") is not null || map.Find("shape") is not null || map.Find("as") is not null;

    private LibraryValue Library(string name, MapNode map, Subject subject)
    {
        var dot = name.LastIndexOf('.');
        var arguments = new List<Slot>();
        foreach (var entry in (map.Find("arguments") as MapNode)?.Entries ?? [])
            arguments.Add(new Slot(entry.Key.Text, Construct.IdSpan, Of(entry.Value, subject)));
        return new LibraryValue(name.Substring(0, dot), name.Substring(dot + 1), arguments, Construct.IdSpan);
    }

    private CodeValue? Property(MapNode map, CodeValue? value, Subject subject)
    {
        if (value is EitherValue either)
        {
            var alternatives = new CodeValue?[either.Alternatives.Count];
            for (var i = 0; i < alternatives.Length; i++)
                alternatives[i] = Property(map, either.Alternatives[i], subject);
            return new EitherValue(either.Variable, alternatives, either.Span);
        }

        var cases = map.Find("cases") as MapNode;
        if (TableTemplates.IsAbsent(value))
            return Of(cases?.Find("") ?? map.Find("absent"), subject);
        if (cases is null || value is PlainValue { Unknown: not null })
            return value;
        var chosen = TableTemplates.CaseOf(cases, value!, out var isFound);
        return isFound ? Of(chosen, subject) : new PlainValue(Session.UnknownAt(value!.Span, "what this comes to is not followed"));
    }

    private static void CopyAll(CodeValue? source, RecordValue record)
    {
        if (source is RecordValue given)
        {
            record.OpenBecause ??= given.OpenBecause;
            foreach (var slot in given.Slots)
                record.Set(slot);
        }
        else if (!TableTemplates.IsAbsent(source))
        {
            record.OpenBecause ??= (source as PlainValue)?.Unknown ?? Session.UnknownAt(source!.Span, "the properties are not followed");
        }
    }
}
