using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Compliance;

/// <summary>What is known at the end of a run, beside the verdicts.</summary>
/// <param name="Deliveries">Every file or stream, by path.</param>
/// <param name="Rules">How often each rule that judged something came to which verdict, by id.</param>
/// <param name="SettingsProblems">What is wrong with settings, rules and packs.</param>
/// <param name="ExitCode">What the process will answer.</param>
internal sealed record ComplianceReport(
    IReadOnlyList<DeliveryReport> Deliveries,
    IReadOnlyList<RuleTotal> Rules,
    IReadOnlyList<Problem> SettingsProblems,
    int ExitCode)
{
    public OutcomeCounts Counts
    {
        get
        {
            var counts = OutcomeCounts.None;
            foreach (var delivery in Deliveries)
                counts += delivery.Counts;
            return counts;
        }
    }
}

/// <summary>How often a rule came to which verdict.</summary>
internal sealed record RuleTotal(string Id, string Name, Severity Severity)
{
    public long Compliant { get; set; }

    public long NonCompliant { get; set; }

    public long InsufficientData { get; set; }

    public long NotApplicable { get; set; }
}

/// <summary>Counts verdicts by rule while they pass by.</summary>
internal sealed class RuleTotals
{
    private readonly SortedDictionary<string, RuleTotal> _byId = new(StringComparer.Ordinal);

    public IReadOnlyList<RuleTotal> All => [.. _byId.Values];

    public void Add(Evaluation evaluation)
    {
        if (!_byId.TryGetValue(evaluation.Rule.Id, out var total))
            _byId[evaluation.Rule.Id] = total = new RuleTotal(evaluation.Rule.Id, evaluation.Rule.Name, evaluation.Severity);
        switch (evaluation.Outcome)
        {
            case Outcome.Pass:
                total.Compliant++;
                break;
            case Outcome.Fail:
                total.NonCompliant++;
                break;
            case Outcome.Unknown:
                total.InsufficientData++;
                break;
            default:
                total.NotApplicable++;
                break;
        }
    }
}
