using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Some statement denies everybody the actions on the resources, whenever its condition is the given one and no other.</summary>
/// <param name="actions">Actions that the denial has to cover; null for any.</param>
/// <param name="resources">Resources that the denial has to cover.</param>
/// <param name="condition">When it denies.</param>
public sealed class PolicyDenies(PatternsOperand? actions, DeniedResources resources, DenialCondition condition) : PolicyAssertion
{
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
                best = new PolicyAnswer(verdict, statement, "Effect", "must not " + Phrase);
        }

        return policy.OpenBecause is null || best.Verdict == Verdict.Pass ? best : best with { Verdict = Verdict.Unknown };
    }

    private Verdict Actions(PolicyStatement statement) => actions is null ? Verdict.Pass : ActionMatches.Ask(statement, actions);
}
