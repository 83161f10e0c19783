using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What members and methods of level 2 constructs give and do.</summary>
internal sealed class Level2Members(Session session)
{
    /// <summary>What the member stands for; null where it is not known.</summary>
    public static CodeValue? Member(ConstructValue construct, string member, SourceSpan span, Session session) =>
        Level2Table.Shipped.Find(construct.ClassName)?.MemberOf(member) switch
        {
            ScalarNode attribute => construct.Main is { } main ? Level1.Reference(main, attribute.Text.Length == 0 ? null : attribute.Text, span) : null,
            { } template => new TableTemplates(construct, session).Code.Of(template, new Subject(construct.Properties)),
            null => null,
        };

    /// <summary>The text that the method makes; null for methods that make none.</summary>
    public static Value? TextOf(ConstructValue construct, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        if (construct.Main is not { } main || arguments.Count != 1 || Level2Table.Shipped.Find(construct.ClassName)?.TextOf(method) is not { } text
            || ValueConversion.Of(arguments[0].Value) is not { } end)
        {
            return null;
        }

        var attribute = new ReferenceValue(construct.Stack!, main.LogicalId, TableTemplates.TextOf(text, "attribute"), span);
        return new JoinedValue([attribute, new ScalarValue(ScalarKind.String, TableTemplates.TextOf(text, "then")!, span), end], span);
    }

    /// <summary>Does what the method does; false where that is not known.</summary>
    public bool Invoke(ConstructValue construct, string method, IReadOnlyList<Slot> arguments, SourceSpan span, out CodeValue? result)
    {
        result = null;
        if (Level2Table.Shipped.Find(construct.ClassName) is not { } table)
            return false;
        if (table.StatementOf(method) is { } target && arguments.Count > 0)
        {
            foreach (var statement in arguments[0].Value is SequenceValue several ? several.Items : [arguments[0].Value!])
                new PolicyEdits(session).Add(construct, target, statement, span);
            return true;
        }

        if (table.MethodOf(method) is { } known)
        {
            result = Run(construct, known, arguments, span);
            return true;
        }

        if (table.GrantsOf(method) is { } grants)
        {
            new Level2Effects(construct, session).Run(grants, new Subject(Record(arguments, span)), span);
            return true;
        }

        if (table.IsHarmless(method))
            return true;
        if (!table.IsGrant(method))
            return false;
        PolicyEdits.OpenGrantees(session, arguments.Count > 0 ? [arguments[0]] : [], span);
        return true;
    }

    private CodeValue? Run(ConstructValue construct, MapNode method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        var subject = new Subject(Record(arguments, span));
        var made = method.Find("effects") is ListNode effects ? new Level2Effects(construct, session).Run(effects, subject, span) : null;
        return method.Find("returns") is { } returned ? new TableTemplates(construct, session).Code.Of(returned, subject) : made;
    }

    private static RecordValue Record(IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        var record = new RecordValue(null, "", span);
        foreach (var argument in arguments)
            record.Set(argument);
        return record;
    }
}
