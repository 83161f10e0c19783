using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Scenarios;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>The machine-readable report, version 1. Fields are added, never renamed or removed, without a new version.</summary>
internal sealed class JsonReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("files");
        foreach (var file in report.Files)
        {
            WriteFile(writer, file);
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("evaluations");
        foreach (var evaluation in report.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            WriteEvaluation(writer, evaluation);
            json.Advance();
        }

        writer.WriteEndArray();
        WriteErrors(writer, report);
        WriteSummary(writer, report, options);
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, FileReport file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.Path);
        writer.WriteString("kind", file.Kind switch
        {
            FileKind.Template => "template",
            FileKind.ConfigurationItems => "config-items",
            FileKind.CSharp => "csharp",
            _ => "unrecognized",
        });
        writer.WriteStartArray("problems");
        if (file.Unreadable is { } reason && file.Problems.Count == 0)
            WriteProblem(writer, reason, 1, 1, ProblemSeverity.Error, null);
        foreach (var problem in file.Problems)
            WriteProblem(writer, problem);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter writer, Problem problem, string? file = null) =>
        WriteProblem(writer, problem.Message, problem.Span.Line, problem.Span.Column, problem.Severity, file);

    private static void WriteProblem(Utf8JsonWriter writer, string message, int line, int column, ProblemSeverity severity, string? file)
    {
        writer.WriteStartObject();
        if (file is not null)
            writer.WriteString("file", file);
        writer.WriteString("message", message);
        writer.WriteNumber("line", line);
        writer.WriteNumber("column", column);
        writer.WriteString("severity", Wording.Of(severity));
        writer.WriteEndObject();
    }

    private static void WriteEvaluation(Utf8JsonWriter writer, Evaluation evaluation)
    {
        var span = evaluation.Span;
        writer.WriteStartObject();
        writer.WriteString("file", span.File.Path);
        writer.WriteNumber("line", span.Line);
        writer.WriteNumber("column", span.Column);
        writer.WriteNumber("endLine", span.EndLine);
        writer.WriteNumber("endColumn", span.EndColumn);
        writer.WriteString("rule", evaluation.Rule.Id);
        writer.WriteString("name", evaluation.Rule.Name);
        writer.WriteString("resource", evaluation.Resource?.LogicalId);
        writer.WriteString("type", evaluation.Resource?.Type);
        writer.WriteString("path", evaluation.Path);
        writer.WriteString("verdict", Wording.Verdict(evaluation.Outcome));
        writer.WriteString("severity", Wording.Of(evaluation.Severity));
        writer.WriteString("message", Wording.Message(evaluation));
        writer.WriteString("reason", evaluation.Because);
        WriteScenario(writer, evaluation.Scenario);
        writer.WriteString("fingerprint", evaluation.Fingerprint);
        WriteSuppression(writer, evaluation.Suppressed);
        writer.WriteEndObject();
    }

    private static void WriteScenario(Utf8JsonWriter writer, IReadOnlyList<ScenarioChoice>? scenario)
    {
        if (scenario is not { Count: > 0 })
        {
            writer.WriteNull("scenario");
            return;
        }

        writer.WriteStartObject("scenario");
        foreach (var choice in scenario)
            writer.WriteString(choice.Variable.Name, choice.Option.Label);
        writer.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter writer, Suppression? suppression)
    {
        if (suppression is null)
        {
            writer.WriteNull("suppressed");
            return;
        }

        writer.WriteStartObject("suppressed");
        writer.WriteString("kind", suppression.Kind);
        writer.WriteString("reason", suppression.Reason);
        writer.WriteString("until", suppression.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (suppression.Span.File is { } file)
        {
            writer.WriteString("file", file.Path);
            writer.WriteNumber("line", suppression.Span.Line);
        }

        writer.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter writer, Report report)
    {
        writer.WriteStartArray("errors");
        foreach (var problem in report.SettingsProblems)
            WriteProblem(writer, problem, problem.Span.File.Path);
        foreach (var error in report.InternalErrors)
            WriteProblem(writer, error.ToProblem(), error.Span.File.Path);
        writer.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter writer, Report report, ReportOptions options)
    {
        var counts = report.Counts;
        writer.WriteStartObject("summary");
        writer.WriteNumber("files", report.Files.Count);
        writer.WriteNumber("rules", report.Rules.Count);
        writer.WriteNumber("nonCompliant", counts.Fails);
        writer.WriteNumber("compliant", counts.Passes);
        writer.WriteNumber("insufficientData", counts.Unknowns);
        writer.WriteNumber("notApplicable", counts.NotApplicable);
        writer.WriteNumber("suppressed", counts.Suppressed);
        writer.WriteNumber("errors", counts.Errors);
        writer.WriteNumber("warnings", counts.Warnings);
        writer.WriteNumber("infos", counts.Notes);
        writer.WriteBoolean("complete", !report.IsIncomplete);
        writer.WriteNumber("exitCode", options.ExitCode);
        writer.WriteEndObject();
    }
}
