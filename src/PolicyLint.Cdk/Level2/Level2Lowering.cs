using System;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Makes what a level 2 construct stands for by its table: resources, further constructs, and what it does to others.</summary>
internal sealed class Level2Lowering
{
    private readonly ConstructValue _construct;
    private readonly Level2Construct _table;
    private readonly Session _session;
    private readonly TableTemplates _templates;

    private Level2Lowering(ConstructValue construct, Level2Construct table, Session session)
    {
        _construct = construct;
        _table = table;
        _session = session;
        _templates = new TableTemplates(construct, session);
    }

    private RecordValue? Given => _construct.Properties as RecordValue;

    private Subject Subject => new(_construct.Properties);

    /// <summary>Makes all of it; false where the construct has no table.</summary>
    public static bool Make(ConstructValue construct, Session session)
    {
        if (Level2Table.Shipped.Find(construct.ClassName) is not { } table)
            return false;
        new Level2Lowering(construct, table, session).Make();
        return true;
    }

    /// <summary>Makes a construct that a table asks for.</summary>
    public static ConstructValue MakeConstruct(ConstructValue scope, string? id, string className, CodeValue? properties, Condition? presence, SourceSpan span, Session session)
    {
        var made = new ConstructValue(scope.Type, className, span)
        {
            Scope = scope,
            Id = id,
            Ordinal = ++session.Made,
            IdSpan = span,
            IsAttached = true,
            Properties = properties,
            Presence = presence,
        };
        session.Constructs.Add(made);
        if (Make(made, session))
            return made;
        var because = Session.UnknownAt(made.IdSpan, $"which resources {className} makes is not followed");
        made.Around!.StackOpenBecause ??= because;
        new Escapes(session).Hand(properties, because);
        return made;
    }

    private void Make()
    {
        foreach (var resource in _table.Resources)
            MakeResource((MapNode)resource);
        foreach (var child in _table.Children)
            MakeChild((MapNode)child);
        if (_table.Effects is { } effects)
            new Level2Effects(_construct, _session).Run(effects, Subject, _construct.IdSpan);
        var open = OpenBecause();
        OpenTargets();
        if (open is null)
            return;
        _construct.Around!.StackOpenBecause ??= open;
        HandUnfollowed(open);
        foreach (var made in _session.Constructs)
        {
            if (!made.IsBelow(_construct))
                continue;
            foreach (var draft in made.Resources)
                draft.OpenBecause ??= open;
        }
    }

    private void HandUnfollowed(UnknownValue because)
    {
        foreach (var slot in Given?.Slots ?? [])
        {
            if (!_table.Follows(slot.Name) || _table.Opens(slot.Name))
                new Escapes(_session).Hand(slot.Value, because);
        }
    }

    private UnknownValue? OpenBecause()
    {
        if (_construct.Properties is not (null or RecordValue))
            return (_construct.Properties as PlainValue)?.Unknown ?? Session.UnknownAt(_construct.Properties.Span, "the properties are not followed");
        if (Given is not { } given)
            return null;
        foreach (var slot in given.Slots)
        {
            if (slot.Value is not null && (!_table.Follows(slot.Name) || _table.Opens(slot.Name)))
                return Session.UnknownAt(slot.NameSpan, $"what the property {slot.Name} changes is not followed");
        }

        return given.OpenBecause;
    }

    // What is named here is changed for it, in a way that the table does not say.
    private void OpenTargets()
    {
        foreach (var slot in Given?.Slots ?? [])
        {
            if (!_table.OpensTarget(slot.Name) || slot.Value is not ConstructValue target)
                continue;
            var because = Session.UnknownAt(slot.NameSpan, $"what being a {slot.Name} changes is not followed");
            _construct.Around!.StackOpenBecause ??= because;
            foreach (var draft in target.Resources)
                draft.OpenBecause ??= because;
        }
    }

    // False where it is surely not made.
    private bool IsMade(MapNode node, out Condition? condition)
    {
        condition = null;
        if (node.Find("when") is not { } when)
            return true;
        switch (_templates.Of(when, Subject))
        {
            case null or ScalarValue { Text: "false" }:
                return false;
            case UnknownValue unknown:
                _construct.Around!.StackOpenBecause ??= unknown;
                return false;
            case ChoiceValue choice:
                condition = new PresentCondition(choice);
                return true;
            default:
                return true;
        }
    }

