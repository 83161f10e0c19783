using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What making a construct or calling its methods does beside making resources, as tables say it.</summary>
internal sealed class Level2Effects(ConstructValue construct, Session session)
{
    private readonly TableTemplates _templates = new(construct, session);
    private readonly PolicyEdits _policies = new(session);

    /// <summary>Runs the effects in their order.</summary>
    /// <returns>What the last of them made; null where none made anything.</returns>
    public CodeValue? Run(ListNode effects, Subject subject, SourceSpan span)
    {
        CodeValue? made = null;
        foreach (var effect in effects.Items)
            made = Run((MapNode)effect, subject, span) ?? made;
        return made;
    }

    private CodeValue? Run(MapNode effect, Subject subject, SourceSpan span)
    {
        return effect.Find("when") is { } when ? RunWhen(effect, _templates.Of(when, subject), subject, span) : RunAlways(effect, subject, span);
    }

    private CodeValue? RunWhen(MapNode effect, Value? condition, Subject subject, SourceSpan span)
    {
        switch (session.Guards.Settle(condition))
        {
            case null or ScalarValue { Text: "false" }:
                return null;
            case UnknownValue unknown:
                OpenTargets(effect, subject, unknown);
                return null;
            case CodeChoice choice:
                CodeValue? made = null;
                var depth = session.Guards.Count;
                for (var i = 0; i < choice.Options.Count; i++)
                {
                    session.Guards.Push(choice.Variable, i);
                    made = RunWhen(effect, choice.Options[i], subject, span) ?? made;
                    session.Guards.Truncate(depth);
                }

                return made;
            case ChoiceValue:
                OpenTargets(effect, subject, Session.UnknownAt(span, "whether this happens depends on a condition"));
                return null;
            default:
                return RunAlways(effect, subject, span);
        }
    }

    private CodeValue? RunAlways(MapNode effect, Subject subject, SourceSpan span)
    {
        if (effect.Find("once") is ScalarNode { Text: var thing } && _templates.Find(thing, subject) is { } bound && !session.Once.Add(bound))
            return null;
        if (effect.Find("of") is ScalarNode { Text: var path })
            return RunEach(effect, _templates.Find(path, subject), span);
        if (effect.Find("of") is MapNode items)
            return RunEach(effect, _templates.Code.Of(items, subject), span);
        return RunOnce(effect, subject, span);
    }

    private CodeValue? RunEach(MapNode effect, CodeValue? items, SourceSpan span)
    {
        CodeValue? made = null;
        switch (items)
        {
            case SequenceValue sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                    made = RunOnce(effect, new Subject(sequence.Items[i], (i + 1).ToString(CultureInfo.InvariantCulture)), span) ?? made;
                if (sequence.OpenBecause is { } open)
                    construct.Around!.StackOpenBecause ??= open;
                return made;
            case RecordValue { Type: null } dictionary:
                foreach (var slot in dictionary.Slots)
                    made = RunOnce(effect, new Subject(slot.Value, slot.Name), span) ?? made;
                return made;
            case null:
                return null;
            default:
                construct.Around!.StackOpenBecause ??= Session.UnknownAt(items.Span, "the list is not followed");
                return null;
        }
    }

    private CodeValue? RunOnce(MapNode effect, Subject subject, SourceSpan span)
    {
        if (effect.Find("bind") is ScalarNode { Text: var bound })
            return Bind(_templates.Find(bound, subject), span);
        if (effect.Find("make") is MapNode make)
            return Make(make, subject, span);
        if (effect.Find("steps") is { } steps)
            Steps(effect, _templates.Code.Of(steps, subject), span);
        else if (effect.Find("allow") is ScalarNode { Text: var allowed })
            Allow(effect, allowed, subject, span);
        else if (effect.Find("lay") is not null)
            new VpcNetwork(construct, session).Make();
        else if (effect.Find("grant") is { } actions)
            Grant(effect, actions, subject, span);
        else if (effect.Find("statement") is { } statement)
            AddStatement(effect, statement, subject, span);
        else if (effect.Find("set") is { } value)
            Set(effect, value, subject);
        else if (effect.Find("call") is ScalarNode { Text: var method })
            Call(effect, method, subject, span);
        else if (effect.Find("open") is ScalarNode { Text: var because })
            OpenTargets(effect, subject, Session.UnknownAt(span, because));
        return null;
    }

