using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>Policy documents, statements and principals as IAM's JSON.</summary>
internal static class PolicyConversion
{
    private const string Version = "2012-10-17";

    /// <summary>The document or statement as JSON; null for anything else. An empty document is absent.</summary>
    public static Value? Of(LibraryValue library) => library.TypeName switch
    {
        "aws_iam.PolicyDocument" => Document(library),
        "aws_iam.PolicyStatement" => Statement(library),
        _ => null,
    };

    /// <summary>A document with these statements.</summary>
    public static MapValue Document(IReadOnlyList<Value> statements, UnknownValue? openBecause, SourceSpan span) => Map(
        span,
        ("Statement", new ListValue(statements, span) { OpenBecause = openBecause }),
        ("Version", new ScalarValue(ScalarKind.String, Version, span)));

    public static Value Statement(CodeValue? code, SourceSpan span)
    {
        switch (code)
        {
            case LibraryValue { TypeName: "aws_iam.PolicyStatement" } statement:
                return Statement(statement);
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = either.Alternatives[i] is { } alternative ? Statement(alternative, span) : null;
                return new CodeChoice(either.Variable, alternatives, either.Span);
            case PlainValue { Value: MapValue or UnknownValue or ChoiceValue } known:
                return known.Value;
            default:
                return Unfollowed("the statement", code?.Span ?? span);
        }
    }

    private static MapValue Document(LibraryValue document)
    {
        var statements = new List<Value>();
        UnknownValue? open = null;
        if (document.Member != "new")
            open = Unfollowed("the policy document", document.Span);
        else if (document.Argument(0) is RecordValue props)
            open = Collect(props.Find("Statements")?.Value, statements) ?? props.OpenBecause;
        else if (document.Argument(0) is { } other && ValueConversion.Of(other) is not null)
            open = Unfollowed("the policy document", other.Span);
        foreach (var added in document.Added)
            statements.Add(Statement(added, document.Span));
        return Document(statements, open, document.Span);
    }

    private static UnknownValue? Collect(CodeValue? code, List<Value> statements)
    {
        if (code is not SequenceValue sequence)
            return code is null ? null : Unfollowed("the list of statements", code.Span);
        foreach (var item in sequence.Items)
            statements.Add(Statement(item, sequence.Span));
        return sequence.OpenBecause;
    }

    private static Value Statement(LibraryValue statement)
    {
        if (statement.Member != "new" || statement.Argument(0) is not RecordValue props)
            return Unfollowed("the statement", statement.Span);
        var entries = new PropertyEntries(4);
        Add(entries, "Sid", props.Find("Sid"));
        var effect = props.Find("Effect");
        entries.Add(new PropertyEntry("Effect", effect?.NameSpan ?? statement.Span, Effect(effect?.Value, statement.Span)));
        Add(entries, "Action", props.Find("Actions"));
        Add(entries, "NotAction", props.Find("NotActions"));
        Add(entries, "Resource", props.Find("Resources"));
        Add(entries, "NotResource", props.Find("NotResources"));
        AddConditions(entries, props);
        AddPrincipals(entries, "Principal", props.Find("Principals"));
        AddPrincipals(entries, "NotPrincipal", props.Find("NotPrincipals"));
        var open = props.OpenBecause ?? (statement.Added.Count > 0 ? Unfollowed("what is added to the statement", statement.Span) : null);
        return new MapValue(entries.ToArray(), statement.Span) { OpenBecause = open };
    }

    private static Value Effect(CodeValue? effect, SourceSpan span) => effect switch
    {
        null => new ScalarValue(ScalarKind.String, "Allow", span),
        LibraryValue { Member: "ALLOW" } => new ScalarValue(ScalarKind.String, "Allow", effect.Span),
        LibraryValue { Member: "DENY" } => new ScalarValue(ScalarKind.String, "Deny", effect.Span),
        EitherValue either => EffectOf(either),
        _ => Unfollowed("the effect", effect.Span),
    };

    private static CodeChoice EffectOf(EitherValue either)
    {
        var alternatives = new Value?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = Effect(either.Alternatives[i], either.Span);
        return new CodeChoice(either.Variable, alternatives, either.Span);
    }

    private static void Add(PropertyEntries entries, string key, Slot? slot)
    {
        if (slot is { } written && ValueConversion.Of(written) is { } value && value is not ListValue { Items.Count: 0, OpenBecause: null })
            entries.Add(new PropertyEntry(key, written.NameSpan, value));
    }

    private static void AddConditions(PropertyEntries entries, RecordValue props)
    {
        var written = props.Find("Conditions");
        var conditions = PrincipalPart.Merged(ValueConversion.Of(written?.Value), PrincipalConversion.Conditions(props.Find("Principals")?.Value));
        if (conditions is not null)
            entries.Add(new PropertyEntry("Condition", written?.NameSpan ?? conditions.Span, conditions));
    }

    private static void AddPrincipals(PropertyEntries entries, string key, Slot? slot)
    {
        if (slot is not { Value: { } code } written)
            return;
        entries.Add(new PropertyEntry(key, written.NameSpan, PrincipalConversion.Of(code)));
    }

    private static MapValue Map(SourceSpan span, params (string Key, Value Value)[] entries)
    {
        var list = new PropertyEntries(entries.Length);
        foreach (var (key, value) in entries)
            list.Add(new PropertyEntry(key, span, value));
        return new MapValue(list.ToArray(), span);
    }

    private static UnknownValue Unfollowed(string what, SourceSpan span) => new(UnknownCause.Code, what + " is not followed", null, span);
}
