using System;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The credential can be read in the source or in the stack's parameters, rather than coming from a store of secrets.</summary>
/// <remarks>This is about where a value comes from, so that it is decided even where the value itself is not known.</remarks>
/// <param name="allowPlainParameter">True where a parameter without <c>NoEcho</c> and without default will do.</param>
/// <param name="allowParameterStore">True where plain text in the Systems Manager parameter store will do.</param>
public sealed class PlaintextSecret(bool allowPlainParameter, bool allowParameterStore) : Assertion
{
    public static readonly Keyword Word = new(
        "plaintextSecret",
        new KeywordOperand(
            "true or false; or { \"is\": true or false, \"allowPlainParameter\": true, \"allowParameterStore\": true }",
            """{ "anyOf": [{ "type": "boolean" }, { "type": "object", "properties": { "is": { "type": "boolean" }, "allowPlainParameter": { "type": "boolean" }, "allowParameterStore": { "type": "boolean" } }, "required": ["is"], "additionalProperties": false }] }"""),
        "A credential stands in plain text: a literal, a parameter's default, a parameter without NoEcho, the plain parameter store; not a secret store or a NoEcho parameter without default.")
    {
        Compile = CompileSecret,
    };

    private const string ResolveSecret = "{{resolve:secretsmanager:";
    private const string ResolveSecure = "{{resolve:ssm-secure:";
    private const string ResolvePlain = "{{resolve:ssm:";
    private const string Deployed = "was resolved when it was deployed, and no longer says where it came from";

    public override string Phrase => "be readable";

    public override Schema Negate() => new Negated(this);

    protected override Judgment JudgeKnown(Value value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeUnknown(UnknownValue value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Positive(value, scope);

    private Judgment Positive(Value value, Scope scope)
    {
        var (verdict, because) = Ask(value, scope);
        return verdict switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, "must be readable"),
            _ => scope.Unknown(value, because),
        };
    }

    private Answer Ask(Value value, Scope scope)
    {
        switch (value)
        {
            case ScalarValue { Text.Length: > 0 } when scope.Judged is { } judged && PhysicalNames.IsRecorded(judged):
                return new(Verdict.Unknown, Deployed);
            case ScalarValue scalar:
                return AskText(scalar);
            case ReferenceValue { IsPseudoParameter: true }:
                return new(Verdict.Unknown, "is only known after deployment");
            case ReferenceValue:
                return new(Verdict.Fail, "");
            case JoinedValue joined:
                return AskParts(joined, scope);
            case UnknownValue unknown:
                return AskSource(unknown);
            case ListValue list:
                return AskItems(list, scope);
            default:
                return new(Verdict.Unknown, "is not a text");
        }
    }

    private Answer AskText(ScalarValue scalar)
    {
        if (scalar.Kind == ScalarKind.Null || scalar.Text.Length == 0 || IsDynamic(scalar.Text, ResolveSecret) || IsDynamic(scalar.Text, ResolveSecure))
            return new(Verdict.Fail, "");
        if (IsDynamic(scalar.Text, ResolvePlain))
            return new(allowParameterStore ? Verdict.Fail : Verdict.Pass, "the parameter store keeps this in plain text");
        return scalar.Origin switch
        {
            { Kind: OriginKind.ParameterDefault } origin => new(Verdict.Pass, $"is a secret in plain text, the default of parameter '{origin.Name}'"),
            { Kind: OriginKind.ParameterAllowedValue } origin => new(Verdict.Pass, $"is a secret in plain text, an allowed value of parameter '{origin.Name}'"),
            { Kind: OriginKind.ParameterSupplied } origin when allowPlainParameter => new(Verdict.Fail, origin.Name),
            { Kind: OriginKind.ParameterSupplied } origin => new(Verdict.Unknown, $"comes from parameter '{origin.Name}', which was supplied from outside"),
            { Kind: OriginKind.Imported } origin => new(Verdict.Pass, $"is a secret in plain text, exported as '{origin.Name}'"),
            { } origin => new(Verdict.Pass, $"is a secret in plain text, from '{origin.Name}'"),
            null => new(Verdict.Pass, "is a secret in plain text"),
        };
    }