    // Rules of security groups: of one group (ingress, egress), or of the groups of whoever is connected (a method of Connections).
    private void Allow(MapNode effect, string method, Subject subject, SourceSpan span)
    {
        var port = _templates.Code.Of(effect.Find("port"), subject);
        var description = _templates.Code.Of(effect.Find("description"), subject);
        var other = _templates.Code.Of(effect.Find("other"), subject);
        var isRemote = Evaluator.KnownText(_templates.Code.Of(effect.Find("remote"), subject)) == "true";
        if (TableTemplates.IsAbsent(other) && effect.Find("other") is not null)
            return;
        foreach (var target in Targets(effect, subject))
        {
            if (method is "ingress" or "egress" && port is not null && other is not null)
            {
                var rules = new SecurityGroupRules(session);
                if (method == "ingress")
                    rules.AddIngress(target, other, port, description, isRemote, span);
                else
                    rules.AddEgress(target, other, port, description, isRemote, span);
                continue;
            }

            if (other is SequenceValue several)
            {
                foreach (var one in several.Items)
                    Connect(target, method, one, port, description, effect, subject, span);
                continue;
            }

            Connect(target, method, other, port, description, effect, subject, span);
        }
    }

    private void Connect(CodeValue target, string method, CodeValue? other, CodeValue? port, CodeValue? description, MapNode effect, Subject subject, SourceSpan span)
    {
        // Some constructs say on which port they are reached.
        if (other is ConstructValue reached && Level2Members.Member(reached, "TargetPort", span, session) is LibraryValue own)
            port = own;
        Slot[] arguments = [new("other", span, other), new("portRange", span, port), new("description", span, description)];
        var connections = new Connections(session);
        if (connections.Of(target) is not { } found || !connections.Invoke(found, method, arguments, span))
            OpenTargets(effect, subject, Session.UnknownAt(span, "whom this lets in is not followed"));
    }

    /// <summary>Does what an object does to the construct that it is given to.</summary>
    private CodeValue? Bind(CodeValue? value, SourceSpan span)
    {
        switch (value)
        {
            case LibraryValue library when Level2Table.Shipped.Binding(library.TypeName) is { } effects:
                return Run(effects, new Subject(library), span);
            case null or PlainValue { Value: ScalarValue }:
                return null;
            default:
                var because = Session.UnknownAt(value.Span, "what this does to others is not followed");
                construct.Around!.StackOpenBecause ??= because;
                Open(construct, because);
                new Escapes(session).Hand(value, because);
                return null;
        }
    }

    private ConstructValue Make(MapNode make, Subject subject, SourceSpan span)
    {
        var scope = make.Find("in") is { } place ? ImportedConstructs.Of(_templates.Code.Of(place, subject), session) ?? construct : construct;
        var id = session.Guards.Settle(_templates.Of(make.Find("id"), subject)) is ScalarValue text ? text.Text : null;
        if (TableTemplates.TextOf(make, "shared") == "true" && id is not null && session.Child(scope, id) is { } before)
            return before;
        var presence = session.Guards.ToCondition();
        if (TableTemplates.TextOf(make, "class") is { } className)
            return Level2Lowering.MakeConstruct(scope, id, className, _templates.Code.Of(make.Find("props"), subject), presence, span, session);
        var made = new ConstructValue(scope.Type, "", span) { Scope = scope, Id = id, Ordinal = ++session.Made, IdSpan = span, IsAttached = true, Presence = presence };
        session.Constructs.Add(made);
        var properties = _templates.Of(make.Find("properties"), subject) as MapValue ?? new MapValue([], span);
        Level1.AddDraft(made, made.LogicalId, TableTemplates.TextOf(make, "type")!, properties, "");
        return made;
    }

