using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What a template's paths are about, and under which key it stands in its list or dictionary.</summary>
internal readonly record struct Subject(CodeValue? Value, string? Key = null);

/// <summary>What parts of a table come to for one construct, as resources hold it.</summary>
internal sealed class TableTemplates
{
    private const string Set = "*";

    public TableTemplates(ConstructValue construct, Session session)
    {
        Construct = construct;
        Session = session;
        Code = new TableCode(this);
    }

    public ConstructValue Construct { get; }

    public Session Session { get; }

    public TableCode Code { get; }

    private SourceSpan Span => Construct.IdSpan;

    /// <summary>The part's value; null where it is absent.</summary>
    public Value? Of(Node? node, Subject subject)
    {
        switch (node)
        {
            case null or ScalarNode { Kind: ScalarKind.Null }:
                return null;
            case ScalarNode scalar:
                return new ScalarValue(scalar.Kind, scalar.Text, Span);
            case ListNode list:
                return new ListValue(Items(list, subject), Span);
            default:
                return OfMap((MapNode)node, subject);
        }
    }

    /// <summary>What the path leads to: from the subject; behind a slash, from the construct's properties; behind an @, from its members.</summary>
    public CodeValue? Find(string path, Subject subject) => path.Length == 0 ? subject.Value : path[0] switch
    {
        '/' => CodePaths.Walk(Construct.Properties, path.Substring(1), Session),
        '@' => CodePaths.Walk(Construct, path.Substring(1), Session),
        _ => CodePaths.Walk(subject.Value, path, Session),
    };

