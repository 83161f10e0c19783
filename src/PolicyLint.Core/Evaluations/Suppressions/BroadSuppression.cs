using System;
using System.Collections.Generic;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>A suppression that names its rules by <c>*</c> and so would accept what nobody has looked at.</summary>
/// <param name="place">Where it would count; it names no rules.</param>
internal sealed class BroadSuppression(SuppressionText text, SuppressionFault fault, SuppressionEntry place)
{
    private readonly WildcardText _pattern = WildcardText.Pattern(text.Rule, ignoreCase: true);

    public SuppressionEntry Place { get; } = place;

    /// <summary>What is wrong, and the rules that it would accept findings of: those are to be named.</summary>
    /// <param name="others">Suppressions in order; what they accept needs no other.</param>
    /// <param name="today">Behind its last day it accepts nothing; null for a day that is not asked about.</param>
    public SuppressionFault Fault(IReadOnlyList<Evaluation> evaluations, List<SuppressionEntry> others, DateTime? today)
    {
        var ids = text.IsOver(today) ? [] : Ids(evaluations, others);
        // Named rules without a reason would accept nothing: only a person knows it.
        return ids.Count > 0 && string.IsNullOrWhiteSpace(text.Reason) ? fault : fault with { Repair = new(text.Rule, ids) };
    }

    private List<string> Ids(IReadOnlyList<Evaluation> evaluations, List<SuppressionEntry> others)
    {
        var ids = new List<string>();
        foreach (var evaluation in evaluations)
        {
            var rule = evaluation.Rule;
            if (evaluation.Outcome == Outcome.Fail && Names(rule) && Place.CoversWhere(evaluation) && !ids.Contains(rule.Id) && !others.Exists(other => other.Covers(evaluation)))
                ids.Add(rule.Id);
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private bool Names(Rule rule) => Matches(rule.Id) || Matches(rule.Name);

    private bool Matches(string name) => WildcardText.Covers(_pattern, WildcardText.Pattern(name, ignoreCase: true)) == Verdict.Pass;
}