    private void MakeResource(MapNode resource)
    {
        if (!IsMade(resource, out var condition))
            return;
        var type = TableTemplates.TextOf(resource, "type")!;
        var owner = _construct;
        if (resource.Find("child") is ScalarNode { Text: var id })
        {
            owner = new ConstructValue(_construct.Type, TableTemplates.TextOf(resource, "class")!, _construct.Span)
            {
                Scope = _construct,
                Id = id,
                IdSpan = _construct.IdSpan,
                IsAttached = true,
                Presence = BothConditions.Of(_construct.Presence, condition),
            };
            _session.Constructs.Add(owner);
            condition = null;
        }

        var draft = Level1.AddDraft(owner, _construct.LogicalIdAt(TableTemplates.TextOf(resource, "path")!), type, Properties(resource));
        draft.Condition = condition;
        if (resource.Find("logicalId") is { } named && _templates.Of(named, Subject) is ScalarValue overridden)
            draft.LogicalId = overridden.Text;
        if (TableTemplates.TextOf(resource, "removal") is { } removal)
            Remove(draft, removal);
    }

    private void MakeChild(MapNode child)
    {
        if (child.Find("when") is { } when)
            MakeChildWhen(child, _templates.Of(when, Subject));
        else
            MakeChildAlways(child, null);
    }

    private void MakeChildWhen(MapNode child, Value? when)
    {
        switch (_session.Guards.Settle(when))
        {
            case null or ScalarValue { Text: "false" }:
                return;
            case UnknownValue unknown:
                _construct.Around!.StackOpenBecause ??= unknown;
                return;
            case CodeChoice choice:
                var depth = _session.Guards.Count;
                for (var i = 0; i < choice.Options.Count; i++)
                {
                    _session.Guards.Push(choice.Variable, i);
                    MakeChildWhen(child, choice.Options[i]);
                    _session.Guards.Truncate(depth);
                }

                return;
            case ChoiceValue other:
                MakeChildAlways(child, new PresentCondition(other));
                return;
            default:
                MakeChildAlways(child, null);
                return;
        }
    }

    private void MakeChildAlways(MapNode child, Condition? condition)
    {
        var scope = TableTemplates.TextOf(child, "in") == "stack" ? _construct.Around! : _construct;
        var id = (_session.Guards.Settle(_templates.Of(child.Find("id"), Subject)) as ScalarValue)?.Text;
        if (id is not null && _session.Child(scope, id) is not null)
            return;
        var properties = child.Find("props") is { } props ? _templates.Code.Of(props, Subject) : null;
        var presence = BothConditions.Of(BothConditions.Of(_construct.Presence, _session.Guards.ToCondition()), condition);
        MakeConstruct(scope, id, TableTemplates.TextOf(child, "class")!, properties, presence, _construct.IdSpan, _session);
    }

    private void Remove(ResourceDraft draft, string otherwise)
    {
        var slot = ReferenceEquals(draft, _construct.Main) ? Given?.Find("RemovalPolicy") : null;
        if (slot?.Value is { } policy)
        {
            Lifecycle.Apply(draft, policy, slot.NameSpan);
            return;
        }

        var word = new ScalarValue(ScalarKind.String, otherwise, _construct.IdSpan);
        draft.SetAttribute("UpdateReplacePolicy", word, _construct.IdSpan);
        draft.SetAttribute("DeletionPolicy", word, _construct.IdSpan);
    }

    private MapValue Properties(MapNode resource)
    {
        var span = _construct.IdSpan;
        var properties = _templates.Of(resource.Find("properties"), Subject) as MapValue ?? new MapValue([], span);
        foreach (var unlisted in (resource.Find("unlisted") as ListNode)?.Items ?? [])
        {
            var name = ((ScalarNode)unlisted).Text;
            properties = MapEdits.With(properties, name, span, Session.UnknownAt(span, $"what {name} is set to is not followed"));
        }

        return properties;
    }

    internal static string StructOf(string type)
    {
        const string Divider = "::";
        var service = type.IndexOf(Divider, StringComparison.Ordinal) + Divider.Length;
        var resource = type.IndexOf(Divider, service, StringComparison.Ordinal) + Divider.Length;
        return resource <= service ? "" : "aws_" + type.Substring(service, resource - Divider.Length - service).ToLowerInvariant() + ".Cfn" + type.Substring(resource) + "Props";
    }
}

/// <summary>Holds where the choice comes to anything.</summary>
internal sealed class PresentCondition(ChoiceValue choice) : Condition
{
    public override bool Holds(IScenario scenario) => scenario.Resolve(choice) is not (null or ScalarValue { Text: "false" });
}
