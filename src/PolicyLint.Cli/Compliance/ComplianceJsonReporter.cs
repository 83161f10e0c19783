using System.IO;
using System.Text.Json;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Compliance;

/// <summary>The machine-readable report, version 1, which <c>policylint compliance merge</c> reads again. Fields are added, never renamed or removed, without a new version.</summary>
internal sealed class ComplianceJsonReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private readonly JsonOutput _json = new(output);

    public bool TellsProblems => true;

    public void Begin()
    {
        var writer = _json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("kind", "compliance");
        writer.WriteStartArray("verdicts");
    }

    public void Add(ItemVerdicts verdicts)
    {
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            WriteVerdict(verdicts.Item, evaluation);
            _json.Advance();
        }
    }

    public void End(ComplianceReport report)
    {
        var writer = _json.Writer;
        writer.WriteEndArray();
        writer.WriteStartArray("deliveries");
        foreach (var delivery in report.Deliveries)
            WriteDelivery(writer, delivery);
        writer.WriteEndArray();
        writer.WriteStartArray("rules");
        foreach (var rule in report.Rules)
            WriteTotal(writer, rule);
        writer.WriteEndArray();
        writer.WriteStartArray("errors");
        foreach (var problem in report.SettingsProblems)
            WriteProblem(writer, problem, problem.Span.File.Path);
        foreach (var delivery in report.Deliveries)
        {
            foreach (var error in delivery.InternalErrors)
                WriteProblem(writer, error.ToProblem(), delivery.Path);
        }

        writer.WriteEndArray();
        WriteSummary(writer, report);
        writer.WriteEndObject();
    }

    public void Dispose() => _json.Dispose();

    /// <summary>How often a rule came to which verdict.</summary>
    public static void WriteTotal(Utf8JsonWriter writer, RuleTotal rule)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", rule.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("severity", Wording.Of(rule.Severity));
        writer.WriteNumber("nonCompliant", rule.NonCompliant);
        writer.WriteNumber("compliant", rule.Compliant);
        writer.WriteNumber("insufficientData", rule.InsufficientData);
        writer.WriteNumber("notApplicable", rule.NotApplicable);
        writer.WriteEndObject();
    }

    private void WriteVerdict(ItemIdentity item, Evaluation evaluation)
    {
        var writer = _json.Writer;
        writer.WriteStartObject();
        writer.WriteString("file", evaluation.Span.File.Path);
        writer.WriteNumber("line", evaluation.Span.Line);
        writer.WriteNumber("column", evaluation.Span.Column);
        writer.WriteString("account", item.AccountId);
        writer.WriteString("region", item.Region);
        writer.WriteString("resourceType", item.Type);
        writer.WriteString("resourceId", item.Id);
        writer.WriteString("resourceName", item.Name);
        writer.WriteString("arn", item.Arn);
        writer.WriteString("captureTime", item.CaptureTime);
        writer.WriteString("rule", evaluation.Rule.Id);
        writer.WriteString("name", evaluation.Rule.Name);
        writer.WriteString("severity", Wording.Of(evaluation.Severity));
        writer.WriteString("verdict", Wording.Verdict(evaluation.Outcome));
        writer.WriteString("type", evaluation.Resource?.Type);
        writer.WriteString("path", evaluation.Path);
        writer.WriteString("message", Wording.Message(evaluation));
        writer.WriteString("reason", evaluation.Because);
        writer.WriteEndObject();
    }

    private static void WriteDelivery(Utf8JsonWriter writer, DeliveryReport delivery)
    {
        writer.WriteStartObject();
        writer.WriteString("path", delivery.Path);
        writer.WriteString("form", delivery.Form.ToString().ToLowerInvariant());
        writer.WriteStartObject("items");
        writer.WriteNumber("judged", delivery.Tally.Judged);
        writer.WriteNumber("deleted", delivery.Tally.Deleted);
        writer.WriteNumber("notRecorded", delivery.Tally.NotRecorded);
        writer.WriteNumber("superseded", delivery.Tally.Superseded);
        writer.WriteNumber("oversized", delivery.Tally.Oversized);
        writer.WriteNumber("scheduled", delivery.Tally.Scheduled);
        writer.WriteNumber("foreign", delivery.Tally.Foreign);
        writer.WriteNumber("unreadable", delivery.Tally.Unreadable);
        writer.WriteEndObject();
        writer.WriteStartArray("problems");
        if (delivery.Unreadable is { } because)
            WriteProblem(writer, new Problem(new SourceFile(delivery.Path, "").Whole, because), null);
        foreach (var problem in delivery.Problems)
            WriteProblem(writer, problem, null);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, Problem problem, string? file)
    {
        writer.WriteStartObject();
        if (file is not null)
            writer.WriteString("file", file);
        JsonParts.WriteProblem(writer, problem.Message, problem.Span, problem.Severity);
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, ComplianceReport report)
    {
        var counts = report.Counts;
        writer.WriteStartObject("summary");
        writer.WriteNumber("deliveries", report.Deliveries.Count);
        writer.WriteNumber("rules", report.Rules.Count);
        JsonParts.WriteVerdicts(writer, counts);
        JsonParts.WriteSeverities(writer, counts);
        writer.WriteNumber("exitCode", report.ExitCode);
        writer.WriteEndObject();
    }
}
