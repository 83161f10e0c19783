using System.Collections.Generic;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Drift;

/// <summary>What became of a template's resources.</summary>
/// <param name="Template">The template's path.</param>
/// <param name="Deliveries">What was read of the account.</param>
/// <param name="Resources">In the template's order.</param>
internal sealed record DriftReport(string Template, IReadOnlyList<DeliveryReport> Deliveries, IReadOnlyList<ResourceDrift> Resources)
{
    /// <summary>What is wrong with the template.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public int Count(System.Predicate<ResourceDrift> matches)
    {
        var count = 0;
        foreach (var resource in Resources)
            count += matches(resource) ? 1 : 0;
        return count;
    }
}

/// <summary>A resource of the template beside what it is deployed as.</summary>
/// <param name="Rules">The rules that say something else of one than of the other, by id.</param>
/// <param name="Facts">The properties that are otherwise than the template says.</param>
internal sealed record ResourceDrift(ResourceMatch Match, IReadOnlyList<RuleDrift> Rules, IReadOnlyList<FactDifference> Facts)
{
    public bool IsFound => Match.Item is not null;

    public bool Differs => Rules.Count > 0 || Facts.Count > 0;

    /// <summary>True where some rule that the template satisfies, or may satisfy, is broken by what is deployed.</summary>
    public bool IsWorse
    {
        get
        {
            foreach (var rule in Rules)
            {
                if (rule.IsWorse)
                    return true;
            }

            return false;
        }
    }
}

/// <summary>A rule that says something else of a deployed resource than of its template.</summary>
/// <param name="Template">What it says of the template's resource.</param>
/// <param name="Deployed">What it says of the recorded one.</param>
internal sealed record RuleDrift(Evaluation Template, Evaluation Deployed)
{
    public Rule Rule => Template.Rule;

    /// <summary>True where the deployed resource fails and its template does not.</summary>
    public bool IsWorse => Deployed.Outcome == Outcome.Fail && Template.Outcome != Outcome.Fail;
}
