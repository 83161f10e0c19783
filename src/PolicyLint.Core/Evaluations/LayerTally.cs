using System;
using System.Collections.Generic;
using PolicyLint.Rules;
using PolicyLint.Schemas;

namespace PolicyLint.Evaluations;

/// <summary>Sums up what the rules came to, layer by layer.</summary>
internal static class LayerTally
{
    /// <summary>True where some rule of severity error fails or cannot be told.</summary>
    public static bool HasError(List<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
        {
            if (IsError(evaluation))
                return true;
        }

        return false;
    }

    /// <summary>The layers in which some rule had something to judge, by name.</summary>
    /// <param name="evaluations">What failed or could not be told; passes among them are not counted again.</param>
    /// <param name="passes">How often rules held, by layer.</param>
    public static List<LayerVerdicts> Of(IReadOnlyList<Evaluation> evaluations, Dictionary<string, int> passes)
    {
        var layers = new Dictionary<string, LayerVerdicts>(StringComparer.Ordinal);
        foreach (var layer in passes)
            layers[layer.Key] = new LayerVerdicts(layer.Key, layer.Value, 0, 0, null, null);
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Suppressed is not null || evaluation.Outcome is not (Outcome.Fail or Outcome.Unknown))
                continue;
            var name = evaluation.Rule.Layer;
            var before = layers.TryGetValue(name, out var known) ? known : new LayerVerdicts(name, 0, 0, 0, null, null);
            layers[name] = evaluation.Outcome == Outcome.Unknown
                ? before with { Unknowns = before.Unknowns + 1, FirstDoubt = First(before.FirstDoubt, evaluation) }
                : before with { Failures = before.Failures + 1, FirstError = First(before.FirstError, evaluation) };
        }

        var ordered = new List<LayerVerdicts>(layers.Values);
        ordered.Sort(static (left, right) => string.CompareOrdinal(left.Layer, right.Layer));
        return ordered;
    }

    private static string? First(string? known, Evaluation evaluation)
    {
        if (!IsError(evaluation))
            return known;
        return known is null || string.CompareOrdinal(evaluation.Rule.Id, known) < 0 ? evaluation.Rule.Id : known;
    }

    private static bool IsError(Evaluation evaluation) =>
        evaluation.Outcome is Outcome.Fail or Outcome.Unknown && evaluation.Suppressed is null && evaluation.Severity == Severity.Error;
}
