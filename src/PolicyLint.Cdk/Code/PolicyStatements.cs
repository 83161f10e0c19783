using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>Policy statements that grow after they were made: <c>statement.AddActions("s3:GetObject")</c>.</summary>
internal sealed class PolicyStatements(Session session)
{
    public const string TypeName = "aws_iam.PolicyStatement";

    /// <summary>A new statement with properties of its own, which later calls may add to.</summary>
    public static LibraryValue Make(IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        var given = arguments.Count > 0 ? arguments[0].Value : null;
        if (given is not (null or RecordValue))
            return new LibraryValue(TypeName, "new", arguments, span);
        var properties = given is RecordValue record ? record.Copy(record.Span) : new RecordValue(null, TypeName + "Props", span);
        return new LibraryValue(TypeName, "new", [new Slot("props", span, properties)], span);
    }

    public static void Assign(LibraryValue statement, string member, CodeValue? value, SourceSpan name)
    {
        if (statement.Argument(0) is RecordValue properties)
            properties.Set(new Slot(member, name, value));
    }

    /// <summary>Does what the method adds to the statement; what is not known makes it open.</summary>
    public void Invoke(LibraryValue statement, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        if (statement.Argument(0) is not RecordValue properties)
            return;
        if (session.Guards.IsConditional)
        {
            properties.OpenBecause ??= Session.UnknownAt(span, "what is added to the statement depends on a condition");
            return;
        }

        var first = arguments.Count > 0 ? arguments[0].Value : null;
        switch (method)
        {
            case "AddActions" or "AddNotActions" or "AddResources" or "AddNotResources" or "AddPrincipals" or "AddNotPrincipals":
                Append(properties, method.Substring("Add".Length), first, span);
                break;
            case "AddAllResources":
                Append(properties, "Resources", new PlainValue(new ScalarValue(ScalarKind.String, "*", span)), span);
                break;
            case "AddArnPrincipal" or "AddServicePrincipal" or "AddFederatedPrincipal" or "AddAccountRootPrincipal" or "AddAnyPrincipal" or "AddCanonicalUserPrincipal":
                Append(properties, "Principals", new LibraryValue("aws_iam." + method.Substring("Add".Length), "new", arguments, span), span);
                break;
            case "AddAwsAccountPrincipal":
                Append(properties, "Principals", new LibraryValue("aws_iam.AccountPrincipal", "new", arguments, span), span);
                break;
            case "AddCondition" when arguments.Count > 1 && Evaluator.KnownText(first) is { } key:
                Conditions(properties, span).Set(new Slot(key, span, arguments[1].Value));
                break;
            case "AddConditions" when first is RecordValue added:
                foreach (var slot in added.Slots)
                    Conditions(properties, span).Set(slot);
                break;
            case "ToString" or "ToJSON" or "ToStatementJson" or "Copy" or "ValidateForAnyPolicy" or "ValidateForIdentityPolicy" or "ValidateForResourcePolicy" or "Freeze":
                break;
            default:
                properties.OpenBecause ??= Session.UnknownAt(span, $"what {method} adds to the statement is not followed");
                break;
        }
    }

    private static RecordValue Conditions(RecordValue properties, SourceSpan span)
    {
        var conditions = (properties.Find("Conditions")?.Value as RecordValue)?.Copy(span) ?? new RecordValue(null, "", span);
        properties.Set(new Slot("Conditions", span, conditions));
        return conditions;
    }

    private static void Append(RecordValue properties, string member, CodeValue? added, SourceSpan span)
    {
        var before = properties.Find(member);
        var longer = new SequenceValue([], before?.Value?.Span ?? span);
        if (before?.Value is { } old)
            AddTo(longer, old);
        if (added is not null)
            AddTo(longer, added);
        properties.Set(new Slot(member, before?.NameSpan ?? span, longer));
    }

    private static void AddTo(SequenceValue list, CodeValue value)
    {
        if (value is SequenceValue several)
            Collections.AddAll(list, several);
        else
            list.Items.Add(value);
    }
}
