using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Makes the resources of a level 2 construct by its table.</summary>
internal sealed class Level2Lowering(ConstructValue construct, Level2Construct table)
{
    private const string Set = "*";

    private RecordValue? Given => construct.Properties as RecordValue;

    /// <summary>Makes the resources; false where the construct has no table.</summary>
    public static bool Make(ConstructValue construct)
    {
        if (Level2Table.Shipped.Find(construct.ClassName) is not { } table)
            return false;
        new Level2Lowering(construct, table).Make();
        return true;
    }

    private void Make()
    {
        foreach (var resource in table.Resources)
            Make(resource);
        var open = OpenBecause();
        OpenTargets();
        if (open is null)
            return;
        construct.Around!.StackOpenBecause ??= open;
        foreach (var draft in construct.Resources)
            draft.OpenBecause ??= open;
    }

    private UnknownValue? OpenBecause()
    {
        if (construct.Properties is not (null or RecordValue))
            return (construct.Properties as PlainValue)?.Unknown ?? Session.UnknownAt(construct.Properties.Span, "the properties are not followed");
        if (Given is not { } given)
            return null;
        foreach (var slot in given.Slots)
        {
            if (slot.Value is not null && (!table.Follows(slot.Name) || table.Opens(slot.Name)))
                return Session.UnknownAt(slot.NameSpan, $"what the property {slot.Name} changes is not followed");
        }

        return given.OpenBecause;
    }

    // A bucket that takes another one's logs is changed for it, in a way that the app's feature flags decide.
    private void OpenTargets()
    {
        foreach (var slot in Given?.Slots ?? [])
        {
            if (!table.OpensTarget(slot.Name) || slot.Value is not ConstructValue target)
                continue;
            var because = Session.UnknownAt(slot.NameSpan, $"being a {slot.Name} changes it by the app's feature flags");
            construct.Around!.StackOpenBecause ??= because;
            foreach (var draft in target.Resources)
                draft.OpenBecause ??= because;
        }
    }

    private void Make(MapNode resource)
    {
        Condition? condition = null;
        if (resource.Find("when") is { } when)
        {
            switch (Of(when))
            {
                case null:
                    return;
                case UnknownValue unknown:
                    construct.Around!.StackOpenBecause ??= unknown;
                    return;
                case ChoiceValue choice:
                    condition = new PresentCondition(choice);
                    break;
            }
        }

        var path = Text(resource, "path")!.Split('/');
        var type = Text(resource, "type")!;
        var draft = Level1.AddDraft(construct, LogicalIdentity.Of(construct.PathWith(path)), type, Properties(resource), StructOf(type));
        draft.Condition = condition;
        if (Text(resource, "removal") is { } removal)
            Remove(draft, removal);
    }

    private void Remove(ResourceDraft draft, string otherwise)
    {
        var slot = ReferenceEquals(draft, construct.Main) ? Given?.Find("RemovalPolicy") : null;
        if (slot?.Value is { } policy)
        {
            Lifecycle.Apply(draft, policy, slot.Value.NameSpan);
            return;
        }

        var word = new ScalarValue(ScalarKind.String, otherwise, construct.IdSpan);
        Lifecycle.Set(draft, "UpdateReplacePolicy", word, construct.IdSpan);
        Lifecycle.Set(draft, "DeletionPolicy", word, construct.IdSpan);
    }

    private MapValue Properties(MapNode resource)
    {
        var properties = resource.Find("properties") is MapNode map && Of(map) is MapValue value ? value : new MapValue([], construct.IdSpan);
        foreach (var unlisted in (resource.Find("unlisted") as ListNode)?.Items ?? [])
        {
            var name = ((ScalarNode)unlisted).Text;
            properties = MapEdits.With(properties, name, construct.IdSpan, Session.UnknownAt(construct.IdSpan, $"what {name} is set to is not followed"));
        }

        return properties;
    }

