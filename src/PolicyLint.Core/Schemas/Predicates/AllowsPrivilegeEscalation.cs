using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The policy, or the policies of a list together, allow a known way to more permissions than they give.</summary>
/// <param name="wideOnly">True to count only what is allowed on all resources, or on all of a type; conditions always take a statement out.</param>
public sealed class AllowsPrivilegeEscalation(bool wideOnly) : PolicyAssertion
{
    public static readonly Keyword Word = new(
        "allowsPrivilegeEscalation",
        new KeywordOperand(
            "true or false; or { \"is\": true or false, \"resources\": \"wide\" } to count only what is allowed on all resources or all of a type",
            """{ "anyOf": [{ "type": "boolean" }, { "type": "object", "properties": { "is": { "type": "boolean" }, "resources": { "enum": ["any", "wide"] } }, "required": ["is"], "additionalProperties": false }] }"""),
        "A policy document (or a list that acts together) allows, without a condition, all actions of a known way to gain permissions, such as iam:PassRole with lambda:CreateFunction.")
    {
        Compile = CompileEscalation,
    };

    // Read when a policy is first asked: the keyword is made in every run, and few runs use it.
    private static WildcardText[][] Patterns => field ??= ReadPatterns();

    private static WildcardText[] Everything => field ??= [WildcardText.Pattern("*")];

    public override string Phrase => "allow a known way to more permissions";

    protected override PolicyAnswer Ask(PolicyDocument policy)
    {
        var best = new PolicyAnswer(Verdict.Fail, null, "Action", "");
        var grants = Grants(policy);
        if (grants.Count == 0 && policy.OpenBecause is null)
            return best;
        for (var i = 0; i < Patterns.Length && best.Verdict != Verdict.Pass; i++)
        {
            var verdict = Allows(Patterns[i], grants, policy, out var statement);
            if (verdict > best.Verdict)
                best = new PolicyAnswer(verdict, statement, "Action", $"must not allow a way to more permissions: {EscalationMethod.All[i].Name} ({string.Join(" and ", EscalationMethod.All[i].Actions)})");
        }

        return policy.OpenBecause is null ? best : best with { Verdict = Verdict.Unknown };
    }

    // Statements that may allow at all; asked once for all methods.
    private List<Grant> Grants(PolicyDocument policy)
    {
        var grants = new List<Grant>();
        foreach (var statement in policy.Statements)
        {
            var verdict = statement.Allows.And(statement.IsUnconditional);
            if (verdict != Verdict.Fail && wideOnly)
                verdict = verdict.And(WideResources.Has(statement));
            if (verdict != Verdict.Fail)
                grants.Add(new Grant(statement, verdict));
        }

        return grants;
    }

    private static Verdict Allows(WildcardText[] actions, List<Grant> grants, PolicyDocument policy, out PolicyStatement? first)
    {
        var all = Verdict.Pass;
        first = null;
        foreach (var action in actions)
        {
            var verdict = Verdict.Fail;
            foreach (var grant in grants)
            {
                var allows = grant.Verdict.And(grant.Statement.HasEveryAction(action));
                if (allows <= verdict)
                    continue;
                verdict = allows;
                first ??= grant.Statement;
            }

            if (verdict != Verdict.Fail)
                verdict = verdict.And(IsDenied(action, policy).Not());
            all = all.And(verdict);
            if (all == Verdict.Fail)
                break;
        }

        return all;
    }

    private static Verdict IsDenied(WildcardText action, PolicyDocument policy)
    {
        var verdict = Verdict.Fail;
        foreach (var statement in policy.Statements)
        {
            var denies = statement.Denies;
            if (denies != Verdict.Fail)
                denies = denies.And(statement.IsUnconditional).And(statement.HasEveryAction(action)).And(statement.HasEveryResource(Everything));
            verdict = verdict.Or(denies);
        }

        return verdict;
    }

    private static WildcardText[][] ReadPatterns()
    {
        var patterns = new WildcardText[EscalationMethod.All.Count][];
        for (var i = 0; i < patterns.Length; i++)
        {
            var actions = EscalationMethod.All[i].Actions;
            patterns[i] = new WildcardText[actions.Count];
            for (var j = 0; j < actions.Count; j++)
                patterns[i][j] = WildcardText.Pattern(actions[j], ignoreCase: true);
        }

        return patterns;
    }

    private static Schema? CompileEscalation(Node node, CompileContext context)
    {
        const string Name = "allowsPrivilegeEscalation";
        if (node is not MapNode)
            return PredicateOperands.ReadFlag(node, context, Name, new AllowsPrivilegeEscalation(wideOnly: false));
        if (context.Arguments(node, Name, "is", "resources") is not { } map)
            return null;
        if (map.Find("is") is not { } flag)
        {
            context.Report(map, $"'{Name}' has to say whether it 'is' so");
            return null;
        }

        var resources = map.Find("resources") is { } given ? context.Text(given, "'resources'") : "any";
        if (resources is not (null or "any" or "wide"))
            context.Report(map.Find("resources")!, "'resources' is \"any\" or \"wide\"");
        return PredicateOperands.ReadFlag(flag, context, Name, new AllowsPrivilegeEscalation(resources == "wide"));
    }

    /// <summary>A statement, and whether it allows what it names.</summary>
    private sealed record Grant(PolicyStatement Statement, Verdict Verdict);
}
