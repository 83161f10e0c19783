using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Compliance;

/// <summary>For people: what is listed of each resource, then the deliveries, the totals of each rule, and one line.</summary>
internal sealed class ComplianceTextReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    public bool TellsProblems => true;

    public void Begin()
    {
    }

    public void Add(ItemVerdicts verdicts)
    {
        var isNamed = false;
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            if (!isNamed)
                Line(Subject(verdicts.Item));
            isNamed = true;
            var place = evaluation.Path.Length > 0 ? $" {evaluation.Path}:" : "";
            Line($"  {Wording.Verdict(evaluation.Outcome)} {evaluation.Rule.Id} {evaluation.Rule.Name}");
            if (evaluation.Because.Length > 0)
                Line($"    {evaluation.Span}:{place} {evaluation.Because}");
        }
    }

    public void End(ComplianceReport report)
    {
        foreach (var delivery in report.Deliveries)
            WriteDelivery(delivery);
        foreach (var problem in report.SettingsProblems)
            Line($"{problem.Span}: {Wording.Of(problem.Severity)}: {problem.Message}");
        if (report.Rules.Count > 0)
            WriteTotals(report.Rules);
        var counts = report.Counts;
        Line($"{Count(Judged(report), "resource")} judged: {counts.Fails} NON_COMPLIANT, {counts.Passes} COMPLIANT, {counts.Unknowns} INSUFFICIENT_DATA, {counts.NotApplicable} NOT_APPLICABLE");
    }

    public void Dispose() => output.Flush();

    private static string Subject(ItemIdentity item)
    {
        var name = item.Name is { } text && text != item.Id ? $" ({text})" : "";
        return $"{item.AccountId} {item.Region} {item.Type} {item.Id}{name}";
    }

    private static long Judged(ComplianceReport report)
    {
        var judged = 0L;
        foreach (var delivery in report.Deliveries)
            judged += delivery.Tally.Judged;
        return judged;
    }

    private void WriteDelivery(DeliveryReport delivery)
    {
        if (delivery.Unreadable is { } because)
            Line($"{delivery.Path}: error: {because}");
        foreach (var problem in delivery.Problems)
            Line($"{problem.Span}: {Wording.Of(problem.Severity)}: {problem.Message}");
        foreach (var error in delivery.InternalErrors)
            Line($"{error.Span}: {error.ToProblem().Message}");
        if (Passed(delivery.Tally) is { Length: > 0 } passed)
            Line($"{delivery.Path}: not judged: {passed}");
    }

    private static string Passed(ItemTally tally)
    {
        var parts = new List<string>();
        Add(tally.Deleted, "of deleted resources");
        Add(tally.NotRecorded, "of resources that are not recorded");
        Add(tally.Superseded, "that a later one replaces");
        Add(tally.Oversized, "that lie elsewhere because they are too large");
        Add(tally.Scheduled, "messages without item");
        Add(tally.Foreign, "values that are no items");
        Add(tally.Unreadable, "that could not be read");
        return string.Join(", ", parts);

        void Add(long count, string what)
        {
            if (count > 0)
                parts.Add(count.ToString(CultureInfo.InvariantCulture) + " " + what);
        }
    }

    private void WriteTotals(IReadOnlyList<RuleTotal> rules)
    {
        Line("rule       non-compliant  compliant  insufficient  not applicable  name");
        foreach (var rule in rules)
        {
            if (options.ShowAll || rule.NonCompliant > 0 || (options.ShowUnknown && rule.InsufficientData > 0))
                Line($"{rule.Id,-10} {rule.NonCompliant,13}  {rule.Compliant,9}  {rule.InsufficientData,12}  {rule.NotApplicable,14}  {rule.Name}");
        }
    }

    private static string Count(long count, string one) => count == 1 ? $"1 {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {one}s";

    private void Line(string text) => output.Write(TerminalText.Clean(text) + "\n");
}
