using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Values of level 2 properties as resources have them.</summary>
internal static class Level2Values
{
    /// <summary>The value as the table wants it; null where it comes to nothing.</summary>
    /// <param name="map">The part of the table that asks for the property; <c>as</c> says how it is converted.</param>
    public static Value? Convert(MapNode map, CodeValue value)
    {
        switch (TableTemplates.TextOf(map, "as"))
        {
            case null:
                return ValueConversion.Of(value);
            case "unknown":
                return Session.UnknownAt(value.Span, "what this comes to is not followed");
            case "days":
                return Amount(value, 86_400);
            case "minutes":
                return Amount(value, 60);
            case "hours":
                return Amount(value, 3_600);
            case "action-arn":
                return value is LibraryValue { Member: "new" } action && action.TypeName.StartsWith("aws_cloudwatch_actions.", System.StringComparison.Ordinal) && action.Argument(0) is ConstructValue target
                    ? Reference(target, "Arn")
                    : Session.UnknownAt(value.Span, "the action is not followed");
            case "url-protocol":
                return Evaluator.KnownText(value) is { } url
                    ? Text(url.StartsWith("https:", System.StringComparison.Ordinal) ? "https" : "http", value.Span)
                    : Session.UnknownAt(value.Span, "the protocol is not followed");
            case "seconds":
                return Amount(value, 1);
            case "word":
                return Word(map.Find("words") as MapNode, value);
            case "assume":
                return PrincipalConversion.AssumeRole(value);
            case "principal":
                return PrincipalConversion.Of(value);
            case "principal-text":
                return PrincipalText(value);
            case "statement":
                return PolicyConversion.Statement(value, value.Span);
            case "statements":
                return Statements(value);
            case "inline":
                return InlinePolicies(value);
            case "managed":
                return ManagedPolicies(value);
            case "managed-one":
                return ManagedPolicy(value);
            case var attribute:
                return Reference(value, attribute);
        }
    }

    /// <summary>What a construct is to those who refer to it.</summary>
    /// <param name="attribute">Empty for the reference itself.</param>
    public static Value Reference(CodeValue value, string attribute)
    {
        switch (value)
        {
            case ConstructValue { Main: { } main } construct:
                return new ReferenceValue(main.Owner.Stack!, main.LogicalId, AttributeOf(construct, attribute), value.Span);
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = either.Alternatives[i] is { } alternative ? Reference(alternative, attribute) : null;
                return new CodeChoice(either.Variable, alternatives, either.Span);
            case LibraryValue library:
                foreach (var argument in library.Arguments)
                {
                    // Key.FromKeyArn(this, "Key", "arn:…")
                    if (Says(argument.Name, attribute) && ValueConversion.Of(argument) is { } said)
                        return said;
                }

                return Session.UnknownAt(value.Span, $"what {library} stands for is outside of this code");
            default:
                return ValueConversion.Of(value) as UnknownValue ?? Session.UnknownAt(value.Span, "what this refers to is not followed");
        }
    }

    // Of some resources the ARN is the reference itself: their member QueueArn, SecretArn, … says so.
    private static string? AttributeOf(ConstructValue construct, string attribute)
    {
        var name = construct.ClassName.Substring(construct.ClassName.LastIndexOf('.') + 1) + attribute;
        if (attribute == "Arn" && Level2Table.Shipped.Find(construct.ClassName)?.MemberOf(name) is ScalarNode known)
            attribute = known.Text;
        return attribute.Length == 0 ? null : attribute;
    }

    private static bool Says(string argument, string attribute) => attribute == "Arn"
        ? argument.EndsWith("Arn", System.StringComparison.Ordinal)
        : attribute.Length == 0 && (argument.EndsWith("Name", System.StringComparison.Ordinal) || argument.EndsWith("Id", System.StringComparison.Ordinal)) && argument != "id";

    private static Value Amount(CodeValue value, int unit)
    {
        if (value is LibraryValue duration && LibraryConversion.Seconds(duration) is { } seconds)
            return new ScalarValue(ScalarKind.Number, (seconds / unit).ToString(CultureInfo.InvariantCulture), value.Span);
        return Session.UnknownAt(value.Span, "the duration is not followed");
    }

    private static Value? Word(MapNode? words, CodeValue value)
    {
        if (value is not LibraryValue { Arguments.Count: 0 } member)
            return value is LibraryValue ? Session.UnknownAt(value.Span, "the value is not followed") : ValueConversion.Of(value);
        if (words is null)
            return new ScalarValue(ScalarKind.String, member.Member, value.Span);
        return words.Find(member.Member) is ScalarNode word
            ? word.Kind == ScalarKind.Null ? null : new ScalarValue(word.Kind, word.Text, value.Span)
            : Session.UnknownAt(value.Span, $"what {member} comes to is not followed");
    }

    // Lambda's permissions name their principal without saying which kind it is.
    private static Value PrincipalText(CodeValue value) =>
        value is LibraryValue { Member: "new", TypeName: "aws_iam.ServicePrincipal" or "aws_iam.AccountPrincipal" or "aws_iam.ArnPrincipal" } principal && ValueConversion.Of(principal.Argument(0)) is { } name
            ? name
            : Session.UnknownAt(value.Span, "the principal is not followed");

    private static Value Statements(CodeValue value)
    {
        if (value is not SequenceValue sequence)
            return Session.UnknownAt(value.Span, "the list of statements is not followed");
        var items = new List<Value>();
        foreach (var item in sequence.Items)
            items.Add(PolicyConversion.Statement(item, item.Span));
        return new ListValue(items, sequence.Span) { OpenBecause = sequence.OpenBecause };
    }

    private static Value InlinePolicies(CodeValue value)
    {
        if (value is not RecordValue dictionary)
            return Session.UnknownAt(value.Span, "the policies are not followed");
        var items = new List<Value>();
        foreach (var slot in dictionary.Slots)
        {
            var document = ValueConversion.Of(slot) ?? Session.UnknownAt(slot.NameSpan, "the policy is not followed");
            items.Add(new MapValue([new("PolicyName", slot.NameSpan, Text(slot.Name, slot.NameSpan)), new("PolicyDocument", slot.NameSpan, document)], slot.NameSpan));
        }

        return new ListValue(items, dictionary.Span) { OpenBecause = dictionary.OpenBecause };
    }

    private static Value ManagedPolicies(CodeValue value)
    {
        if (value is not SequenceValue sequence)
            return Session.UnknownAt(value.Span, "the list of policies is not followed");
        var items = new List<Value>();
        foreach (var item in sequence.Items)
        {
            items.Add(ManagedPolicy(item));
        }

        return new ListValue(items, sequence.Span) { OpenBecause = sequence.OpenBecause };
    }

    private static Value ManagedPolicy(CodeValue policy)
    {
        if (policy is not LibraryValue { Member: "FromAwsManagedPolicyName" } named || Evaluator.KnownText(named.Argument(0)) is not { } name)
            return Reference(policy, policy is LibraryValue ? "Arn" : "");
        return new JoinedValue([Text("arn:", policy.Span), PseudoParameter.Of(PseudoParameter.Partition, policy.Span), Text(":iam::aws:policy/" + name, policy.Span)], policy.Span);
    }

    private static ScalarValue Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);
}
