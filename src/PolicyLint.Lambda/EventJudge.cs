using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.AwsConfig.PutEvaluations;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Lambda;

/// <summary>Holds the rules in force against the one item of an event.</summary>
/// <remarks>
/// The item's relatives are not in the event, so a rule that needs them is unknown rather than broken, unless the item itself shows what it asks for.
/// </remarks>
internal static class EventJudge
{
    /// <summary>The verdict of all rules together: the worst of them.</summary>
    /// <param name="delivery">JSON that holds the item, in any form in which AWS Config hands it out.</param>
    /// <exception cref="FormatException">There is no item in it, or it is malformed.</exception>
    public static ItemVerdict Judge(byte[] delivery, RuleInput input)
    {
        var fails = new List<Evaluation>();
        var unknowns = new List<Evaluation>();
        var passes = 0;
        var options = new EvaluationOptions { Rules = input.Rules };
        var run = new ComplianceRun([new Delivery("event", () => new MemoryStream(delivery, writable: false), options)]);
        var report = run.Run(verdicts =>
        {
            foreach (var evaluation in verdicts.Evaluations)
            {
                if (evaluation.Outcome == Outcome.Fail)
                    fails.Add(evaluation);
                else if (evaluation.Outcome == Outcome.Unknown)
                    unknowns.Add(evaluation);
                else if (evaluation.Outcome == Outcome.Pass)
                    passes++;
            }
        })[0];
        Check(report);
        if (fails.Count > 0)
            return new ItemVerdict("NON_COMPLIANT", Annotation(fails));
        if (unknowns.Count > 0)
            return new ItemVerdict(null, Annotation(unknowns));
        return passes > 0 ? new ItemVerdict("COMPLIANT", "") : new ItemVerdict("NOT_APPLICABLE", "No rule in force is about this resource.");
    }

    private static void Check(DeliveryReport report)
    {
        if (report.InternalErrors.Count > 0)
            throw new InvalidOperationException(report.InternalErrors[0].ToProblem().Message);
        if (report.Tally.Judged > 0)
            return;
        foreach (var problem in report.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                throw new FormatException(problem.Message);
        }

        throw new FormatException("the event holds no configuration item");
    }

    // Ids first: a long reason must not push the other rules out of what AWS Config keeps.
    private static string Annotation(List<Evaluation> evaluations)
    {
        if (evaluations.Count == 1)
            return $"{evaluations[0].Rule.Id}: {evaluations[0].Rule.Title}: {evaluations[0].Because}";
        var text = new StringBuilder();
        foreach (var evaluation in evaluations)
        {
            if (text.Length > PutEvaluationsLimits.Annotation)
                break;
            text.Append(text.Length > 0 ? "; " : "").Append(evaluation.Rule.Id).Append(": ").Append(evaluation.Because);
        }

        return text.ToString();
    }
}
