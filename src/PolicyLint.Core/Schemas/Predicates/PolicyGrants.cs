using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Some statement allows the actions, and no unconditional denial takes them away again.</summary>
/// <param name="principal">To whom; null for anybody the statement names, and for policies of identities, which name nobody.</param>
/// <param name="actions">Which actions; null for any.</param>
/// <param name="resources">On which resources; null for any.</param>
/// <param name="unless">Which statements do not count.</param>
public sealed class PolicyGrants(PrincipalOperand? principal, PatternsOperand? actions, PatternsOperand? resources, GrantLimit unless)
    : PolicyAssertion
{
    public static readonly Keyword Word = new(
        "policyGrants",
        new KeywordOperand(
            "a map of any of \"principal\" (as in principalIs), \"action\" and \"resource\" (as in actionMatches), and \"unless\": \"narrowed\", \"conditional\", or { \"also\" or \"by\": condition keys }",
            $$"""{ "type": "object", "properties": { "principal": {{PredicateOperands.PrincipalSchema}}, "action": {{PredicateOperands.PatternsSchema}}, "resource": {{PredicateOperands.PatternsSchema}}, "unless": { "anyOf": [{ "enum": ["narrowed", "conditional"] }, {{Narrowed.KeysSchema}}] } }, "additionalProperties": false }"""),
        "A policy document (or a list of documents that act together) allows this in some statement, and denies it in none without a condition.")
    {
        Compile = CompileGrant,
    };

    private static readonly WildcardText[] Everything = [WildcardText.Pattern("*", ignoreCase: true)];

    private string? _clause;
    private string? _mustNotAllow;

    public override string Phrase => "allow " + Clause;

    private string Clause => _clause ??= Tell();

    private string MustNotAllow => _mustNotAllow ??= "must not allow " + Clause;

    protected override PolicyAnswer Ask(PolicyDocument policy)
    {
        var best = new PolicyAnswer(Verdict.Fail, null, Key, "");
        foreach (var statement in policy.Statements)
        {
            var verdict = Grants(statement);
            if (verdict > best.Verdict)
                verdict = verdict.And(IsDenied(statement, policy).Not());
            if (verdict > best.Verdict)
                best = new PolicyAnswer(verdict, statement, Key, MustNotAllow);
            if (best.Verdict == Verdict.Pass)
                break;
        }

        if (best.Verdict != Verdict.Pass && actions is { IsEvery: true, Patterns.Count: > 1 } && GrantTogether(policy) is var together && together > best.Verdict)
            best = best with { Verdict = together };

        // A statement that we cannot see may grant, or deny what this one grants.
        return policy.OpenBecause is null ? best : best with { Verdict = Verdict.Unknown };
    }

    private string Key => principal is not null ? "Principal" : actions is not null ? "Action" : "Resource";

    private string Tell()
    {
        var who = principal is null ? "" : principal + " ";
        var what = actions is null ? "something" : actions.ToString();
        return resources is null ? $"{who}{what}" : $"{who}{what} on {resources}";
    }

    // Each action may be granted by a statement of its own.
    private Verdict GrantTogether(PolicyDocument policy)
    {
        var verdict = Verdict.Pass;
        foreach (var action in actions!.Patterns)
        {
            var granted = Verdict.Fail;
            foreach (var statement in policy.Statements)
            {
                if (Grants(statement, statement.HasEveryAction(action)) is var grants and not Verdict.Fail)
                    granted = granted.Or(grants.And(IsDenied(statement, policy).Not()));
            }

            verdict = verdict.And(granted);
        }

        return verdict;
    }

    private Verdict Grants(PolicyStatement statement) => Grants(statement, actions is null ? Verdict.Pass : ActionMatches.Ask(statement, actions));

    private Verdict Grants(PolicyStatement statement, Verdict ofActions)
    {
        var verdict = statement.Allows.And(ofActions);
        if (verdict != Verdict.Fail && principal is not null)
            verdict = verdict.And(principal.Ask(statement));
        if (verdict != Verdict.Fail && resources is not null)
            verdict = verdict.And(ResourceMatches.Ask(statement, resources));
        return verdict == Verdict.Fail ? verdict : verdict.And(unless.Limits(statement).Not());
    }

    private Verdict IsDenied(PolicyStatement grant, PolicyDocument policy)
    {
        var verdict = Verdict.Fail;
        foreach (var statement in policy.Statements)
        {
            var denies = statement.Denies.And(statement.IsUnconditional);
            if (denies == Verdict.Fail)
                continue;
            denies = denies.And(DeniesEverybody(statement)).And(CoversActions(statement, grant)).And(CoversResources(statement, grant));
            verdict = verdict.Or(denies);
        }

        return verdict;
    }

    // A denial in the policy of an identity is about that identity; one that spares some principals leaves the question open for them.
    private Verdict DeniesEverybody(PolicyStatement statement)
    {
        var verdict = statement.Has("Principal").Or(statement.Has("NotPrincipal")).Not();
        foreach (var one in statement.Principals)
            verdict = verdict.Or(one.Is(PrincipalKind.Anyone, []));
        return principal is { IsAboutAnyone: true } ? verdict.Or(statement.Has("NotPrincipal")) : verdict;
    }

    private Verdict CoversActions(PolicyStatement denial, PolicyStatement grant)
    {
        var asked = denial.HasEveryAction(actions?.Patterns ?? Everything);
        return asked == Verdict.Pass || grant.Texts("Action") is not { } granted
            ? asked
            : asked.Or(granted.IsOpen ? Verdict.Unknown : denial.HasEveryAction(granted.Items));
    }

    private Verdict CoversResources(PolicyStatement denial, PolicyStatement grant)
    {
        var all = denial.HasEveryResource(resources?.Patterns ?? Everything);
        if (all == Verdict.Pass || grant.Texts("Resource") is not { } granted)
            return denial.Has("Resource").Or(denial.Has("NotResource")).Not().Or(all);
        return all.Or(granted.IsOpen ? Verdict.Unknown : denial.HasEveryResource(granted.Items));
    }

    private static PolicyGrants? CompileGrant(Node node, CompileContext context)
    {
        if (context.Arguments(node, "policyGrants", "principal", "action", "resource", "unless") is not { } map)
            return null;
        return new PolicyGrants(
            map.Find("principal") is { } principal ? PredicateOperands.ReadPrincipal(principal, context, "principal") : null,
            map.Find("action") is { } action ? PredicateOperands.ReadPatterns(action, context, "action", ignoreCase: true) : null,
            map.Find("resource") is { } resource ? PredicateOperands.ReadPatterns(resource, context, "resource", ignoreCase: false) : null,
            map.Find("unless") is { } unless ? GrantLimit.Read(unless, context) : GrantLimit.None);
    }
}
