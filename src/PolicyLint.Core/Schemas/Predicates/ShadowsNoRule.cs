using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Waf;

namespace PolicyLint.Schemas.Predicates;

/// <summary>No rule of a web ACL ends the evaluation of nearly all requests before later rules have seen them.</summary>
public sealed class ShadowsNoRule : Assertion
{
    public static readonly Keyword Word = new(
        "shadowsNoRule",
        new KeywordOperand(
            "a map of \"maxCountries\": a number or a parameter, from which on a geographic match is wide",
            """{ "type": "object", "properties": { "maxCountries": { "anyOf": [{ "type": "integer" }, { "$ref": "#/$defs/parameter" }] } }, "required": ["maxCountries"], "additionalProperties": false }"""),
        "No rule of the web ACL allows or blocks nearly every request before a later rule that protects has seen it.")
    {
        NeedsGraph = true,
        Reads = ["AWS::WAFv2::IPSet"],
        Compile = CompileShadows,
    };

    private readonly Operand _maxCountries;

    private ShadowsNoRule(Operand maxCountries) => _maxCountries = maxCountries;

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return scope.Unknown(value, "is not a web ACL");
        var rules = RuleOrder.Read(scope.Find(map, "Rules"), scope, out var because);
        if (because is not null)
            return scope.Unknown(because).Under("Rules");
        var breadth = new StatementBreadth(scope, StatementBreadth.CountriesOf(_maxCountries.In(scope, value)));
        var allowsByDefault = scope.Find(map, "DefaultAction") switch
        {
            MapValue action => scope.Look(action, "Allow", out _),
            null => Verdict.Fail,
            _ => Verdict.Unknown,
        };
        var worst = Judgment.Pass;
        for (var i = 0; i < rules.Count - 1; i++)
            worst = Judgment.Least(worst, JudgeRule(rules, i, breadth, allowsByDefault, scope));
        return worst.Under("Rules");
    }

    private static Judgment JudgeRule(List<OrderedRule> rules, int at, StatementBreadth breadth, Verdict allowsByDefault, Scope scope)
    {
        var rule = rules[at];
        var shadowed = FirstBehind(rules, at, static later => later.Protects, out var behind);
        var wide = rule.Acts("Allow").And(breadth.MatchesMost(rule.Statement)).And(shadowed);
        var all = rule.Acts("Block").And(breadth.MatchesEverything(rule.Statement));
        var grouped = FirstBehind(rules, at, static later => later.IsGroup.And(later.OnlyCounts.Not()), out var group);
        var bypass = rule.Acts("Allow").And(allowsByDefault).And(grouped).And(breadth.NarrowsSender(rule.Statement).Not());
        var verdict = wide.Or(all).Or(bypass);
        if (verdict == Verdict.Fail)
            return Judgment.Pass;
        if (verdict == Verdict.Unknown)
            return Place(FirstUnknown.Judge(rule.Map, scope, "whether it ends the evaluation for nearly every request is not known"), rule);
        var because = wide == Verdict.Pass ? $"allows nearly every request before rule {behind!.Name} has seen it"
            : all == Verdict.Pass ? $"blocks every request, so that rule {rules[at + 1].Name} never runs"
            : $"what it allows is not seen by rule group {group!.Name}, whoever sends it; narrow it by address, label or host";
        return Place(scope.Fail(rule.Map.KeySpan("Action"), because).Under("Action"), rule);
    }

    private static Verdict FirstBehind(List<OrderedRule> rules, int at, System.Func<OrderedRule, Verdict> holds, out OrderedRule? first)
    {
        first = null;
        var verdict = Verdict.Fail;
        for (var i = at + 1; i < rules.Count && verdict != Verdict.Pass; i++)
        {
            verdict = verdict.Or(holds(rules[i]));
            first = rules[i];
        }

        return verdict;
    }

    private static Judgment Place(Judgment judgment, OrderedRule rule) =>
        judgment.Under("[" + rule.Index.ToString(CultureInfo.InvariantCulture) + "]", rule.Map.Span);

    private static ShadowsNoRule? CompileShadows(Node node, CompileContext context)
    {
        if (context.Arguments(node, "shadowsNoRule", "maxCountries") is not { } map)
            return null;
        if (map.Find("maxCountries") is { } most)
            return new ShadowsNoRule(context.Operand(most));
        context.Report(map, "'shadowsNoRule' has to say 'maxCountries'");
        return null;
    }
}
