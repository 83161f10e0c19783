using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Scenarios;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>The objects that the JSON report and the JSON lines have in common; fields are added, never renamed or removed, without a new version.</summary>
internal static class JsonParts
{
    /// <summary>The version of both formats.</summary>
    public const int Version = 1;

    /// <summary>The fields of an evaluation, without the braces.</summary>
    public static void WriteEvaluation(Utf8JsonWriter writer, Evaluation evaluation)
    {
        var span = evaluation.Span;
        writer.WriteString("file", span.File.Path);
        writer.WriteNumber("line", span.Line);
        writer.WriteNumber("column", span.Column);
        writer.WriteNumber("endLine", span.EndLine);
        writer.WriteNumber("endColumn", span.EndColumn);
        writer.WriteString("rule", evaluation.Rule.Id);
        writer.WriteString("name", evaluation.Rule.Name);
        writer.WriteString("resource", evaluation.LogicalId);
        writer.WriteString("type", evaluation.Resource?.Type);
        writer.WriteString("path", evaluation.Path);
        writer.WriteString("verdict", Wording.Verdict(evaluation.Outcome));
        writer.WriteString("severity", Wording.Of(evaluation.Severity));
        writer.WriteString("message", Wording.Message(evaluation));
        writer.WriteString("reason", evaluation.Because);
        WriteScenario(writer, evaluation.Scenario);
        writer.WriteString("fingerprint", evaluation.Fingerprint);
        WriteSuppression(writer, evaluation.Suppressed);
        // What was judged, where a transform made it of the resource; its type stands above.
        if (evaluation.Resource is { MadeFrom: not null } generated)
            writer.WriteString("generated", generated.LogicalId);
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
        if (suppression.Owner is { } owner)
            writer.WriteString("owner", owner);
        if (suppression.Span.File is { } file)
        {
            writer.WriteString("file", file.Path);
            writer.WriteNumber("line", suppression.Span.Line);
        }

        writer.WriteEndObject();
    }

    /// <summary>The fields of a problem, without the braces.</summary>
    public static void WriteProblem(Utf8JsonWriter writer, ReportProblem problem) => WriteProblem(writer, problem.Message, problem.Span, problem.Severity);

    /// <summary>The fields of a problem, without the braces.</summary>
    /// <param name="span">Null for a file that could not be opened.</param>
    public static void WriteProblem(Utf8JsonWriter writer, string message, SourceSpan? span, ProblemSeverity severity)
    {
        writer.WriteString("message", message);
        writer.WriteNumber("line", span?.Line ?? 1);
        writer.WriteNumber("column", span?.Column ?? 1);
        writer.WriteString("severity", Wording.Of(severity));
    }

    /// <summary>How many evaluations came to each verdict.</summary>
    public static void WriteVerdicts(Utf8JsonWriter writer, OutcomeCounts counts)
    {
        writer.WriteNumber("nonCompliant", counts.Fails);
        writer.WriteNumber("compliant", counts.Passes);
        writer.WriteNumber("insufficientData", counts.Unknowns);
        writer.WriteNumber("notApplicable", counts.NotApplicable);
    }

    /// <summary>How many findings are how severe.</summary>
    public static void WriteSeverities(Utf8JsonWriter writer, OutcomeCounts counts)
    {
        writer.WriteNumber("errors", counts.Errors);
        writer.WriteNumber("warnings", counts.Warnings);
        writer.WriteNumber("infos", counts.Notes);
    }

    /// <summary>What a file was taken for.</summary>
    public static string KindOf(FileReport file) => file.Kind switch
    {
        FileKind.Template => "template",
        FileKind.ConfigurationItems => "config-items",
        FileKind.CSharp => "csharp",
        _ => "unrecognized",
    };

    /// <summary>The fields of the summary, without the braces.</summary>
    public static void WriteSummary(Utf8JsonWriter writer, Report report, ReportOptions options)
    {
        var counts = report.Counts;
        writer.WriteNumber("files", report.Files.Count);
        writer.WriteNumber("rules", report.Rules.Count);
        WriteVerdicts(writer, counts);
        writer.WriteNumber("suppressed", counts.Suppressed);
        WriteSeverities(writer, counts);
        writer.WriteBoolean("complete", !report.IsIncomplete);
        writer.WriteNumber("exitCode", options.ExitCode);
    }
}
