using System.IO;
using System.Text.Json;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Drift;

/// <summary>A comparison for programs: all resources, whether they differ or not.</summary>
internal static class DriftJson
{
    private const int Version = 1;

    public static void Write(DriftReport report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("template", report.Template);
        writer.WriteStartArray("deliveries");
        foreach (var delivery in report.Deliveries)
            writer.WriteStringValue(delivery.Path);
        writer.WriteEndArray();
        writer.WriteStartArray("resources");
        foreach (var resource in report.Resources)
        {
            Write(writer, resource);
            json.Advance();
        }

        writer.WriteEndArray();
        WriteSummary(writer, report);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ResourceDrift resource)
    {
        writer.WriteStartObject();
        writer.WriteString("resource", resource.Match.Template.LogicalId);
        writer.WriteString("type", resource.Match.Template.Type);
        writer.WriteString("match", resource.Match.How);
        WriteDeployed(writer, resource.Match.Item);
        writer.WriteStartArray("rules");
        foreach (var rule in resource.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Rule.Id);
            writer.WriteString("name", rule.Rule.Name);
            writer.WriteString("severity", Wording.Of(rule.Deployed.Severity));
            WriteVerdict(writer, "template", rule.Template);
            WriteVerdict(writer, "deployed", rule.Deployed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("facts");
        foreach (var fact in resource.Facts)
        {
            writer.WriteStartObject();
            writer.WriteString("path", fact.Path);
            writer.WriteString("template", fact.Template);
            writer.WriteString("deployed", fact.Deployed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDeployed(Utf8JsonWriter writer, DeployedItem? item)
    {
        if (item is null)
        {
            writer.WriteNull("deployed");
            return;
        }

        writer.WriteStartObject("deployed");
        writer.WriteString("account", item.Identity.AccountId);
        writer.WriteString("region", item.Identity.Region);
        writer.WriteString("type", item.Identity.Type);
        writer.WriteString("id", item.Identity.Id);
        writer.WriteString("arn", item.Identity.Arn);
        writer.WriteString("captured", item.Identity.CaptureTime);
        writer.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, string name, Evaluation evaluation)
    {
        writer.WriteStartObject(name);
        writer.WriteString("verdict", Wording.Verdict(evaluation.Outcome));
        writer.WriteString("path", evaluation.Path);
        writer.WriteString("reason", evaluation.Because);
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, DriftReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("resources", report.Resources.Count);
        writer.WriteNumber("found", report.Count(static one => one.IsFound));
        writer.WriteNumber("differing", report.Count(static one => one.Differs));
        writer.WriteNumber("worse", report.Count(static one => one.IsWorse));
        writer.WriteEndObject();
    }
}
