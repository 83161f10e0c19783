using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Mutations;

/// <summary>Writes what came of mutants, for people and for programs.</summary>
internal static class MutationOutput
{
    /// <summary>A line for each rule and one for each survivor, with the place of the change.</summary>
    public static void WriteText(IReadOnlyList<RuleMutants> results, decimal atLeast, TextWriter output)
    {
        foreach (var result in results)
        {
            var verdict = result.NotMutatedBecause is { } because ? "not mutated: " + because : $"{result.Killed} of {result.Count} killed";
            output.Write(TerminalText.Clean($"{result.Rule.Id}  {result.Rule.Name}: {verdict}") + "\n");
            foreach (var survivor in result.Survivors)
                output.Write(TerminalText.Clean($"  {survivor.Span}: {survivor.Mutation.Name}: {survivor.Change}") + "\n");
        }

        var summary = MutationSummary.Of(results);
        output.Write($"{Wording.Count(summary.Rules, "rule")}: {summary.Killed} of {Wording.Count(summary.Count, "mutant")} killed ({Shown(summary.Percent)} %)");
        output.Write($", {summary.Survived} {(summary.Survived == 1 ? "survives" : "survive")}, {Wording.Count(summary.Invalid, "invalid one")} not counted");
        output.Write(summary.NotMutated > 0 ? $"; {Wording.Count(summary.NotMutated, "rule")} not mutated" : "");
        output.Write(summary.Percent < atLeast ? $"; less than {Shown(atLeast)} %\n" : "\n");
    }

    public static void WriteJson(IReadOnlyList<RuleMutants> results, decimal atLeast, TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Writer.WriteStartObject();
        json.Writer.WriteNumber("version", 1);
        json.Writer.WriteStartArray("rules");
        foreach (var result in results)
        {
            WriteRule(json, result);
            json.Advance();
        }

        json.Writer.WriteEndArray();
        var summary = MutationSummary.Of(results);
        json.Writer.WriteStartObject("summary");
        json.Writer.WriteNumber("rules", summary.Rules);
        json.Writer.WriteNumber("notMutated", summary.NotMutated);
        json.Writer.WriteNumber("mutants", summary.Count);
        json.Writer.WriteNumber("killed", summary.Killed);
        json.Writer.WriteNumber("survived", summary.Survived);
        json.Writer.WriteNumber("invalid", summary.Invalid);
        json.Writer.WriteNumber("percent", summary.Percent);
        json.Writer.WriteNumber("atLeast", atLeast);
        json.Writer.WriteEndObject();
        json.Writer.WriteEndObject();
    }

    private static void WriteRule(JsonOutput json, RuleMutants result)
    {
        json.Writer.WriteStartObject();
        json.Writer.WriteString("id", result.Rule.Id);
        json.Writer.WriteString("name", result.Rule.Name);
        json.Writer.WriteNumber("killed", result.Killed);
        json.Writer.WriteNumber("survived", result.Survivors.Count);
        json.Writer.WriteNumber("invalid", result.Invalid);
        json.Writer.WriteString("notMutated", result.NotMutatedBecause);
        json.Writer.WriteStartArray("survivors");
        foreach (var survivor in result.Survivors)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteString("mutation", survivor.Mutation.Name);
            json.Writer.WriteString("change", survivor.Change);
            json.Writer.WriteString("file", survivor.Span.File.Path);
            json.Writer.WriteNumber("line", survivor.Span.Line);
            json.Writer.WriteNumber("column", survivor.Span.Column);
            json.Writer.WriteEndObject();
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteEndObject();
    }

    private static string Shown(decimal percent) => percent.ToString("0.#", CultureInfo.InvariantCulture);
}