    /// <summary>What a part of the table comes to for this construct; null where it is absent.</summary>
    private Value? Of(Node? node)
    {
        switch (node)
        {
            case null or ScalarNode { Kind: ScalarKind.Null }:
                return null;
            case ScalarNode scalar:
                return new ScalarValue(scalar.Kind, scalar.Text, construct.IdSpan);
            case ListNode list:
                var items = new List<Value>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    if (Of(item) is { } value)
                        items.Add(value);
                }

                return new ListValue(items, construct.IdSpan);
            default:
                return OfMap((MapNode)node);
        }
    }

    private Value? OfMap(MapNode map)
    {
        if (map.Find("$") is ScalarNode property)
            return Property(map, property.Text);
        if (map.Find("$ref") is ScalarNode sibling)
            return new ReferenceValue(construct.Stack!, LogicalIdentity.Of(construct.PathWith(sibling.Text.Split('/'))), Text(map, "attribute"), construct.IdSpan);
        if (map.Find("$join") is ListNode parts && Of(parts) is ListValue joined)
            return new JoinedValue(joined.Items, construct.IdSpan);
        if (map.Find("$pseudo") is ScalarNode pseudo)
            return PseudoParameter.Of(pseudo.Text, construct.IdSpan);
        if (map.Find("$root") is not null)
            return PseudoParameter.RootOf(null, construct.IdSpan);
        var entries = new List<PropertyEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (Of(entry.Value) is { } value)
                entries.Add(new PropertyEntry(entry.Key.Text, KeySpan(entry.Value), value));
        }

        return new MapValue(entries, construct.IdSpan);
    }

    // A property stands where the code sets it, whatever CloudFormation calls it.
    private SourceSpan KeySpan(Node node) =>
        node is MapNode map && map.Find("$") is ScalarNode property && Given?.Find(property.Text.Split('.')[0]) is { } slot ? slot.NameSpan : construct.IdSpan;

    private Value? Property(MapNode map, string path)
    {
        var names = path.Split('.');
        if (construct.Properties is not (null or RecordValue))
            return OpenBecause();
        var value = Given?.Find(names[0])?.Value;
        if (value is null && Given?.OpenBecause is { } open)
            return open;
        for (var i = 1; i < names.Length && value is not null; i++)
            value = Step(value, names[i]);
        return Property(map, value);
    }

    private static CodeValue? Step(CodeValue value, string name) => value switch
    {
        LibraryValue library when int.TryParse(name, out var index) => library.Argument(index),
        RecordValue record => record.Find(name)?.Value,
        EitherValue either => Each(either, name),
        _ => new PlainValue(Session.UnknownAt(value.Span, "the property is not followed")),
    };

    private static EitherValue Each(EitherValue either, string name)
    {
        var alternatives = new CodeValue?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = either.Alternatives[i] is { } alternative ? Step(alternative, name) : null;
        return new EitherValue(either.Variable, alternatives, either.Span);
    }

    private Value? Property(MapNode map, CodeValue? value)
    {
        switch (value)
        {
            case null or PlainValue { Value: ScalarValue { Kind: ScalarKind.Null } }:
                return (map.Find("cases") as MapNode)?.Find("") is { } absent ? Of(absent) : Of(map.Find("absent"));
            case PlainValue { Unknown: { } unknown }:
                return unknown;
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = Property(map, either.Alternatives[i]);
                return new CodeChoice(either.Variable, alternatives, either.Span);
        }

        if (map.Find("cases") is not MapNode cases)
            return Level2Values.Convert(map, value);
        var found = false;
        foreach (var entry in cases.Entries)
            found |= entry.Key.Text == CaseOf(value);
        var key = found ? CaseOf(value) : Set;
        foreach (var entry in cases.Entries)
        {
            if (entry.Key.Text == key)
                return Placed(Of(entry.Value), value);
        }

        return Session.UnknownAt(value.Span, "what this comes to is not followed");
    }

    // What a case says stands at the value that chose it.
    private Value? Placed(Value? chosen, CodeValue by) => chosen switch
    {
        ScalarValue scalar when scalar.Span == construct.IdSpan => new ScalarValue(scalar.Kind, scalar.Text, by.Span),
        MapValue map when map.Span == construct.IdSpan => new MapValue(map.Entries, by.Span) { OpenBecause = map.OpenBecause },
        _ => chosen,
    };

    private static string CaseOf(CodeValue value) => value switch
    {
        PlainValue { Value: ScalarValue scalar } => scalar.Text,
        LibraryValue library => library.Member,
        _ => Set,
    };

    private static string StructOf(string type)
    {
        var parts = type.Split([':'], StringSplitOptions.RemoveEmptyEntries);
        return "aws_" + parts[1].ToLowerInvariant() + ".Cfn" + parts[2] + "Props";
    }

    internal static string? Text(MapNode map, string key) => (map.Find(key) as ScalarNode)?.Text;
}

/// <summary>Holds where the choice comes to anything.</summary>
internal sealed class PresentCondition(ChoiceValue choice) : Condition
{
    public override bool Holds(IScenario scenario) => scenario.Resolve(choice) is not null;
}
