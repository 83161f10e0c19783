using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Overviews;

/// <summary>An overview for programs; fields are added, never renamed or removed, without a new version.</summary>
internal static class OverviewJson
{
    public static void Write(Overview overview, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", JsonParts.Version);
        writer.WriteStartObject("summary");
        JsonParts.WriteSummary(writer, overview.Report, options);
        writer.WriteEndObject();
        WriteGroups(writer, "layers", overview.Layers);
        WriteGroups(writer, "topics", overview.Topics);
        WriteCoverage(json, overview.Coverage);
        writer.WriteStartArray("evaluations");
        foreach (var evaluation in overview.Report.Evaluations)
        {
            if (evaluation.Outcome is not (Outcome.Fail or Outcome.Unknown) && evaluation.Suppressed is null)
                continue;
            writer.WriteStartObject();
            JsonParts.WriteEvaluation(writer, evaluation);
            writer.WriteString("layer", evaluation.Rule.Layer);
            writer.WriteString("topic", evaluation.Rule.Topic);
            writer.WriteEndObject();
            json.Advance();
        }

        writer.WriteEndArray();
        WriteProblems(writer, overview.Report);
        writer.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter writer, string name, IReadOnlyList<VerdictGroup> groups)
    {
        writer.WriteStartArray(name);
        foreach (var group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("name", group.Name);
            writer.WriteNumber("rules", group.Rules);
            writer.WriteNumber("failing", group.Failing);
            writer.WriteNumber("nonCompliant", group.Counts.Fails);
            JsonParts.WriteSeverities(writer, group.Counts);
            writer.WriteNumber("insufficientData", group.Counts.Unknowns);
            writer.WriteNumber("suppressed", group.Counts.Suppressed);
            writer.WriteNumber("compliant", group.Counts.Passes);
            writer.WriteNumber("notApplicable", group.Counts.NotApplicable);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCoverage(JsonOutput json, Coverage coverage)
    {
        var writer = json.Writer;
        writer.WriteStartObject("coverage");
        writer.WriteNumber("resources", coverage.Resources.Count);
        writer.WriteNumber("judged", coverage.Count(Attention.Judged));
        writer.WriteNumber("notApplicable", coverage.Count(Attention.NotApplicable));
        writer.WriteNumber("notInForce", coverage.Count(Attention.NotInForce));
        writer.WriteNumber("noRule", coverage.Count(Attention.NoRule));
        writer.WriteStartArray("types");
        foreach (var type in coverage.Types)
        {
            writer.WriteStartObject();
            writer.WriteString("type", type.Type);
            writer.WriteNumber("resources", type.Resources);
            writer.WriteNumber("judged", type.Judged);
            writer.WriteNumber("rules", type.Rules);
            writer.WriteString("state", State(type.Attention));
            writer.WriteEndObject();
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notJudged");
        foreach (var one in coverage.Resources)
        {
            if (one.Attention == Attention.Judged)
                continue;
            writer.WriteStartObject();
            writer.WriteString("file", one.Resource.Span.File.Path);
            writer.WriteNumber("line", one.Resource.Span.Line);
            writer.WriteNumber("column", one.Resource.Span.Column);
            writer.WriteString("resource", one.Resource.LogicalId);
            writer.WriteString("type", one.Resource.Type);
            writer.WriteString("state", State(one.Attention));
            writer.WriteEndObject();
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProblems(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("place", Wording.PlaceOf(problem));
            JsonParts.WriteProblem(writer, problem);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string State(Attention attention) => attention switch
    {
        Attention.Judged => "judged",
        Attention.NotApplicable => "notApplicable",
        Attention.NotInForce => "notInForce",
        _ => "noRule",
    };
}
