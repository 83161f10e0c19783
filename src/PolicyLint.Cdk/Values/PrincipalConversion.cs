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
        var parts = PrincipalPart.Of(code, out var open);
        return Map(parts, open, code.Span);
    }

    /// <summary>The conditions that the principals bring with them; null without any.</summary>
    public static Value? Conditions(CodeValue? code)
    {
        if (code is null or EitherValue)
            return null;
        Value? conditions = null;
        foreach (var part in PrincipalPart.Of(code, out _))
            conditions = PrincipalPart.Merged(conditions, part.Conditions);
        return conditions;
    }

    /// <summary>The policy by which the principal may assume a role: a statement for each part of it.</summary>
    public static Value AssumeRole(CodeValue principal)
    {
        if (principal is EitherValue either)
        {
            var alternatives = new Value?[either.Alternatives.Count];
            for (var i = 0; i < alternatives.Length; i++)
                alternatives[i] = either.Alternatives[i] is { } alternative ? AssumeRole(alternative) : null;
            return new CodeChoice(either.Variable, alternatives, either.Span);
        }

        var span = principal.Span;
        var statements = new List<Value>();
        var parts = PrincipalPart.Of(principal, out var open);
        foreach (var part in parts)
        {
            Value action = part.AssumeAction is { } known
                ? new ScalarValue(ScalarKind.String, known, span)
                : new UnknownValue(UnknownCause.Code, "the action is not followed", null, span);
            var entries = new PropertyEntries(4);
            entries.Add(new PropertyEntry("Action", span, action));
            entries.Add(new PropertyEntry("Effect", span, new ScalarValue(ScalarKind.String, "Allow", span)));
            entries.Add(new PropertyEntry("Principal", span, Map([part], null, span)));
            if (part.Conditions is { } conditions)
                entries.Add(new PropertyEntry("Condition", span, conditions));
            statements.Add(new MapValue(entries.ToArray(), span));
        }

        return PolicyConversion.Document(statements, open, span);
    }

    private static Value Map(IReadOnlyList<PrincipalPart> parts, UnknownValue? open, SourceSpan span)
    {
        var byKind = new Dictionary<string, List<Value>>(System.StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.Kind == "*")
                return new ScalarValue(ScalarKind.String, "*", span);
            if (!byKind.TryGetValue(part.Kind, out var list))
                byKind[part.Kind] = list = [];
            list.Add(part.Value);
        }

        var entries = new PropertyEntries(byKind.Count);
        foreach (var pair in byKind)
            entries.Add(new PropertyEntry(pair.Key, span, new ListValue(pair.Value, span)));
        return new MapValue(entries.ToArray(), span) { OpenBecause = open };
    }

    private static CodeChoice Choice(EitherValue either)
    {
        var alternatives = new Value?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = either.Alternatives[i] is { } alternative ? Of(alternative) : null;
        return new CodeChoice(either.Variable, alternatives, either.Span);
    }
}
