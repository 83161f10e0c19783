using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Some statement denies everybody the actions on the resources, whenever its condition is the given one and no other.</summary>
/// <param name="actions">Actions that the denial has to cover; null for any.</param>
/// <param name="resources">Resources that the denial has to cover.</param>
/// <param name="condition">When it denies.</param>
public sealed class PolicyDenies(PatternsOperand? actions, DeniedResources resources, DenialCondition condition) : PolicyAssertion
{
    public static readonly Keyword Word = new(
        "policyDenies",
        new KeywordOperand(
            "a map of any of \"action\" (patterns, all of them), \"resource\" (patterns, all of them, or \"bucketAndObjects\"), and \"when\": \"plaintext\" or { \"tlsBelow\": number }",
            $$"""{ "type": "object", "properties": { "action": {{PredicateOperands.TextsSchema}}, "resource": {{PredicateOperands.TextsSchema}}, "when": { "anyOf": [{ "const": "plaintext" }, { "type": "object", "properties": { "tlsBelow": { "type": "number" } }, "required": ["tlsBelow"], "additionalProperties": false }] } }, "additionalProperties": false }"""),
        "A policy document denies everyone the actions on the resources: always, or whenever a request comes without TLS or with an old one.")
    {
        Compile = CompileDenial,
    };

    private static readonly PrincipalOperand Anyone = new([PrincipalKind.Anyone], new PatternsOperand([], false, false), TextsOperand.Empty, every: false);

    public override string Phrase => actions is null ? $"deny everyone {condition.Phrase}" : $"deny everyone {actions} {condition.Phrase}";

    protected override PolicyAnswer Ask(PolicyDocument policy)
    {
        var best = new PolicyAnswer(Verdict.Fail, null, "Effect", "");
        foreach (var statement in policy.Statements)
        {
            var verdict = statement.Denies;
            if (verdict != Verdict.Fail)
                verdict = verdict.And(condition.Holds(statement)).And(Anyone.Ask(statement)).And(Actions(statement)).And(resources.Cover(statement));
            if (verdict > best.Verdict)
                best = new PolicyAnswer(verdict, statement, "Effect", MustNot);
        }

        if (best.Verdict != Verdict.Pass && DenyTogether(policy) is var together && together > best.Verdict)
            best = best with { Verdict = together };
        return policy.OpenBecause is null || best.Verdict == Verdict.Pass ? best : best with { Verdict = Verdict.Unknown };
    }

    private Verdict Actions(PolicyStatement statement) => actions is null ? Verdict.Pass : ActionMatches.Ask(statement, actions);

    // What one statement does not deny another may: for each action all resources have to be denied.
    private Verdict DenyTogether(PolicyDocument policy)
    {
        var denials = new List<Denial>();
        foreach (var statement in policy.Statements)
        {
            if (statement.Denies.And(condition.Holds(statement)).And(Anyone.Ask(statement)) is var denies and not Verdict.Fail)
                denials.Add(new Denial(statement, denies));
        }

        if (denials.Count < 2)
            return Verdict.Fail;
        if (actions is null)
            return DenyTogether(denials, null);
        var verdict = Verdict.Pass;
        foreach (var action in actions.Patterns)
            verdict = verdict.And(DenyTogether(denials, action));
        return verdict;
    }

    private Verdict DenyTogether(List<Denial> denials, WildcardText? action)
    {
        var sure = new List<PolicyStatement>();
        var possible = new List<PolicyStatement>();
        foreach (var (statement, verdict) in denials)
        {
            var denies = action is null ? verdict : verdict.And(statement.HasEveryAction(action));
            if (denies != Verdict.Fail)
                possible.Add(statement);
            if (denies == Verdict.Pass)
                sure.Add(statement);
        }

        return resources.Cover(sure) is Verdict.Pass ? Verdict.Pass : resources.Cover(possible).And(Verdict.Unknown);
    }

    private static PolicyDenies? CompileDenial(Node node, CompileContext context)
    {
        if (context.Arguments(node, "policyDenies", "action", "resource", "when") is not { } map)
            return null;
        var actions = map.Find("action") is { } action ? new PatternsOperand(context.Texts(action, "'action'"), ignoreCase: true, every: true) : null;
        return new PolicyDenies(actions, ReadResources(map.Find("resource"), context), DenialCondition.Read(map.Find("when"), context));
    }

    private static DeniedResources ReadResources(Node? node, CompileContext context)
    {
        if (node is null)
            return new DeniedResources(null, bucketAndObjects: false);
        return node is ScalarNode { Text: "bucketAndObjects" }
            ? new DeniedResources(null, bucketAndObjects: true)
            : new DeniedResources(new PatternsOperand(context.Texts(node, "'resource'"), ignoreCase: false, every: true), bucketAndObjects: false);
    }

    private sealed record Denial(PolicyStatement Statement, Verdict Verdict);
}
