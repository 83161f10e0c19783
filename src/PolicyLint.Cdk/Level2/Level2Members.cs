using System;
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
    /// <summary>The reference that the member stands for; null where it is not known.</summary>
    public static CodeValue? Member(ConstructValue construct, string member, SourceSpan span) =>
        construct.Main is { } main && Level2Table.Shipped.Find(construct.ClassName)?.MemberOf(member) is { } attribute
            ? Level1.Reference(main, attribute.Length == 0 ? null : attribute, span)
            : null;

    /// <summary>The text that the method makes; null for methods that make none.</summary>
    public static Value? TextOf(ConstructValue construct, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        if (construct.Main is not { } main || arguments.Count != 1 || Level2Table.Shipped.Find(construct.ClassName)?.TextOf(method) is not { } text
            || ValueConversion.Of(arguments[0].Value) is not { } end)
        {
            return null;
        }

        var attribute = new ReferenceValue(construct.Stack!, main.LogicalId, Level2Lowering.Text(text, "attribute"), span);
        return new JoinedValue([attribute, new ScalarValue(ScalarKind.String, Level2Lowering.Text(text, "then")!, span), end], span);
    }

    /// <summary>Does what the method does; false where that is not known.</summary>
    public bool Invoke(ConstructValue construct, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        if (Level2Table.Shipped.Find(construct.ClassName) is not { } table)
            return false;
        if (table.StatementOf(method) is { } target && arguments.Count > 0)
        {
            var written = session.Guards.Write(arguments[0].Value, null);
            AddStatement(construct, target, PolicyConversion.Statement(written, span), span);
            return true;
        }

        if (table.IsHarmless(method))
            return true;
        if (!table.IsGrant(method))
            return false;
        Grant(arguments.Count > 0 ? arguments[0].Value : null, method, span);
        return true;
    }

    private void AddStatement(ConstructValue construct, MapNode target, Value statement, SourceSpan span)
    {
        var path = Level2Lowering.Text(target, "path")!.Split('/');
        var id = LogicalIdentity.Of(construct.PathWith(path));
        var draft = construct.Resources.Find(r => r.LogicalId == id);
        if (draft is null)
        {
            draft = Level1.AddDraft(construct, id, Level2Lowering.Text(target, "type")!, Base(construct, target, span), "");
            draft.Condition = session.Guards.ToCondition();
        }

        var at = Level2Lowering.Text(target, "at")!;
        var document = MapEdits.FindWritten(draft.Properties, at) as MapValue;
        if (document is null || MapEdits.FindWritten(document, "Statement") is not ListValue list)
        {
            draft.OpenBecause ??= Session.UnknownAt(span, "what is added to the policy is not followed");
            return;
        }

        var longer = new ListValue([.. list.Items, statement], list.Span) { OpenBecause = list.OpenBecause };
        draft.Properties = MapEdits.With(draft.Properties, [at, "Statement"], 0, longer);
    }

    private static MapValue Base(ConstructValue construct, MapNode target, SourceSpan span)
    {
        var owner = Level2Lowering.Text(target, "owner")!;
        Value reference = new ReferenceValue(construct.Stack!, construct.Main!.LogicalId, null, span);
        if (owner.EndsWith("s", StringComparison.Ordinal))
            reference = new ListValue([reference], span);
        var at = Level2Lowering.Text(target, "at")!;
        return new MapValue([new(owner, span, reference), new(at, span, PolicyConversion.Document([], null, span))], span);
    }

    // A grant adds statements to the policy of whoever gets it, and which ones is the construct's affair.
    private void Grant(CodeValue? grantee, string method, SourceSpan span)
    {
        var because = Session.UnknownAt(span, $"which permissions {method} gives is not followed");
        if (grantee is ConstructValue { ClassName: "aws_iam.Role" } role && Level2Table.Shipped.Find(role.ClassName)?.StatementOf("AddToPolicy") is { } target)
        {
            AddStatement(role, target, because, span);
            return;
        }

        foreach (var construct in session.Constructs)
        {
            if (construct.OwnStack is not null)
                construct.StackOpenBecause ??= because;
        }
    }
}