    private Answer AskSource(UnknownValue unknown)
    {
        switch (unknown.Cause)
        {
            case UnknownCause.SecretsManagerReference or UnknownCause.SsmSecureReference:
                return new(Verdict.Fail, "");
            case UnknownCause.Parameter when unknown.IsNoEcho || allowPlainParameter:
                return new(Verdict.Fail, "");
            case UnknownCause.Parameter when unknown.Subject is { } name:
                return new(Verdict.Pass, $"parameter '{name}' is not declared NoEcho, so that everybody who sees the stack can read it");
            case UnknownCause.SsmReference or UnknownCause.SsmParameter:
                return new(allowParameterStore ? Verdict.Fail : Verdict.Pass, "the parameter store keeps this in plain text");
            default:
                return new(Verdict.Unknown, unknown.Because);
        }
    }

    // A dynamic reference may have references inside; else the written part gives the secret's kind away and no secret lies in it,
    // unless all that is put in between is public, too.
    private Answer AskParts(JoinedValue joined, Scope scope)
    {
        if (joined.Parts.Count > 0 && joined.Parts[0] is ScalarValue first && joined.Parts[joined.Parts.Count - 1] is ScalarValue last
            && last.Text.EndsWith("}}", StringComparison.Ordinal))
        {
            if (Starts(first.Text, ResolveSecret) || Starts(first.Text, ResolveSecure))
                return new(Verdict.Fail, "");
            if (Starts(first.Text, ResolvePlain))
                return new(allowParameterStore ? Verdict.Fail : Verdict.Pass, "the parameter store keeps this in plain text");
        }

        var verdict = Verdict.Pass;
        var because = "is a secret in plain text, put together from parts that everybody can read";
        foreach (var part in joined.Parts)
        {
            if (scope.Resolve(part) is not { } resolved || resolved is ScalarValue or ReferenceValue { IsPseudoParameter: true })
                continue;
            var (one, why) = Ask(resolved, scope);
            if (one < verdict)
                (verdict, because) = (one, why);
        }

        return new(verdict, because);
    }

    private Answer AskItems(ListValue list, Scope scope)
    {
        var answer = list.OpenBecause is { } open ? new Answer(Verdict.Unknown, open.Because) : new Answer(Verdict.Fail, "");
        foreach (var item in scope.Items(list))
        {
            var one = Ask(item, scope);
            if (one.Verdict > answer.Verdict)
                answer = one;
        }

        return answer;
    }

    private static bool IsDynamic(string text, string start) => Starts(text, start) && text.EndsWith("}}", StringComparison.Ordinal);

    private static bool Starts(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    private static Schema? CompileSecret(Node node, CompileContext context)
    {
        if (node is not MapNode)
            return PredicateOperands.ReadFlag(node, context, "plaintextSecret", new PlaintextSecret(false, false));
        if (context.Arguments(node, "plaintextSecret", "is", "allowPlainParameter", "allowParameterStore") is not { } map)
            return null;
        if (map.Find("is") is not { } flag)
        {
            context.Report(map, "'plaintextSecret' has to say whether it 'is' one");
            return null;
        }

        return PredicateOperands.ReadFlag(flag, context, "is", new PlaintextSecret(
            map.Find("allowPlainParameter") is { } plain && context.Flag(plain, "'allowPlainParameter'"),
            map.Find("allowParameterStore") is { } store && context.Flag(store, "'allowParameterStore'")));
    }

    private sealed class Negated(PlaintextSecret inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeUnknown(UnknownValue value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Turned(value, scope);

        private Judgment Turned(Value value, Scope scope)
        {
            var (verdict, because) = inner.Ask(value, scope);
            return verdict switch
            {
                Verdict.Pass when value is ScalarValue or JoinedValue => scope.Fail(value, because).OfSecret(),
                Verdict.Pass => scope.Fail(value, because),
                Verdict.Fail => Judgment.Pass,
                _ => scope.Unknown(value, because),
            };
        }
    }

    // No tuple: code for tuples of verdicts is made anew in every process.
    private readonly record struct Answer(Verdict Verdict, string Because);
}