    private void Grant(MapNode effect, Node actions, Subject subject, SourceSpan span)
    {
        PropertyEntry[] entries =
        [
            new("Action", span, _templates.Of(actions, subject) ?? new ListValue([], span)),
            new("Effect", span, new ScalarValue(ScalarKind.String, "Allow", span)),
            new("Resource", span, _templates.Of(effect.Find("resources"), subject) ?? new ScalarValue(ScalarKind.String, "*", span)),
        ];
        var statement = new MapValue(entries, span);
        System.Action<LibraryValue>? otherwise = null;
        if (TableTemplates.TextOf(effect, "resourcePolicy") is { } method)
            otherwise = principal => _policies.AddToResource(construct, method, statement, principal, span);
        else if (effect.Find("otherwise") is ListNode effects)
            otherwise = _ => Run(effects, subject, span);
        _policies.Grant(_templates.Code.Of(effect.Find("to"), subject), statement, otherwise, span);
    }

    private void Steps(MapNode effect, CodeValue? definition, SourceSpan span)
    {
        var to = new Slot("", span, _templates.Code.Of(effect.Find("to"), new Subject(construct.Properties)));
        new StateMachineSteps(session).Grant(definition, (needed, step) => Run(needed, new Subject(step), span), _ => PolicyEdits.OpenGrantees(session, [to], span));
    }

    private void AddStatement(MapNode effect, Node statement, Subject subject, SourceSpan span)
    {
        var value = _templates.Of(statement, subject);
        if (value is null)
            return;
        var via = TableTemplates.TextOf(effect, "via") ?? "AddToResourcePolicy";
        foreach (var target in Targets(effect, subject))
        {
            if (target is not ConstructValue one)
                continue;
            if (Level2Table.Shipped.Find(one.ClassName)?.StatementOf(via) is { } place)
                _policies.Add(one, place, new PlainValue(value), span);
            else
                Open(one, Session.UnknownAt(span, "what is added to its policy is not followed"));
        }
    }

    private void Set(MapNode effect, Node template, Subject subject)
    {
        var value = _templates.Of(template, subject);
        string[] path = TableTemplates.TextOf(effect, "at")!.Split('.');
        if (effect.Find("key") is { } last)
            path = [.. path, (_templates.Of(last, subject) as ScalarValue)?.Text ?? "?"];
        foreach (var target in Targets(effect, subject))
        {
            if (target is not ConstructValue { Main: { } draft })
                continue;
            var isAppended = TableTemplates.TextOf(effect, "append") == "true" && value is not null;
            var changed = isAppended ? MapEdits.Appended(draft.Properties, path, value!) : MapEdits.With(draft.Properties, path, 0, value);
            draft.Properties = MapEdits.Guarded(draft.Properties, changed, path, session.Guards);
        }
    }

    private void Call(MapNode effect, string method, Subject subject, SourceSpan span)
    {
        var arguments = new List<Slot>();
        foreach (var entry in (effect.Find("with") as MapNode)?.Entries ?? [])
            arguments.Add(new Slot(entry.Key.Text, span, _templates.Code.Of(entry.Value, subject)));
        foreach (var target in Targets(effect, subject))
        {
            if (target is ConstructValue one && !new Level2Members(session).Invoke(one, method, arguments, span, out _))
                Open(one, Session.UnknownAt(span, $"what {method} changes is not followed"));
            else if (target is LibraryValue)
                PolicyEdits.OpenGrantees(session, arguments, span);
        }
    }

    private IEnumerable<CodeValue> Targets(MapNode effect, Subject subject)
    {
        if (effect.Find("on") is not { } on)
            return [construct];
        var target = session.Guards.Settle(_templates.Code.Of(on, subject));
        switch (target)
        {
            case null:
                return [];
            case EitherValue or PlainValue { Unknown: not null }:
                construct.Around!.StackOpenBecause ??= Session.UnknownAt(target.Span, "which construct this changes is not followed");
                foreach (var alternative in (target as EitherValue)?.Alternatives ?? [])
                    Open(alternative, construct.Around.StackOpenBecause);
                return [];
            default:
                return [target];
        }
    }

    private void OpenTargets(MapNode effect, Subject subject, UnknownValue because)
    {
        construct.Around!.StackOpenBecause ??= because;
        foreach (var target in effect.Find("to") is { } to ? [_templates.Code.Of(to, subject)] : (IEnumerable<CodeValue?>)Targets(effect, subject))
            Open(target, because);
    }

    private void Open(CodeValue? target, UnknownValue because)
    {
        if (target is ConstructValue one)
            new Escapes(session).Open(one, because);
    }
}
