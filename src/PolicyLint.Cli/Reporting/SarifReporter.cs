using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>SARIF 2.1.0, as GitHub code scanning and others read it.</summary>
internal sealed class SarifReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        Begin(writer);
        SarifTool.Write(json, report.Rules, options);
        WriteInvocation(writer, report, options);
        WriteResults(json, report, options);
        End(writer);
    }

    /// <summary>The beginning of a log with one run, as far as it does not depend on the run.</summary>
    internal static void Begin(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartObject("originalUriBaseIds");
        writer.WriteStartObject(SarifPlace.Root);
        SarifPlace.WriteText(writer, "description", "The root of the workspace.");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>How the run went: the exit code, and what went wrong.</summary>
    internal static void WriteInvocation(Utf8JsonWriter writer, Report report, ReportOptions options)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", options.ExitCode is ExitCode.Clean or ExitCode.Findings);
        writer.WriteNumber("exitCode", options.ExitCode);
        WriteNotifications(writer, "toolConfigurationNotifications", report, static source => source == ProblemSource.Settings);
        WriteNotifications(writer, "toolExecutionNotifications", report, static source => source != ProblemSource.Settings);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteNotifications(Utf8JsonWriter writer, string name, Report report, Predicate<ProblemSource> isMeant)
    {
        writer.WriteStartArray(name);
        foreach (var problem in report.Problems)
        {
            if (isMeant(problem.Source))
                WriteNotification(writer, problem.Message, problem.Severity, problem.Span ?? new SourceFile(problem.Path, "").Whole);
        }

        writer.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter writer, string message, ProblemSeverity severity, SourceSpan span)
    {
        writer.WriteStartObject();
        writer.WriteString("level", Wording.Of(severity));
        SarifPlace.WriteText(writer, "message", message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        SarifPlace.WritePhysical(writer, span);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteResults(JsonOutput json, Report report, ReportOptions options)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < report.Rules.Count; i++)
            indices[report.Rules[i].Id] = i;
        json.Writer.WriteStartArray("results");
        foreach (var evaluation in report.Evaluations)
        {
            // Code scanning closes an alert whose result carries a suppression, so suppressed results are always there.
            if (!options.Shows(evaluation) && (evaluation.Suppressed is null || evaluation.Outcome != Outcome.Fail))
                continue;
            WriteResult(json.Writer, evaluation, indices.TryGetValue(evaluation.Rule.Id, out var index) ? index : null);
            json.Advance();
        }

        json.Writer.WriteEndArray();
    }

    /// <summary>One result.</summary>
    /// <param name="ruleIndex">The rule's place among the tool's rules; null where it is not among them.</param>
    internal static void WriteResult(Utf8JsonWriter writer, Evaluation evaluation, int? ruleIndex)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", evaluation.Rule.Id);
        if (ruleIndex is { } index)
            writer.WriteNumber("ruleIndex", index);

        writer.WriteString("kind", evaluation.Outcome switch
        {
            Outcome.Fail => "fail",
            Outcome.Pass => "pass",
            Outcome.Unknown => "open",
            _ => "notApplicable",
        });
        writer.WriteString("level", evaluation.Outcome == Outcome.Fail ? SarifTool.Level(evaluation.Severity) : "none");
        SarifPlace.WriteText(writer, "message", Wording.Message(evaluation));
        writer.WriteStartArray("locations");
        SarifPlace.WriteLocation(writer, evaluation);
        writer.WriteEndArray();
        WriteOrigin(writer, evaluation);
        if (evaluation.Fingerprint.Length > 0)
        {
            writer.WriteStartObject("partialFingerprints");
            writer.WriteString("policylint/v1", evaluation.Fingerprint);
            writer.WriteEndObject();
        }

        WriteSuppression(writer, evaluation.Suppressed);
        WriteScenario(writer, evaluation);
        writer.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter writer, Evaluation evaluation)
    {
        if (evaluation.Origin is not { Span.File: not null } origin || origin.Span == evaluation.Span)
            return;
        writer.WriteStartArray("relatedLocations");
        writer.WriteStartObject();
        SarifPlace.WritePhysical(writer, origin.Span);
        SarifPlace.WriteText(writer, "message", Wording.Of(origin));
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter writer, Suppression? suppression)
    {
        if (suppression is null)
            return;
        writer.WriteStartArray("suppressions");
        writer.WriteStartObject();
        writer.WriteString("kind", suppression.Kind == "baseline" ? "external" : "inSource");
        writer.WriteString("justification", suppression.Reason);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteScenario(Utf8JsonWriter writer, Evaluation evaluation)
    {
        if (evaluation.Scenario is not { Count: > 0 } scenario)
            return;
        writer.WriteStartObject("properties");
        writer.WriteStartObject("scenario");
        foreach (var choice in scenario)
            writer.WriteString(choice.Variable.Name, choice.Option.Label);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
