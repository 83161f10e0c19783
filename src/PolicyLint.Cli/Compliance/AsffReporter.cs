using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Compliance;

/// <summary>Requests of Security Hub's BatchImportFindings, one on each line, with findings in the AWS Security Finding Format.</summary>
/// <remarks>
/// One finding for each rule and resource. Its id stays the same from run to run, so that a later import updates it: a resource that passes closes
/// the finding that it once had. Texts are shortened to what the format allows, which keeps each finding far below 240 KB.
/// </remarks>
internal sealed class AsffReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private const int FindingsOfRequest = 100;
    private const int LongestId = 512;
    private const int LongestTitle = 256;
    private const int LongestDescription = 1024;
    private const int LongestRecommendation = 512;
    private const int LongestField = 2048;
    private readonly JsonOutput _json = new(output, isIndented: false);
    private int _findings;
    private long _unaddressed;

    public string? Withheld => _unaddressed == 0 ? null : $"{_unaddressed} without account or capture time, which every finding of Security Hub has";

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
        if (row.CaptureTime is not { } time || row.Item.AccountId.Length != 12)
        {
            _unaddressed++;
            return;
        }

        if (row.Evaluation.Outcome == Outcome.NotApplicable)
            return;
        if (_findings == 0)
        {
            _json.Writer.WriteStartObject();
            _json.Writer.WriteStartArray("Findings");
        }

        WriteFinding(_json.Writer, row, ComplianceRow.Text(time));
        if (++_findings == FindingsOfRequest)
            CloseRequest();
    }

    public void Begin()
    {
    }

    public void End(ComplianceReport report) => CloseRequest();

    public void Dispose() => _json.Dispose();

    private void CloseRequest()
    {
        if (_findings == 0)
            return;
        _json.Writer.WriteEndArray();
        _json.Writer.WriteEndObject();
        _json.EndLine();
        _findings = 0;
    }

    private static void WriteFinding(Utf8JsonWriter writer, in ComplianceRow row, string time)
    {
        var evaluation = row.Evaluation;
        var rule = evaluation.Rule;
        // What belongs to no region is reported where Security Hub gathers such findings.
        var region = row.Item.Region is "global" or "" ? "us-east-1" : row.Item.Region;
        writer.WriteStartObject();
        writer.WriteString("SchemaVersion", "2018-10-08");
        writer.WriteString("Id", IdOf($"policylint/{rule.Id}/{row.Item.AccountId}/{region}/{row.ResourceName}"));
        writer.WriteString("ProductArn", $"arn:{row.Partition}:securityhub:{region}:{row.Item.AccountId}:product/{row.Item.AccountId}/default");
        writer.WriteString("GeneratorId", "policylint/" + rule.Id);
        writer.WriteString("AwsAccountId", row.Item.AccountId);
        WriteTypes(writer);
        writer.WriteString("CreatedAt", time);
        writer.WriteString("UpdatedAt", time);
        WriteSeverity(writer, evaluation);
        writer.WriteString("Title", Shortened($"{rule.Id} {rule.Title}", LongestTitle));
        writer.WriteString("Description", Shortened(evaluation.Because.Length > 0 ? Wording.Message(evaluation) : rule.Title, LongestDescription));
        WriteRemediation(writer, rule);
        WriteFields(writer, evaluation);
        WriteResource(writer, row, region);
        WriteStatus(writer, evaluation);
        writer.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("Types");
        writer.WriteStringValue("Software and Configuration Checks/AWS Security Best Practices");
        writer.WriteEndArray();
    }

    private static void WriteSeverity(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject("Severity");
        writer.WriteString("Label", evaluation.Outcome == Outcome.Pass ? "INFORMATIONAL" : evaluation.Severity switch
        {
            Severity.Error => "HIGH",
            Severity.Warning => "MEDIUM",
            _ => "LOW",
        });
        writer.WriteEndObject();
    }

    private static void WriteRemediation(Utf8JsonWriter writer, Rule rule)
    {
        if (rule.Fix is not { Text.Length: > 0 } fix)
            return;
        writer.WriteStartObject("Remediation");
        writer.WriteStartObject("Recommendation");
        writer.WriteString("Text", Shortened(fix.Text, LongestRecommendation));
        if (rule.References.Count > 0)
            writer.WriteString("Url", rule.References[0]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject("ProductFields");
        writer.WriteString("policylint/Rule", evaluation.Rule.Id);
        writer.WriteString("policylint/RuleName", evaluation.Rule.Name);
        if (evaluation.Path.Length > 0)
            writer.WriteString("policylint/Property", Shortened(evaluation.Path, LongestField));
        if (evaluation.Fingerprint.Length > 0)
            writer.WriteString("policylint/Fingerprint", evaluation.Fingerprint);
        writer.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter writer, in ComplianceRow row, string region)
    {
        writer.WriteStartArray("Resources");
        writer.WriteStartObject();
        writer.WriteString("Type", AsffTypes.Of(row.Item.Type));
        writer.WriteString("Id", IdOf(row.Item.Type == "AWS::::Account" ? "AWS::::Account:" + row.Item.AccountId : row.ResourceName));
        writer.WriteString("Partition", row.Partition);
        writer.WriteString("Region", region);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteStatus(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject("Compliance");
        writer.WriteString("Status", evaluation.Outcome switch
        {
            Outcome.Pass => "PASSED",
            Outcome.Fail => "FAILED",
            _ => "NOT_AVAILABLE",
        });
        writer.WriteEndObject();
        writer.WriteStartObject("Workflow");
        writer.WriteString("Status", evaluation.Suppressed is not null ? "SUPPRESSED" : evaluation.Outcome == Outcome.Pass ? "RESOLVED" : "NEW");
        writer.WriteEndObject();
        writer.WriteString("RecordState", "ACTIVE");
    }

    // An id that is too long keeps its beginning, for people, and is told apart by its hash.
    private static string IdOf(string id)
    {
        if (id.Length <= LongestId)
            return id;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        return string.Concat(id.AsSpan(0, LongestId - hash.Length - 1), "/", hash);
    }

    private static string Shortened(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
