using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>Principals of the CDK as IAM's JSON.</summary>
internal static class PrincipalConversion
{
    /// <summary>One principal, or a list of them, as the map that a statement holds.</summary>
    public static Value Of(CodeValue code)
    {
        if (code is EitherValue either)
            return Choice(either);
        var byKind = new Dictionary<string, List<Value>>(System.StringComparer.Ordinal);
        UnknownValue? open = null;
        if (code is SequenceValue sequence)
        {
            open = sequence.OpenBecause;
            foreach (var item in sequence.Items)
                open ??= Add(byKind, item);
        }
        else
        {
            open = Add(byKind, code);
        }

        if (byKind.ContainsKey("*"))
            return new ScalarValue(ScalarKind.String, "*", code.Span);
        var entries = new List<PropertyEntry>();
        foreach (var pair in byKind)
            entries.Add(new PropertyEntry(pair.Key, code.Span, new ListValue(pair.Value, code.Span)));
        return new MapValue(entries, code.Span) { OpenBecause = open };
    }

    /// <summary>The action by which the principal assumes a role; null where it is not known.</summary>
    public static string? AssumeAction(CodeValue? code) => code switch
    {
        LibraryValue { TypeName: "aws_iam.WebIdentityPrincipal" or "aws_iam.OpenIdConnectPrincipal" } => "sts:AssumeRoleWithWebIdentity",
        LibraryValue { TypeName: "aws_iam.SamlPrincipal" } => "sts:AssumeRoleWithSAML",
        LibraryValue
        {
            TypeName: "aws_iam.ServicePrincipal" or "aws_iam.ArnPrincipal" or "aws_iam.AccountPrincipal" or "aws_iam.AccountRootPrincipal"
            or "aws_iam.AnyPrincipal" or "aws_iam.StarPrincipal"
        } => "sts:AssumeRole",
        _ => null,
    };

    private static CodeChoice Choice(EitherValue either)
    {
        var alternatives = new Value?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = either.Alternatives[i] is { } alternative ? Of(alternative) : null;
        return new CodeChoice(either.Variable, alternatives, either.Span);
    }

    // The reason where the principal is not known.
    private static UnknownValue? Add(Dictionary<string, List<Value>> byKind, CodeValue code)
    {
        if (code is ConstructValue { Main: { } role } construct && construct.ClassName is "aws_iam.Role" or "aws_iam.User")
        {
            Put(byKind, "AWS", new ReferenceValue(role.Owner.Stack!, role.LogicalId, "Arn", code.Span));
            return null;
        }

        if (code is not LibraryValue { Member: "new" } library)
            return new UnknownValue(UnknownCause.Code, "the principal is not followed", null, code.Span);
        var argument = ValueConversion.Of(library.Argument(0));
        switch (library.TypeName)
        {
            case "aws_iam.StarPrincipal":
                Put(byKind, "*", Text("*", code.Span));
                return null;
            case "aws_iam.AnyPrincipal":
                Put(byKind, "AWS", Text("*", code.Span));
                return null;
            case "aws_iam.AccountRootPrincipal":
                Put(byKind, "AWS", PseudoParameter.RootOf(null, code.Span));
                return null;
            case "aws_iam.ServicePrincipal" when argument is not null && library.Arguments.Count < 2:
                Put(byKind, "Service", argument);
                return null;
            case "aws_iam.ArnPrincipal" when argument is not null:
                Put(byKind, "AWS", argument);
                return null;
            case "aws_iam.AccountPrincipal" when argument is not null:
                Put(byKind, "AWS", PseudoParameter.RootOf(argument, code.Span));
                return null;
            case "aws_iam.CompositePrincipal" when library.Argument(0) is SequenceValue parts:
                UnknownValue? open = parts.OpenBecause;
                foreach (var part in parts.Items)
                    open ??= Add(byKind, part);
                return open;
            default:
                return new UnknownValue(UnknownCause.Code, "the principal is not followed", null, code.Span);
        }
    }

    private static ScalarValue Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);

    private static void Put(Dictionary<string, List<Value>> byKind, string kind, Value value)
    {
        if (!byKind.TryGetValue(kind, out var list))
            byKind[kind] = list = [];
        list.Add(value);
    }
}
