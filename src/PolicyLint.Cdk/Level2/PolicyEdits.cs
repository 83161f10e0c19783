using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Statements that are added to policies: a role's default policy, a bucket's policy, a key's.</summary>
internal sealed class PolicyEdits(Session session)
{
    private const string ToPrincipal = "AddToPrincipalPolicy";

    /// <summary>Adds a statement where the table says; the policy is made where there is none yet.</summary>
    /// <param name="target">Part of the table: <c>path</c>, <c>type</c>, <c>owner</c>, <c>at</c>, and as <c>first</c> statements that a new policy begins with.</param>
    public void Add(ConstructValue construct, MapNode target, CodeValue? statement, SourceSpan span)
    {
        var id = construct.LogicalIdAt(TableTemplates.TextOf(target, "path")!);
        var draft = construct.Resources.Find(r => r.LogicalId == id);
        if (draft is null && TableTemplates.TextOf(target, "type") is { } type)
        {
            draft = Level1.AddDraft(construct, id, type, Base(construct, target, id, span), "");
            draft.Condition = session.Guards.ToCondition();
            draft.OpenBecause ??= construct.HandedBecause;
        }

        if (draft is null)
            return;
        var at = TableTemplates.TextOf(target, "at")!;
        var document = MapEdits.FindWritten(draft.Properties, at) as MapValue;
        if (document is null || MapEdits.FindWritten(document, "Statement") is not ListValue list)
        {
            draft.OpenBecause ??= Session.UnknownAt(span, "what is added to the policy is not followed");
            return;
        }

        if (draft.Condition is { } made && !(made is GuardCondition guards && session.Guards.ToCondition() is GuardCondition around && guards.IsImpliedBy(around)))
            list = Widen(draft, made, list);
        var added = PolicyConversion.Statement(session.Guards.Write(statement, null), span);
        var longer = new ListValue([.. list.Items, added], list.Span) { OpenBecause = list.OpenBecause };
        draft.Properties = MapEdits.With(draft.Properties, [at, "Statement"], 0, longer);
    }

    // The policy was there under a condition: now it is there in this case, too, and what it held is held under that condition only.
    private ListValue Widen(ResourceDraft draft, Condition made, ListValue list)
    {
        draft.Condition = session.Guards.ToCondition() is { } now ? new AnyCondition(made, now) : null;
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
            items.Add(new ConditionChoice(made, item, null, item.Span));
        return new ListValue(items, list.Span) { OpenBecause = list.OpenBecause };
    }

    /// <summary>Gives whoever is named the permission.</summary>
    /// <param name="otherwise">What is done for those that have no policies of their own; null where that is not known.</param>
    public void Grant(CodeValue? grantee, MapValue statement, Action<LibraryValue>? otherwise, SourceSpan span)
    {
        switch (session.Guards.Settle(grantee))
        {
            case null:
                return;
            case EitherValue either:
                var depth = session.Guards.Count;
                for (var i = 0; i < either.Alternatives.Count; i++)
                {
                    session.Guards.Push(either.Variable, i);
                    Grant(either.Alternatives[i], statement, otherwise, span);
                    session.Guards.Truncate(depth);
                }

                return;
            case ConstructValue construct when Level2Table.Shipped.Find(construct.ClassName) is { } table:
                Grant(construct, table, statement, otherwise, span);
                return;
            case LibraryValue principal when otherwise is not null && !CodePaths.IsImported(principal):
                otherwise(principal);
                return;
            case { } other:
                OpenGrantees(session, [new Slot("", span, other)], span);
                return;
        }
    }

    /// <summary>Permissions that are not known are given to whoever is among the arguments.</summary>
    public static void OpenGrantees(Session session, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        var because = Session.UnknownAt(span, "which permissions this gives is not followed");
        var edits = new PolicyEdits(session);
        foreach (var argument in arguments)
        {
            if (argument.Value is ConstructValue construct && edits.PrincipalOf(construct) is { } principal)
                edits.Add(principal, Level2Table.Shipped.Find(principal.ClassName)!.StatementOf(ToPrincipal)!, new PlainValue(because), span);
            else
                OpenStacks(session, because);
        }
    }

    /// <summary>The role, user or group to whose policy permissions for the construct are added; null where it has none that is known.</summary>
    public ConstructValue? PrincipalOf(ConstructValue construct)
    {
        for (var depth = 0; depth < 8; depth++)
        {
            if (Level2Table.Shipped.Find(construct.ClassName) is not { } table)
                return null;
            if (table.StatementOf(ToPrincipal) is not null)
                return construct;
            if (table.Principal is not { } template || new TableTemplates(construct, session).Code.Of(template, new Subject(construct.Properties)) is not ConstructValue next)
                return null;
            construct = next;
        }

        return null;
    }

    private void Grant(ConstructValue construct, Level2Construct table, MapValue statement, Action<LibraryValue>? otherwise, SourceSpan span)
    {
        if (PrincipalOf(construct) is { } principal)
            Add(principal, Level2Table.Shipped.Find(principal.ClassName)!.StatementOf(ToPrincipal)!, new PlainValue(statement), span);
        else if (table.Principal is { } template)
            Grant(new TableTemplates(construct, session).Code.Of(template, new Subject(construct.Properties)), statement, otherwise, span);
        else
            OpenGrantees(session, [new Slot("", span, construct)], span);
    }

    /// <summary>The permission as a statement of the resource's own policy.</summary>
    public void AddToResource(ConstructValue owner, string method, MapValue statement, LibraryValue principal, SourceSpan span)
    {
        if (Level2Table.Shipped.Find(owner.ClassName)?.StatementOf(method) is not { } target)
            return;
        var entries = new PropertyEntries(statement.Entries.Count + 2);
        entries.AddAll(statement.Entries);
        entries.Add(new PropertyEntry("Principal", span, PrincipalConversion.Of(principal)));
        if (PrincipalConversion.Conditions(principal) is { } conditions)
            entries.Add(new PropertyEntry("Condition", span, conditions));
        Add(owner, target, new PlainValue(new MapValue(entries.ToArray(), span)), span);
    }

    private static void OpenStacks(Session session, UnknownValue because)
    {
        foreach (var construct in session.Constructs)
        {
            if (construct.OwnStack is not null)
                construct.StackOpenBecause ??= because;
        }
    }

    private MapValue Base(ConstructValue construct, MapNode target, string id, SourceSpan span)
    {
        var owner = TableTemplates.TextOf(target, "owner")!;
        Value reference = new ReferenceValue(construct.Stack!, construct.Main!.LogicalId, null, span);
        if (owner.EndsWith("s", StringComparison.Ordinal))
            reference = new ListValue([reference], span);
        var at = TableTemplates.TextOf(target, "at")!;
        var first = new TableTemplates(construct, session).Of(target.Find("first"), new Subject(construct.Properties)) as ListValue;
        var entries = new PropertyEntries(3);
        entries.Add(new PropertyEntry(owner, span, reference));
        entries.Add(new PropertyEntry(at, span, PolicyConversion.Document(first?.Items ?? [], null, span)));
        if (TableTemplates.TextOf(target, "type") == "AWS::IAM::Policy")
            entries.Add(new PropertyEntry("PolicyName", span, new ScalarValue(ScalarKind.String, id, span)));
        return new MapValue(entries.ToArray(), span);
    }
}
