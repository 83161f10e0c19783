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
        var layers = new Dictionary<string, Layer>(StringComparer.Ordinal);
        foreach (var layer in passes)
            layers[layer.Key] = new Layer { Passes = layer.Value };
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Suppressed is null && evaluation.Outcome is Outcome.Fail or Outcome.Unknown)
                Add(layers, evaluation);
        }

        var ordered = new List<LayerVerdicts>(layers.Count);
        foreach (var layer in layers)
            ordered.Add(layer.Value.ToVerdicts(layer.Key));
        ordered.Sort(static (left, right) => string.CompareOrdinal(left.Layer, right.Layer));
        return ordered;
    }

    private static void Add(Dictionary<string, Layer> layers, Evaluation evaluation)
    {
        if (!layers.TryGetValue(evaluation.Rule.Layer, out var layer))
            layers[evaluation.Rule.Layer] = layer = new Layer();
        if (evaluation.Outcome == Outcome.Unknown)
        {
            layer.Unknowns++;
            layer.FirstDoubt = First(layer.FirstDoubt, evaluation);
        }
        else
        {
            layer.Failures++;
            layer.FirstError = First(layer.FirstError, evaluation);
        }
    }

    private static string? First(string? known, Evaluation evaluation)
    {
        if (!IsError(evaluation))
            return known;
        return known is null || string.CompareOrdinal(evaluation.Rule.Id, known) < 0 ? evaluation.Rule.Id : known;
    }

    private static bool IsError(Evaluation evaluation) =>
        evaluation.Outcome is Outcome.Fail or Outcome.Unknown && evaluation.Suppressed is null && evaluation.Severity == Severity.Error;

    /// <summary>What has been counted of a layer so far.</summary>
    private sealed class Layer
    {
        public int Passes { get; init; }

        public int Unknowns { get; set; }

        public int Failures { get; set; }

        public string? FirstError { get; set; }

        public string? FirstDoubt { get; set; }

        public LayerVerdicts ToVerdicts(string name) => new(name, Passes, Unknowns, Failures, FirstError, FirstDoubt);
    }
}
