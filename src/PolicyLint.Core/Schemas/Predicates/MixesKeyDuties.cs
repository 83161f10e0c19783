using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Some principal of a key policy may both administer the key and use it; the own account's root delegates to IAM and does not count.</summary>
/// <remarks>The actions of either duty are listed in <c>kms-duties.txt</c>, with their source.</remarks>
/// <param name="accounts">Ids of the own account.</param>
/// <param name="except">Patterns of ARNs of principals that may do both.</param>
public sealed class MixesKeyDuties(TextsOperand accounts, TextsOperand except) : PolicyAssertion
{
    public static readonly Keyword Word = new(
        "mixesKeyDuties",
        new KeywordOperand(
            "true or false; or { \"is\": true or false, \"accounts\": ids of the own account, \"except\": patterns of ARNs }",
            """{ "anyOf": [{ "type": "boolean" }, { "type": "object", "properties": { "is": { "type": "boolean" }, "accounts": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "$ref": "#/$defs/parameter" }] }, "except": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "$ref": "#/$defs/parameter" }] } }, "required": ["is"], "additionalProperties": false }] }"""),
        "A KMS key policy lets one principal, other than the own account's root, both administer the key and encrypt or decrypt with it.")
    {
        Compile = static (node, context) => CompileDuties(node, context),
    };

    // Read when a policy is first asked: the keyword is made in every run, and few runs use it.
    private static WildcardText[] Administration => field ??= Duty("administration");

    private static WildcardText[] Use => field ??= Duty("use");

    public override string Phrase => "let a principal both administer and use the key";

    protected override PolicyAnswer Ask(PolicyDocument policy)
    {
        var best = new PolicyAnswer(Verdict.Fail, null, "Action", "");
        if (policy.Statements.Count == 0)
            return policy.OpenBecause is null ? best : best with { Verdict = Verdict.Unknown };
        var own = OwnAccounts.In(accounts, policy.Statements[0].Scope);
        var excepted = except.In(policy.Statements[0].Scope);
        foreach (var statement in policy.Statements)
        {
            if (statement.Allows == Verdict.Fail)
                continue;
            foreach (var principal in statement.Principals)
            {
                var verdict = principal.Is(PrincipalKind.OwnAccountRoot, own).Or(IsExcepted(principal, excepted)).Not();
                if (verdict != Verdict.Fail)
                    verdict = verdict.And(May(principal, Administration, policy)).And(May(principal, Use, policy));
                if (verdict > best.Verdict)
                    best = new PolicyAnswer(verdict, statement, "Principal", $"must not let {Shown(principal.Value)} both administer and use the key");
            }
        }

        return policy.OpenBecause is null ? best : best with { Verdict = Verdict.Unknown };
    }

    // Allowed by any statement that names the principal, and not taken away by one that denies it, action by action.
    private static Verdict May(StatementPrincipal principal, WildcardText[] actions, PolicyDocument policy)
    {
        var verdict = Verdict.Fail;
        foreach (var action in actions)
        {
            var may = Verdict.Fail;
            foreach (var statement in policy.Statements)
            {
                if (statement.Allows is var allows and not Verdict.Fail)
                    may = may.Or(allows.And(Names(statement, principal)).And(statement.HasEveryAction(action)));
            }

            foreach (var statement in policy.Statements)
            {
                if (may != Verdict.Fail && statement.Denies is var denies and not Verdict.Fail)
                    may = may.And(denies.And(statement.IsUnconditional).And(Names(statement, principal)).And(statement.HasEveryAction(action)).Not());
            }

            verdict = verdict.Or(may);
            if (verdict == Verdict.Pass)
                break;
        }

        return verdict;
    }

    private static Verdict IsExcepted(StatementPrincipal principal, IReadOnlyList<string> patterns)
    {
        var verdict = Verdict.Fail;
        foreach (var pattern in patterns)
            verdict = verdict.Or(WildcardText.Covers(WildcardText.Pattern(pattern), principal.Text));
        return verdict;
    }

    private static Verdict Names(PolicyStatement statement, StatementPrincipal principal)
    {
        var verdict = Verdict.Fail;
        foreach (var named in statement.Principals)
        {
            verdict = verdict.Or(named.Is(PrincipalKind.Anyone, [])).Or(SamePrincipal.Compare(named, principal));
            if (verdict == Verdict.Pass)
                break;
        }

        return verdict;
    }

    private static string Shown(Value value) => value switch
    {
        ScalarValue scalar => $"'{scalar.Text}'",
        ReferenceValue reference => $"'{reference.LogicalId}'",
        _ => "a principal",
    };

    private static WildcardText[] Duty(string duty)
    {
        var patterns = new List<WildcardText>();
        foreach (var row in DataTable.Read("kms-duties.txt"))
        {
            if (row[1] == duty)
                patterns.Add(WildcardText.Pattern("kms:" + row[0], ignoreCase: true));
        }

        return [.. patterns];
    }

    private static Schema? CompileDuties(Documents.Node node, CompileContext context)
    {
        const string Name = "mixesKeyDuties";
        if (node is not Documents.MapNode)
            return PredicateOperands.ReadFlag(node, context, Name, new MixesKeyDuties(TextsOperand.Empty, TextsOperand.Empty));
        if (context.Arguments(node, Name, "is", "accounts", "except") is not { } map)
            return null;
        if (map.Find("is") is not { } flag)
        {
            context.Report(map, $"'{Name}' has to say whether it 'is' so");
            return null;
        }

        var accounts = map.Find("accounts") is { } given ? PredicateOperands.ReadTexts(given, context, "'accounts'") : TextsOperand.Empty;
        var except = map.Find("except") is { } spared ? PredicateOperands.ReadTexts(spared, context, "'except'") : TextsOperand.Empty;
        return PredicateOperands.ReadFlag(flag, context, Name, new MixesKeyDuties(accounts, except));
    }
}
