using System;
using System.Collections.Generic;
using System.Text.Json;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Reporting;

/// <summary>The part of a SARIF log that describes the tool and its rules.</summary>
internal static class SarifTool
{
    public static void Write(JsonOutput json, IReadOnlyList<Rule> rules, ReportOptions options)
    {
        var writer = json.Writer;
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "PolicyLint");
        writer.WriteString("semanticVersion", options.ToolVersion);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(writer, rule, options);
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static void WriteRule(Utf8JsonWriter writer, Rule rule, ReportOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        SarifPlace.WriteText(writer, "shortDescription", rule.Title);
        SarifPlace.WriteText(writer, "fullDescription", rule.Fix is { Text.Length: > 0 } fix ? $"{rule.Title}. {fix.Text}" : rule.Title + ".");
        writer.WriteStartObject("help");
        var page = options.Pages.TryGetValue(rule.Id, out var whole) ? WithoutExamples(whole) : null;
        writer.WriteString("text", page ?? rule.Title);
        if (page is not null)
            writer.WriteString("markdown", page);
        writer.WriteEndObject();
        if (HelpUriOf(rule) is { } uri)
            writer.WriteString("helpUri", uri);
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(rule.Severity));
        writer.WriteEndObject();
        WriteProperties(writer, rule);
        writer.WriteEndObject();
    }

    /// <summary>Where the rule's facts come from; null where it names no address.</summary>
    public static string? HelpUriOf(Rule rule) =>
        rule.References.Count > 0 && System.Uri.TryCreate(rule.References[0], System.UriKind.Absolute, out _) ? rule.References[0] : null;

    private static void WriteProperties(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("precision", "very-high");
        writer.WriteString("problem.severity", rule.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "recommendation",
        });
        // Code scanning turns the number into high, medium and low.
        writer.WriteString("security-severity", rule.Severity switch
        {
            Severity.Error => "8.0",
            Severity.Warning => "5.5",
            _ => "2.0",
        });
        writer.WriteStartArray("tags");
        writer.WriteStringValue("security");
        writer.WriteStringValue(rule.Topic);
        if (rule.Layer.Length > 0)
            writer.WriteStringValue("layer/" + rule.Layer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // The examples in all languages would make most of a log; the help link leads to them.
    private static string WithoutExamples(string page)
    {
        var examples = page.IndexOf("\n## ", StringComparison.Ordinal);
        return examples < 0 ? page : page[..(examples + 1)];
    }
}
