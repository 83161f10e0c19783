using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The text matches one of some patterns with wildcards, also where only its known parts decide it.</summary>
public sealed class Like(PatternsOperand patterns) : Assertion
{
    public static readonly Keyword Word = new(
        "like",
        new KeywordOperand(
            "a pattern with '*' and '?', or a list of them; or { \"ignoreCase\": patterns } for names of actions",
            $$"""{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }, { "type": "object", "properties": { "ignoreCase": {{PredicateOperands.TextsSchema}} }, "required": ["ignoreCase"], "additionalProperties": false }] }"""),
        "A text matches one of the patterns as a whole; references and unknown parts of it are matched by '*', and a wildcard in the text itself stands for itself.")
    {
        Compile = static (node, context) => Read(node, context),
    };

    private static Like Read(Node node, CompileContext context)
    {
        var patterns = node;
        if (node is MapNode && context.Arguments(node, "like", "ignoreCase") is { } map && map.Find("ignoreCase") is { } inAnyCase)
            patterns = inAnyCase;
        return new Like(new PatternsOperand(context.Texts(patterns, "'like'"), ignoreCase: !ReferenceEquals(patterns, node), every: false));
    }

    public override string Phrase => "be like " + patterns;

    protected override Judgment JudgeKnown(Value value, Scope scope) => Match(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Match(value, scope);

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Match(value, scope);

    private Judgment Match(Value value, Scope scope)
    {
        if (value is not (ScalarValue or JoinedValue or ReferenceValue))
            return scope.Fail(value, "must be a text");
        var text = WildcardText.Of(value, wild: false, ignoreCase: patterns.IgnoresCase);
        var verdict = Verdict.Fail;
        foreach (var pattern in patterns.Patterns)
            verdict = verdict.Or(WildcardText.Covers(pattern, text));
        return verdict switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, Must),
            _ => value is ReferenceValue reference
                ? scope.Unknown(NotYetKnown.Of(reference))
                : FirstUnknown.Judge(value, scope, "parts of the text are only known after deployment"),
        };
    }
}