    /// <summary>A map from a table as it is for the construct: its keys with what they come to.</summary>
    public MapValue Entries(MapNode map, Subject subject)
    {
        var entries = Session.Entries;
        var begin = entries.Begin();
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text != FollowedProperties.Ignored && Of(entry.Value, subject) is { } value)
                entries.Add(new PropertyEntry(entry.Key.Text, KeySpan(entry.Value, subject), value));
        }

        return new MapValue(entries.End(begin), Span);
    }

    /// <summary>The case that the value chooses: by <c>Type.Member</c>, by its name, by <c>*</c> for anything else; null where none does.</summary>
    public static Node? CaseOf(MapNode cases, CodeValue value, out bool isFound)
    {
        var found = value is LibraryValue library ? cases.Find(Short(library.TypeName) + "." + library.Member) : null;
        found ??= cases.Find(NameOf(value)) ?? cases.Find(Set);
        isFound = found is not null;
        return found;
    }

    public static bool IsAbsent(CodeValue? value) => value is null or PlainValue { Value: ScalarValue { Kind: ScalarKind.Null } };

    private Value[] Items(ListNode list, Subject subject)
    {
        var items = new Value[list.Items.Count];
        var count = 0;
        foreach (var item in list.Items)
        {
            if (Of(item, subject) is { } value)
                items[count++] = value;
        }

        Array.Resize(ref items, count);
        return items;
    }

    private Value? OfMap(MapNode map, Subject subject)
    {
        if (map.Entries.Count == 0 || map.Entries[0].Key.Text is not { Length: > 0 } word || word[0] != '$' || word == FollowedProperties.Ignored)
            return Entries(map, subject);
        var first = map.Entries[0].Value;
        switch (word)
        {
            case "$":
                return Property(map, Find(((ScalarNode)first).Text, subject), subject);
            case "$ref":
                return Reference(Construct, first, map);
            case "$stack":
                return Reference(Construct.Around!, first, map);
            case "$join" when Of(first, subject) is ListValue joined:
                return Join(joined.Items);
            case "$concat" when first is ListNode lists:
                return Concat(lists, subject);
            case "$pseudo":
                return PseudoParameter.Of(((ScalarNode)first).Text, Span);
            case "$root":
                return PseudoParameter.RootOf(null, Span);
            case "$key":
                return subject.Key is { } key ? new ScalarValue(ScalarKind.String, key, Span) : null;
            case "$flag":
                return new TableConditions(this).Flag(map, ((ScalarNode)first).Text, subject);
            case "$if":
                return new TableConditions(this).If(Of(first, subject), map, subject);
            case "$is":
                return Construct.ClassName == ((ScalarNode)first).Text ? new ScalarValue(ScalarKind.Boolean, "true", Span) : null;
            case "$has":
                return first is ListNode several ? new TableConditions(this).HasAny(several, subject) : TableConditions.Has(Find(((ScalarNode)first).Text, subject));
            case "$hasChild":
                return Session.Child(Construct, ((ScalarNode)first).Text) is null ? null : new ScalarValue(ScalarKind.Boolean, "true", Span);
            case "$replace":
                return Of(first, subject) is ScalarValue text ? new ScalarValue(ScalarKind.String, text.Text.Replace(TextOf(map, "old")!, TextOf(map, "new")!), Span) : Session.UnknownAt(Span, "the text is not followed");
            case "$uniqueIdOf":
                return UniqueId(Find(((ScalarNode)first).Text, subject));
            case "$unknown":
                return Session.UnknownAt(Span, ((ScalarNode)first).Text);
            case "$shape":
                return Of(Level2Table.Shipped.Shape(((ScalarNode)first).Text), subject);
            default:
                return new TableNames(this).Of(word, first, map, subject);
        }
    }

    private Value Join(IReadOnlyList<Value> parts)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            if (part is not ScalarValue scalar)
                return new JoinedValue(parts, Span);
            text.Append(scalar.Text);
        }

        return new ScalarValue(ScalarKind.String, text.ToString(), Span);
    }

    /// <summary>A reference to the resource at the path below a construct.</summary>
    public ReferenceValue Reference(ConstructValue from, Node path, MapNode map) =>
        new(Construct.Stack!, from.LogicalIdAt(((ScalarNode)path).Text), TextOf(map, "attribute"), Span);

    // The CDK's Names.uniqueId: the path from below the app, with a hash that makes it unique.
    private Value UniqueId(CodeValue? value)
    {
        if (value is not ConstructValue { Around: { Id: not null } stack } construct)
            return Session.UnknownAt(value?.Span ?? Span, "the stack's id is not known");
        var path = construct.Path.Length == 0 ? stack.PathId : stack.PathId + "/" + construct.Path;
        return new ScalarValue(ScalarKind.String, LogicalIdentity.Of(path), Span);
    }

    private Value? Concat(ListNode lists, Subject subject)
    {
        var items = new List<Value>();
        UnknownValue? open = null;
        foreach (var part in lists.Items)
        {
            switch (Of(part, subject))
            {
                case ListValue list:
                    items.AddRange(list.Items);
                    open ??= list.OpenBecause;
                    break;
                case UnknownValue unknown:
                    open ??= unknown;
                    break;
                case { } one:
                    items.Add(one);
                    break;
            }
        }

        return items.Count == 0 && open is null ? null : new ListValue(items, Span) { OpenBecause = open };
    }

    // A property stands where the code sets it, whatever CloudFormation calls it.
    private SourceSpan KeySpan(Node node, Subject subject)
    {
        if (node is not MapNode map || map.Find("$") is not ScalarNode path)
            return Span;
        var isFromRoot = path.Text.StartsWith("/", StringComparison.Ordinal);
        var owner = isFromRoot ? Construct.Properties : subject.Value;
        return (owner as RecordValue)?.Find(CodePaths.First(isFromRoot ? path.Text.Substring(1) : path.Text)) is { } slot ? slot.NameSpan : Span;
    }

    private Value? Property(MapNode map, CodeValue? value, Subject subject)
    {
        switch (value)
        {
            case PlainValue { Unknown: { } unknown }:
                return unknown;
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = Property(map, either.Alternatives[i], subject);
                return new CodeChoice(either.Variable, alternatives, either.Span);
        }

        var cases = map.Find("cases") as MapNode;
        if (IsAbsent(value))
            return cases?.Find("") is { } absent ? Of(absent, subject) : Of(map.Find("absent"), subject);
        if (cases is not null)
        {
            var chosen = CaseOf(cases, value!, out var isFound);
            return isFound ? Placed(Of(chosen, subject), value!) : Session.UnknownAt(value!.Span, "what this comes to is not followed");
        }

        if (map.Find("each") is { } each)
            return new TableShapes(this).Each(each, value!);
        return map.Find("shape") is { } shape ? new TableShapes(this).Shaped(shape, new Subject(value)) : Level2Values.Convert(map, value!);
    }

    // What a case says stands at the value that chose it.
    private Value? Placed(Value? chosen, CodeValue by) => chosen switch
    {
        ScalarValue scalar when scalar.Span == Span => new ScalarValue(scalar.Kind, scalar.Text, by.Span),
        MapValue map when map.Span == Span => new MapValue(map.Entries, by.Span) { OpenBecause = map.OpenBecause },
        _ => chosen,
    };

    private static string NameOf(CodeValue value) => value switch
    {
        PlainValue { Value: ScalarValue scalar } => scalar.Text,
        LibraryValue library => library.Member,
        ConstructValue construct => Short(construct.ClassName),
        _ => Set,
    };

    private static string Short(string typeName) => typeName.Substring(typeName.LastIndexOf('.') + 1);

    public static string? TextOf(MapNode map, string key) => (map.Find(key) as ScalarNode)?.Text;
}
