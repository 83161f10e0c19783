using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>
/// Every layer of defence in depth that a template has resources of has a rule that holds and no finding of severity error; the physical
/// layer is AWS's and always holds.
/// </summary>
public sealed class LayersHold : Schema
{
    public static readonly Keyword Word = new(
        "layersHold",
        new KeywordOperand(
            "a map of \"atLeast\": a number or a parameter",
            """{ "type": "object", "properties": { "atLeast": { "anyOf": [{ "type": "integer", "minimum": 0 }, { "$ref": "#/$defs/parameter" }] } }, "required": ["atLeast"], "additionalProperties": false }"""),
        "In every layer of defence in depth that the template has resources of, some rule holds and none fails as an error; for rules about templates.")
    {
        NeedsVerdicts = true,
        Compile = CompileLayers,
    };

    private const string Physical = "physical";

    private readonly Operand _atLeast;

    private LayersHold(Operand atLeast) => _atLeast = atLeast;

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Layers is not { } layers)
            return scope.Doubt("what the other rules come to is only known for a template as a whole");
        var worst = Judgment.Pass;
        var holding = 1;
        var undecided = 0;
        foreach (var layer in layers)
        {
            if (!layer.Applies || layer.Layer is Physical or "")
                continue;
            var judgment = JudgeLayer(layer);
            holding += judgment.Verdict == Verdict.Pass ? 1 : 0;
            undecided += judgment.Verdict == Verdict.Unknown ? 1 : 0;
            worst = Judgment.Least(worst, judgment);
        }

        return worst.Verdict == Verdict.Fail ? worst : Judgment.Least(worst, JudgeCount(holding, undecided, _atLeast.In(scope, value)));
    }

    private static Judgment JudgeLayer(LayerVerdicts layer)
    {
        if (layer.FirstError is { } rule)
            return Judgment.Missing($"the {layer.Layer} layer is open: {rule} fails");
        if (layer.Passes > 0)
            return layer.FirstDoubt is { } doubtful ? Judgment.Doubt($"whether the {layer.Layer} layer is open is not known: {doubtful} is unknown") : Judgment.Pass;
        return layer.Unknowns > 0
            ? Judgment.Doubt($"whether any control of the {layer.Layer} layer holds is not known")
            : Judgment.Missing($"no control of the {layer.Layer} layer holds");
    }

    private static Judgment JudgeCount(int holding, int undecided, Value? atLeast)
    {
        if (atLeast is UnknownValue unset)
            return Judgment.Unknown(unset);
        if (atLeast is not ScalarValue scalar || !int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Judgment.Doubt("how many layers have to hold is not a known number");
        if (holding >= number)
            return Judgment.Pass;
        var count = $"{Text(holding)} layers hold, the physical one counted, and {Text(number)} are asked for";
        return holding + undecided >= number ? Judgment.Doubt(count) : Judgment.Missing(count);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static LayersHold? CompileLayers(Node node, CompileContext context)
    {
        if (context.Arguments(node, "layersHold", "atLeast") is not { } map)
            return null;
        if (map.Find("atLeast") is { } number)
            return new LayersHold(context.Operand(number));
        context.Report(map, "'layersHold' has to say 'atLeast' how many");
        return null;
    }
}
