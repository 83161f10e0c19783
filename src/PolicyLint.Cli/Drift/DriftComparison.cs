using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Drift;

/// <summary>Puts the verdicts on a template beside those on what was deployed of it.</summary>
/// <param name="showsUnknown">True to list also where one of the two cannot be told.</param>
internal sealed class DriftComparison(IReadOnlyList<ResourceMatch> matches, bool showsUnknown)
{
    private readonly Dictionary<string, List<Evaluation>> _deployed = KeysOf(matches);

    /// <summary>Takes the verdicts on an item; those on items that are no resource of the template are passed over.</summary>
    public void Add(ItemVerdicts verdicts)
    {
        if (_deployed.TryGetValue(DeployedItem.KeyOf(verdicts.Item), out var evaluations))
            evaluations.AddRange(verdicts.Evaluations);
    }

    /// <summary>The comparison, in the order of the matches.</summary>
    /// <param name="template">The evaluations of the template, passes as well.</param>
    public List<ResourceDrift> Compare(IReadOnlyList<Evaluation> template)
    {
        var drifts = new List<ResourceDrift>(matches.Count);
        foreach (var match in matches)
        {
            if (match.Item is null)
            {
                drifts.Add(new ResourceDrift(match, [], []));
                continue;
            }

            var facts = FactComparer.Compare(match.Template.Properties, match.Deployed!.Properties);
            drifts.Add(new ResourceDrift(match, RulesOf(match, template), facts));
        }

        return drifts;
    }

    private static Dictionary<string, List<Evaluation>> KeysOf(IReadOnlyList<ResourceMatch> matches)
    {
        var keys = new Dictionary<string, List<Evaluation>>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            if (match.Item is not null)
                keys[match.Item.Key] = [];
        }

        return keys;
    }

    private List<RuleDrift> RulesOf(ResourceMatch match, IReadOnlyList<Evaluation> template)
    {
        var deployed = new Dictionary<string, Evaluation>(StringComparer.Ordinal);
        foreach (var evaluation in _deployed[match.Item!.Key])
        {
            if (evaluation.Resource?.Type == match.Template.Type && evaluation.Resource.LogicalId == match.Deployed!.LogicalId)
                deployed[evaluation.Rule.Id] = evaluation;
        }

        var drifts = new List<RuleDrift>();
        foreach (var evaluation in template)
        {
            if (evaluation.Resource != match.Template || !deployed.TryGetValue(evaluation.Rule.Id, out var other))
                continue;
            if (evaluation.Outcome != other.Outcome && (showsUnknown || IsTelling(evaluation.Outcome, other.Outcome)))
                drifts.Add(new RuleDrift(evaluation, other));
        }

        drifts.Sort(static (left, right) => string.CompareOrdinal(left.Rule.Id, right.Rule.Id));
        return drifts;
    }

    // A fail on one side tells something unless the other side is silent about it; that the deployed resource fails always does.
    private static bool IsTelling(Outcome template, Outcome deployed) =>
        deployed == Outcome.Fail || (template == Outcome.Fail && deployed != Outcome.Unknown);
}
