using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Waf;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The rules of a web ACL or rule group need at most so much capacity.</summary>
/// <remarks>Counts what is known: it fails only where the least that is needed is too much, and holds only where the most is not.</remarks>
public sealed class WafCapacity : Assertion
{
    public static readonly Keyword Word = new(
        "wafCapacity",
        new KeywordOperand(
            "a map of \"atMost\": a number, a parameter, or the name of a property such as \"Capacity\", and \"reserved\": a number or a parameter",
            """{ "type": "object", "properties": { "atMost": { "anyOf": [{ "type": "integer" }, { "type": "string" }, { "$ref": "#/$defs/parameter" }] }, "reserved": { "anyOf": [{ "type": "integer" }, { "$ref": "#/$defs/parameter" }] } }, "required": ["atMost"], "additionalProperties": false }"""),
        "The rules of a web ACL or rule group need at most so many web ACL capacity units, with managed and own rule groups and Shield's automatic response.")
    {
        NeedsGraph = true,
        Reads = ["AWS::WAFv2::RuleGroup", .. ShieldCoverage.Reads],
        Compile = CompileCapacity,
    };

    private readonly Operand _atMost;
    private readonly Operand _reserved;

    private WafCapacity(Operand atMost, Operand reserved)
    {
        _atMost = atMost;
        _reserved = reserved;
    }

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return scope.Unknown(value, "is not a web ACL or rule group");
        var limit = Limit(map, scope);
        if (limit is UnknownValue unset)
            return scope.Unknown(unset);
        if (Number(limit) is not { } most || Number(_reserved.In(scope, value)) is not { } reserved)
            return scope.Unknown(limit ?? value, "the capacity that is allowed is not a known number");
        var rules = scope.Find(map, "Rules");
        var needed = new StatementCapacity(scope).OfRules(rules) + CapacityRange.Exactly(reserved) + OfShield(scope);
        if (needed.Low > most)
            return scope.Fail(map.KeySpan("Rules"), $"needs {(needed.Low == needed.High ? "" : "at least ")}{Text(needed.Low)} WCU of at most {Text(most)}").Under("Rules");
        return needed.High <= most
            ? Judgment.Pass
            : FirstUnknown.Judge(rules ?? map, scope, $"needs at least {Text(needed.Low)} WCU of at most {Text(most)}; what some rules need is not known").Under("Rules");
    }

    // A text that is no number names a property of the judged resource.
    private Value? Limit(MapValue map, Scope scope)
    {
        var atMost = _atMost.In(scope, map);
        return atMost is ScalarValue { Kind: ScalarKind.String } name && Number(name) is null ? scope.Find(map, name.Text) : atMost;
    }

    private static CapacityRange OfShield(Scope scope)
    {
        if (scope.Resource is not { Type: "AWS::WAFv2::WebACL" } acl)
            return CapacityRange.None;
        return ShieldCoverage.Responds(acl, scope) switch
        {
            Verdict.Pass => CapacityRange.Exactly(ShieldCoverage.ResponseUnits),
            Verdict.Fail => CapacityRange.None,
            _ => new CapacityRange(0, ShieldCoverage.ResponseUnits),
        };
    }

    private static long? Number(Value? value) =>
        value is ScalarValue scalar && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static WafCapacity? CompileCapacity(Node node, CompileContext context)
    {
        if (context.Arguments(node, "wafCapacity", "atMost", "reserved") is not { } map)
            return null;
        if (map.Find("atMost") is not { } atMost)
        {
            context.Report(map, "'wafCapacity' has to say 'atMost' how much");
            return null;
        }

        var reserved = map.Find("reserved") is { } given
            ? context.Operand(given)
            : Operand.Of(new ScalarValue(ScalarKind.Number, "0", node.Span));
        return new WafCapacity(context.Operand(atMost), reserved);
    }
}
