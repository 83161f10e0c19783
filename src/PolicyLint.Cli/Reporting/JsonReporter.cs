using System.IO;
using System.Text.Json;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>The machine-readable report. Fields are added, never renamed or removed, without a new version.</summary>
internal sealed class JsonReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", JsonParts.Version);
        writer.WriteStartArray("files");
        foreach (var file in report.Files)
        {
            WriteFile(writer, file);
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("evaluations");
        foreach (var evaluation in options.ShownOf(report))
        {
            writer.WriteStartObject();
            JsonParts.WriteEvaluation(writer, evaluation);
            writer.WriteEndObject();
            json.Advance();
        }

        writer.WriteEndArray();
        WriteErrors(writer, report);
        writer.WriteStartObject("summary");
        JsonParts.WriteSummary(writer, report, options);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, FileReport file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.WriteString("kind", JsonParts.KindOf(file));
        writer.WriteStartArray("problems");
        foreach (var problem in file.AllProblems)
        {
            writer.WriteStartObject();
            JsonParts.WriteProblem(writer, problem);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartArray("errors");
        foreach (var problem in report.Problems)
        {
            if (problem.Source == ProblemSource.Input)
                continue;
            writer.WriteStartObject();
            writer.WriteString("file", problem.Path);
            JsonParts.WriteProblem(writer, problem);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
