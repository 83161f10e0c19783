using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Waf;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A web ACL costs at most so much a month, as far as its rules and the given usage tell.</summary>
/// <remarks>A budget that is not set is no limit. Prices are the rule's own, so that they carry their source and can be set.</remarks>
public sealed class MonthlyCost : Assertion
{
    public static readonly Keyword Word = new(
        "monthlyCost",
        new KeywordOperand(
            "a map of \"atMost\", \"requests\" a month, and the prices \"webAcl\", \"rule\", \"perMillionRequests\" and \"botControl\" in USD: numbers or parameters",
            $$"""{ "type": "object", "properties": { "atMost": {{Amount}}, "requests": {{Amount}}, "webAcl": {{Amount}}, "rule": {{Amount}}, "perMillionRequests": {{Amount}}, "botControl": {{Amount}} }, "required": ["atMost"], "additionalProperties": false }"""),
        "A web ACL with its rules and the given requests costs at most so many USD a month; Shield Advanced waives all but Bot Control for what it protects.")
    {
        NeedsGraph = true,
        Reads = ShieldCoverage.Reads,
        Compile = CompileCost,
    };

    private const string Amount = """{ "anyOf": [{ "type": "number" }, { "$ref": "#/$defs/parameter" }] }""";
    private const string BotControl = "AWSManagedRulesBotControlRuleSet";
    private const decimal Million = 1_000_000m;

    private static readonly string[] Arguments = ["atMost", "requests", "webAcl", "rule", "perMillionRequests", "botControl"];

    private readonly Operand?[] _operands;

    private MonthlyCost(Operand?[] operands) => _operands = operands;

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (Number("atMost", value, scope) is not { } budget)
            return Judgment.Pass;
        if (value is not MapValue map)
            return scope.Unknown(value, "is not a web ACL");
        var rules = scope.Find(map, "Rules");
        var (least, most) = Cost(rules, map, scope);
        if (least > budget)
            return scope.Fail(map.KeySpan("Rules"), $"costs {(least == most ? "" : "at least ")}{Usd(least)} a month, of a budget of {Usd(budget)}").Under("Rules");
        return most is { } known && known <= budget
            ? Judgment.Pass
            : FirstUnknown.Judge(rules ?? map, scope, $"costs at least {Usd(least)} a month, of a budget of {Usd(budget)}; the rest depends on usage that nobody gave");
    }

    private (decimal Least, decimal? Most) Cost(Value? rules, MapValue map, Scope scope)
    {
        var count = Count(rules, scope);
        var (leastBots, mostBots) = Bots(rules, scope);
        var bot = Number("botControl", map, scope) ?? 0;
        var fixedPart = Number("webAcl", map, scope) ?? 0;
        var rule = Number("rule", map, scope) ?? 0;
        decimal? requests = Number("requests", map, scope) is { } usage ? usage / Million * (Number("perMillionRequests", map, scope) ?? 0) : null;
        var waived = scope.Resource is { } acl ? ShieldCoverage.Protects(acl, scope) : Verdict.Fail;
        var least = waived == Verdict.Fail ? fixedPart + (rule * count.Low) + (requests ?? 0) : 0;
        decimal? most = waived == Verdict.Pass ? 0
            : count.High == CapacityRange.Unbounded || requests is null ? null
            : fixedPart + (rule * count.High) + requests;
        return (least + (leastBots * bot), mostBots is { } bots ? most + (bots * bot) : null);
    }

    // A rule group of one's own is one rule, and each rule inside one more.
    private static CapacityRange Count(Value? rules, Scope scope)
    {
        if (rules is not ListValue list)
            return rules is null ? CapacityRange.None : CapacityRange.Unknown;
        var count = list.IsOpen ? CapacityRange.Unknown : CapacityRange.None;
        foreach (var item in scope.Items(list))
        {
            count += CapacityRange.Exactly(1);
            count += item is not MapValue rule ? CapacityRange.Unknown
                : scope.Find(rule, "Statement") is not MapValue statement ? CapacityRange.Unknown
                : scope.Find(statement, "RuleGroupReferenceStatement") switch
                {
                    null => CapacityRange.None,
                    MapValue reference when scope.Find(reference, "Arn") is ReferenceValue { Target: { Type: "AWS::WAFv2::RuleGroup" } group } =>
                        Count(scope.Find(group.Properties, "Rules"), scope),
                    _ => CapacityRange.Unknown,
                };
        }

        return count;
    }

    private static (int Least, int? Most) Bots(Value? rules, Scope scope)
    {
        if (rules is not ListValue list)
            return (0, rules is null ? 0 : null);
        var least = 0;
        int? most = list.IsOpen ? null : 0;
        foreach (var item in scope.Items(list))
        {
            if (item is not MapValue rule || scope.Find(rule, "Statement") is not MapValue statement)
            {
                most = null;
                continue;
            }

            switch (scope.Find(statement, "ManagedRuleGroupStatement"))
            {
                case null:
                    break;
                case MapValue managed when scope.Find(managed, "Name") is ScalarValue name:
                    least += name.Text == BotControl ? 1 : 0;
                    most += name.Text == BotControl ? 1 : 0;
                    break;
                default:
                    most = null;
                    break;
            }
        }

        return (least, most);
    }

    private decimal? Number(string argument, Value judged, Scope scope) =>
        _operands[System.Array.IndexOf(Arguments, argument)]?.In(scope, judged) is ScalarValue scalar
        && ScalarComparer.TryNumber(scalar.Text, out var number)
            ? number
            : null;

    private static string Usd(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture) + " USD";

    private static MonthlyCost? CompileCost(Node node, CompileContext context)
    {
        if (context.Arguments(node, "monthlyCost", Arguments) is not { } map)
            return null;
        if (map.Find("atMost") is null)
            context.Report(map, "'monthlyCost' has to say 'atMost' how much");
        var operands = new Operand?[Arguments.Length];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = map.Find(Arguments[i]) is { } given ? context.Operand(given) : null;
        return new MonthlyCost(operands);
    }
}
