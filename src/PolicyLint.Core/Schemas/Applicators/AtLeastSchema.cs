using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>So many of the schemas hold at least: a score.</summary>
internal sealed class AtLeastSchema(Operand count, Schema[] schemas) : Schema
{
    private const int MostTold = 4;

    public override Judgment Judge(Value value, Scope scope)
    {
        int holding = 0, undecided = 0;
        var failed = new List<string>();
        foreach (var schema in schemas)
        {
            var judgment = schema.Judge(value, scope);
            if (judgment.Verdict == Verdict.Pass)
                holding++;
            else if (judgment.Verdict == Verdict.Unknown)
                undecided++;
            else if (!failed.Contains(judgment.Because))
                failed.Add(judgment.Because);
        }

        if (count.In(scope, value) is not ScalarValue scalar || !int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return scope.Doubt("how many have to hold is not a known number");
        if (holding >= number)
            return Judgment.Pass;
        var score = $"{Text(holding)} of {Text(schemas.Length)} hold and {Text(number)} are asked for";
        return holding + undecided >= number ? scope.Doubt(score + ", the rest is not known") : scope.Missing(score + ": " + Told(failed));
    }

    private static string Told(List<string> failed) =>
        failed.Count <= MostTold ? string.Join("; ", failed) : string.Join("; ", failed.GetRange(0, MostTold)) + "; and more";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
