using System.Globalization;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint suppress list</c>: what templates accept, why, and whether it is still of use.</summary>
internal static class SuppressListCommand
{
    public static readonly CommandSpec Spec = new("suppress list", "[PATH...]", "List what templates accept, and what has come of it")
    {
        Options = [RulesCommand.Format, .. CheckOptions.Judging],
        Examples = ["policylint suppress list infra/", "every suppression with its reason, also those of other tools", "policylint suppress list --format json", "the same for programs"],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        var session = new JudgingSession(arguments, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var report = session.Run();
        if (arguments.Last(RulesCommand.Format) == "json")
            WriteJson(report, streams.Out);
        else
            WriteText(report, streams.Out);
        return Problems.Tell(report, session, streams.Error);
    }

    private static void WriteText(Report report, TextWriter output)
    {
        var ours = 0;
        foreach (var use in report.Suppressions)
        {
            ours += use.IsOurs ? 1 : 0;
            output.Write($"{SuppressionLine.Of(use)} [{TerminalText.Clean(SuppressionLine.Status(use))}]\n");
        }

        output.Write($"{Wording.Count(ours, "suppression")}, {report.Suppressions.Count - ours} of other tools\n");
    }

    private static void WriteJson(Report report, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("suppressions");
        foreach (var use in report.Suppressions)
        {
            var suppression = use.Suppression;
            writer.WriteStartObject();
            writer.WriteString("file", suppression.Span.File.Path);
            writer.WriteNumber("line", suppression.Span.Line);
            writer.WriteNumber("column", suppression.Span.Column);
            writer.WriteString("kind", suppression.Kind);
            writer.WriteString("rule", suppression.RuleId);
            writer.WriteStartArray("rules");
            foreach (var rule in use.Rules)
                writer.WriteStringValue(rule.Id);
            writer.WriteEndArray();
            writer.WriteString("resource", use.Resource);
            writer.WriteString("path", suppression.Path);
            writer.WriteString("reason", suppression.Reason);
            writer.WriteString("owner", suppression.Owner);
            writer.WriteString("until", suppression.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteNumber("findings", use.Findings);
            writer.WriteString("fault", use.Fault);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
