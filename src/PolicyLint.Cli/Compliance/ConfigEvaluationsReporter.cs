using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.AwsConfig.PutEvaluations;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Compliance;

/// <summary>Requests of AWS Config's PutEvaluations, one on each line.</summary>
/// <remarks>
/// A rule of AWS Config says one thing of a resource, so the verdicts of all rules in force become one: the worst. What cannot be told is withheld,
/// because AWS Config takes no INSUFFICIENT_DATA. Without a token the requests are in test mode: AWS Config checks them and keeps nothing.
/// </remarks>
internal sealed class ConfigEvaluationsReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private const string TestToken = "TESTMODE";
    private readonly JsonOutput _json = new(output, isIndented: false);
    private readonly List<ConfigEvaluation> _waiting = [];
    private long _unknown;
    private long _undated;

    public string? Withheld
    {
        get
        {
            var unknown = _unknown == 0 ? null : $"{_unknown} with INSUFFICIENT_DATA, which AWS Config does not take";
            var undated = _undated == 0 ? null : $"{_undated} without a capture time";
            return unknown is null ? undated : undated is null ? unknown : $"{unknown}; {undated}";
        }
    }

    public void Add(ItemVerdicts verdicts)
    {
        var worst = Outcome.NotApplicable;
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (Rank(OutcomeOf(evaluation)) > Rank(worst))
                worst = evaluation.Outcome;
        }

        if (worst == Outcome.Unknown)
        {
            _unknown++;
            return;
        }

        var item = verdicts.Item;
        if (new ComplianceRow(item, verdicts.Evaluations[0]).CaptureTime is not { } time)
        {
            _undated++;
            return;
        }

        var reasons = worst == Outcome.Fail ? ReasonsOf(verdicts.Evaluations) : "";
        _waiting.Add(new ConfigEvaluation(item.Type, item.Id, Wording.Verdict(worst), reasons, ComplianceRow.Text(time)));
        if (_waiting.Count == PutEvaluationsLimits.Evaluations)
            Send();
    }

    public void Begin()
    {
    }

    public void End(ComplianceReport report) => Send();

    public void Dispose() => _json.Dispose();

    private static Outcome OutcomeOf(Evaluation evaluation) => evaluation.Suppressed is null ? evaluation.Outcome : Outcome.NotApplicable;

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Fail => 3,
        Outcome.Unknown => 2,
        Outcome.Pass => 1,
        _ => 0,
    };

    private static string ReasonsOf(IReadOnlyList<Evaluation> evaluations)
    {
        var reasons = new StringBuilder();
        foreach (var evaluation in evaluations)
        {
            if (OutcomeOf(evaluation) == Outcome.Fail && reasons.Length < PutEvaluationsLimits.Annotation)
                reasons.Append(reasons.Length > 0 ? "; " : "").Append(evaluation.Rule.Id).Append(": ").Append(evaluation.Because);
        }

        return reasons.ToString();
    }

    private void Send()
    {
        if (_waiting.Count == 0)
            return;
        PutEvaluationsRequest.Write(_json.Writer, _waiting, options.ResultToken ?? TestToken, options.ResultToken is null);
        _json.EndLine();
        _waiting.Clear();
    }
}
