using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint config show FILE</c>: which settings are in force for a file, and who set them.</summary>
internal static class ConfigCommand
{
    public static readonly CommandSpec Spec = new("config show", "FILE", "Show the settings in force for a file, and who set them")
    {
        Options = [RulesCommand.Format, CheckOptions.FailOn, CheckOptions.Packs, CheckOptions.Severity, CheckOptions.Select, CheckOptions.Ignore, CheckOptions.Rules, CheckOptions.Root],
        LeastOperands = 1,
        MostOperands = 1,
        Examples =
        [
            "policylint config show infra/stack.yaml", "every value with the line that set it",
            "policylint config show --format json infra/stack.yaml", "the same for programs, with the rules in force and what is wrong with the settings",
        ],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var full = workspace.FullPath(arguments.Operands[0]);
        var input = new InputFile(full, workspace.Display(full), IsExplicit: true, workspace.Root);
        var run = new RunSettings(arguments, workspace);
        run.Load([input]);
        var settings = run.For(input);
        var rules = run.Selection.For(settings);
        var rows = RowsOf(settings, rules);
        var problems = run.Problems();
        if (arguments.Last(RulesCommand.Format) == "json")
            WriteJson(input, rows, rules, problems, streams.Out);
        else
            WriteText(input, rows, rules, streams.Out);
        foreach (var problem in problems)
            Problems.Tell(problem, streams.Error);
        return problems.Count > 0 ? ExitCode.Usage : ExitCode.Clean;
    }

    private static List<Row> RowsOf(FileSettings settings, RuleSet rules)
    {
        var rows = new List<Row>();
        foreach (var entry in settings.Entries)
            rows.Add(new Row(entry.Key, entry.Value, entry.ValueSpan.File is null ? entry.Span : entry.ValueSpan));
        AddDefault(rows, settings, SettingsKeys.Packs, RuleCatalogue.DefaultPack);
        AddDefault(rows, settings, SettingsKeys.World, "closed");
        AddDefault(rows, settings, SettingsKeys.Scope, "stack");
        AddDefault(rows, settings, SettingsKeys.FailOn, "warning");
        var seen = new HashSet<string>(System.StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules.Rules)
        {
            foreach (var parameter in rule.Parameters)
            {
                if (seen.Add(parameter.Name))
                    AddDefault(rows, settings, SettingsKeys.Prefix + parameter.Name, parameter.Default is null ? "" : ValueText.Of(parameter.Default));
            }
        }

        rows.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return rows;
    }

    private static void AddDefault(List<Row> rows, FileSettings settings, string key, string value)
    {
        if (settings.Find(key) is null)
            rows.Add(new Row(key, value, null));
    }

    private static void WriteText(InputFile input, List<Row> rows, RuleSet rules, TextWriter output)
    {
        output.Write(TerminalText.Clean($"# settings in force for {input.Path}, {Wording.Count(rules.Rules.Count, "rule")}") + "\n");
        foreach (var row in rows)
            output.Write(TerminalText.Clean($"{row.Key} = {row.Value}  # {(row.Origin is { } span ? span.ToString() : "default")}") + "\n");
    }

    private static void WriteJson(InputFile input, List<Row> rows, RuleSet rules, IReadOnlyList<Problem> problems, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("file", input.Path);
        writer.WriteStartArray("settings");
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("key", row.Key);
            writer.WriteString("value", row.Value);
            if (row.Origin is { } span)
                WritePlace(writer, span);
            else
                writer.WriteNull("file");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteRules(writer, rules);
        writer.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("message", problem.Message);
            WritePlace(writer, problem.Span);
            writer.WriteString("severity", Wording.Of(problem.Severity));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter writer, RuleSet rules)
    {
        writer.WriteStartArray("rules");
        foreach (var rule in rules.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("severity", Wording.Of(rule.Severity));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter writer, SourceSpan span)
    {
        writer.WriteString("file", span.File.Path);
        writer.WriteNumber("line", span.Line);
        writer.WriteNumber("column", span.Column);
    }

    /// <summary>A setting in force; without an origin it is a default.</summary>
    private sealed record Row(string Key, string Value, SourceSpan? Origin);
}
