using System.IO;
using System.Text.Json;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Compliance;

/// <summary>Compliance Findings (class 2003) of the Open Cybersecurity Schema Framework, one event on each line.</summary>
/// <remarks>The fields are those that versions 1.3 to 1.8 have in common. INSUFFICIENT_DATA is the status Warning: the check had no result for lack of information.</remarks>
internal sealed class OcsfReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private const string Version = "1.5.0";
    private const int Create = 1;
    private const int ClassUid = 2003;
    private readonly JsonOutput _json = new(output, isIndented: false);
    private long _undated;

    public string? Withheld => _undated == 0 ? null : $"{_undated} without a capture time, which every event has";

    public void Add(ItemVerdicts verdicts)
    {
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (options.Shows(evaluation))
                Write(new ComplianceRow(verdicts.Item, evaluation));
        }
    }

    private void Write(in ComplianceRow row)
    {
        if (row.CaptureTime is not { } time)
        {
            _undated++;
            return;
        }

        if (row.Evaluation.Outcome == Outcome.NotApplicable)
            return;
        var writer = _json.Writer;
        writer.WriteStartObject();
        WriteClass(writer, row.Evaluation, time.ToUnixTimeMilliseconds());
        WriteMetadata(writer, row.Evaluation);
        WriteFinding(writer, row, time.ToUnixTimeMilliseconds());
        WriteCompliance(writer, row.Evaluation);
        WriteResource(writer, row);
        if (row.Evaluation.Rule.Fix is { Text.Length: > 0 } fix)
        {
            writer.WriteStartObject("remediation");
            writer.WriteString("desc", fix.Text);
            writer.WriteEndObject();
        }

        WriteCloud(writer, row);
        writer.WriteEndObject();
        _json.EndLine();
    }

    public void Begin()
    {
    }

    public void End(ComplianceReport report)
    {
    }

    public void Dispose() => _json.Dispose();

    private static void WriteClass(Utf8JsonWriter writer, Evaluation evaluation, long time)
    {
        writer.WriteNumber("activity_id", Create);
        writer.WriteString("activity_name", "Create");
        writer.WriteNumber("category_uid", 2);
        writer.WriteString("category_name", "Findings");
        writer.WriteNumber("class_uid", ClassUid);
        writer.WriteString("class_name", "Compliance Finding");
        writer.WriteNumber("type_uid", (ClassUid * 100) + Create);
        writer.WriteString("type_name", "Compliance Finding: Create");
        writer.WriteNumber("time", time);
        var (severity, name) = SeverityOf(evaluation);
        writer.WriteNumber("severity_id", severity);
        writer.WriteString("severity", name);
        var isSettled = evaluation.Outcome == Outcome.Pass;
        writer.WriteNumber("status_id", evaluation.Suppressed is not null ? 3 : isSettled ? 4 : 1);
        writer.WriteString("status", evaluation.Suppressed is not null ? "Suppressed" : isSettled ? "Resolved" : "New");
        writer.WriteString("message", Wording.Message(evaluation));
    }

    private static (int Id, string Name) SeverityOf(Evaluation evaluation) =>
        evaluation.Outcome == Outcome.Pass ? (1, "Informational") : evaluation.Severity switch
        {
            Severity.Error => (4, "High"),
            Severity.Warning => (3, "Medium"),
            _ => (2, "Low"),
        };

    private static void WriteMetadata(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("version", Version);
        writer.WriteStartObject("product");
        writer.WriteString("name", "PolicyLint");
        writer.WriteString("vendor_name", "PolicyLint");
        writer.WriteString("version", ToolVersion.Text);
        writer.WriteEndObject();
        writer.WriteStartArray("profiles");
        writer.WriteStringValue("cloud");
        writer.WriteEndArray();
        writer.WriteString("event_code", evaluation.Rule.Id);
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, in ComplianceRow row, long time)
    {
        writer.WriteStartObject("finding_info");
        writer.WriteString("uid", $"{row.Evaluation.Rule.Id}/{row.Item.AccountId}/{row.Item.Region}/{row.ResourceName}");
        writer.WriteString("title", row.Evaluation.Rule.Title);
        if (row.Evaluation.Because.Length > 0)
            writer.WriteString("desc", row.Evaluation.Because);
        writer.WriteNumber("created_time", time);
        writer.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject("compliance");
        writer.WriteString("control", evaluation.Rule.Id);
        writer.WriteStartArray("standards");
        writer.WriteStringValue("PolicyLint");
        writer.WriteEndArray();
        writer.WriteStartArray("requirements");
        foreach (var other in evaluation.Rule.SameAs)
        {
            foreach (var id in other.Ids)
                writer.WriteStringValue($"{other.Tool} {id}");
        }

        writer.WriteEndArray();
        var (status, name) = evaluation.Outcome switch
        {
            Outcome.Pass => (1, "Pass"),
            Outcome.Fail => (3, "Fail"),
            _ => (2, "Warning"),
        };
        writer.WriteNumber("status_id", status);
        writer.WriteString("status", name);
        writer.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter writer, in ComplianceRow row)
    {
        writer.WriteStartArray("resources");
        writer.WriteStartObject();
        writer.WriteString("uid", row.ResourceName);
        writer.WriteString("name", row.Item.Name ?? row.Item.Id);
        writer.WriteString("type", row.Item.Type);
        if (row.Item.Region.Length > 0)
            writer.WriteString("region", row.Item.Region);
        writer.WriteString("cloud_partition", row.Partition);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteCloud(Utf8JsonWriter writer, in ComplianceRow row)
    {
        writer.WriteStartObject("cloud");
        writer.WriteString("provider", "AWS");
        if (row.Item.Region.Length > 0)
            writer.WriteString("region", row.Item.Region);
        if (row.Item.AccountId.Length > 0)
        {
            writer.WriteStartObject("account");
            writer.WriteString("uid", row.Item.AccountId);
            writer.WriteNumber("type_id", 10);
            writer.WriteString("type", "AWS Account");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
