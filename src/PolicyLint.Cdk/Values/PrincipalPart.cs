using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>One principal as IAM knows it.</summary>
/// <param name="Kind"><c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>, or <c>*</c> for everybody.</param>
/// <param name="Conditions">Under which it is meant; null without any.</param>
/// <param name="AssumeAction">The action by which it assumes a role; null where that is not known.</param>
internal sealed record PrincipalPart(string Kind, Value Value, Value? Conditions, string? AssumeAction)
{
    private const string Assume = "sts:AssumeRole";

    /// <summary>The principals that a value of the CDK stands for.</summary>
    /// <param name="open">Why there may be more or others; null where these are all.</param>
    public static List<PrincipalPart> Of(CodeValue code, out UnknownValue? open)
    {
        var parts = new List<PrincipalPart>();
        open = Collect(code, parts);
        return parts;
    }

    // The reason where a principal is not known.
    private static UnknownValue? Collect(CodeValue? code, List<PrincipalPart> parts)
    {
        switch (code)
        {
            case null:
                return null;
            case SequenceValue sequence:
                var open = sequence.OpenBecause;
                foreach (var item in sequence.Items)
                    open ??= Collect(item, parts);
                return open;
            case ConstructValue { Main: { } role, ClassName: "aws_iam.Role" or "aws_iam.User" }:
                parts.Add(new PrincipalPart("AWS", new ReferenceValue(role.Owner.Stack!, role.LogicalId, "Arn", code.Span), null, Assume));
                return null;
            case LibraryValue { Member: "new" } made:
                return Made(made, parts);
            case LibraryValue { Member: "WithConditions", Receiver: { } principal } conditional:
                return Conditional(principal, conditional.Argument(0), parts);
            case LibraryValue { Member: "FromRoleArn" or "FromUserArn" } imported when ValueConversion.Of(imported.Argument(2)) is { } arn:
                parts.Add(new PrincipalPart("AWS", arn, null, Assume));
                return null;
            default:
                return Unfollowed(code);
        }
    }

    private static UnknownValue? Made(LibraryValue made, List<PrincipalPart> parts)
    {
        var span = made.Span;
        var argument = ValueConversion.Of(made.Argument(0));
        var conditions = ValueConversion.Of(made.Argument(1));
        switch (made.TypeName)
        {
            case "aws_iam.StarPrincipal":
                return Add(parts, "*", Text("*", span), null, Assume);
            case "aws_iam.AnyPrincipal":
                return Add(parts, "AWS", Text("*", span), null, Assume);
            case "aws_iam.AccountRootPrincipal":
                return Add(parts, "AWS", PseudoParameter.RootOf(null, span), null, Assume);
            case "aws_iam.ServicePrincipal" when argument is not null && ServiceConditions(made, out var limits):
                return Add(parts, "Service", argument, limits, Assume);
            case "aws_iam.ArnPrincipal" when argument is not null:
                return Add(parts, "AWS", argument, null, Assume);
            case "aws_iam.AccountPrincipal" when argument is not null:
                return Add(parts, "AWS", PseudoParameter.RootOf(argument, span), null, Assume);
            case "aws_iam.OrganizationPrincipal" when argument is not null:
                return Add(parts, "AWS", Text("*", span), Condition("aws:PrincipalOrgID", argument, span), Assume);
            case "aws_iam.CanonicalUserPrincipal" when argument is not null:
                return Add(parts, "CanonicalUser", argument, null, Assume);
            case "aws_iam.FederatedPrincipal" when argument is not null:
                return Add(parts, "Federated", argument, conditions, made.Arguments.Count < 3 ? Assume : Evaluator.KnownText(made.Argument(2)));
            case "aws_iam.WebIdentityPrincipal" when argument is not null:
                return Add(parts, "Federated", argument, conditions, "sts:AssumeRoleWithWebIdentity");
            case "aws_iam.OpenIdConnectPrincipal":
                return Add(parts, "Federated", Unfollowed(made), conditions, "sts:AssumeRoleWithWebIdentity");
            case "aws_iam.SamlPrincipal":
                return Add(parts, "Federated", Unfollowed(made), conditions, "sts:AssumeRoleWithSAML");
            case "aws_iam.PrincipalWithConditions":
                return Conditional(made.Argument(0), made.Argument(1), parts);
            case "aws_iam.CompositePrincipal":
                return Collect(made.Argument(0), parts);
            default:
                return Unfollowed(made);
        }
    }

    private static UnknownValue? Conditional(CodeValue? principal, CodeValue? conditions, List<PrincipalPart> parts)
    {
        var from = parts.Count;
        var open = Collect(principal, parts);
        if (ValueConversion.Of(conditions) is not { } added)
            return open;
        for (var i = from; i < parts.Count; i++)
            parts[i] = parts[i] with { Conditions = Merged(parts[i].Conditions, added) };
        return open;
    }

    /// <summary>Both conditions.</summary>
    public static Value? Merged(Value? left, Value? right)
    {
        if (left is null || right is null)
            return left ?? right;
        if (left is not MapValue map || right is not MapValue other)
            return new UnknownValue(UnknownCause.Code, "the conditions are not followed", null, right.Span);
        foreach (var entry in other.Entries)
        {
            var before = MapEdits.FindWritten(map, entry.Key);
            map = MapEdits.With(map, entry.Key, entry.KeySpan, before is null ? entry.Value : Merged(before, entry.Value));
        }

        return map;
    }

    // Options may name a region, which some services' names then contain.
    private static bool ServiceConditions(LibraryValue service, out Value? conditions)
    {
        conditions = null;
        if (service.Argument(1) is not { } options)
            return true;
        if (options is not RecordValue { OpenBecause: null } record || record.Find("Region")?.Value is not null)
            return false;
        conditions = ValueConversion.Of(record.Find("Conditions")?.Value);
        return true;
    }

    private static MapValue Condition(string key, Value value, SourceSpan span) =>
        new([new("StringEquals", span, new MapValue([new(key, span, value)], span))], span);

    private static UnknownValue? Add(List<PrincipalPart> parts, string kind, Value value, Value? conditions, string? action)
    {
        parts.Add(new PrincipalPart(kind, value, conditions, action));
        return null;
    }

    private static UnknownValue Unfollowed(CodeValue code) =>
        (code as PlainValue)?.Unknown ?? new UnknownValue(UnknownCause.Code, "the principal is not followed", null, code.Span);

    private static ScalarValue Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);
}
