using System.IO;
using System.Text;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>The Reviewdog Diagnostic Format: reviewdog turns it into review comments wherever it runs.</summary>
internal sealed class RdJsonReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteStartObject("source");
        writer.WriteString("name", "policylint");
        writer.WriteEndObject();
        writer.WriteStartArray("diagnostics");
        foreach (var problem in report.Problems)
        {
            writer.WriteStartObject();
            Write(writer, problem.Message, problem.Severity == ProblemSeverity.Error ? "ERROR" : "WARNING", problem.Path, problem.Span);
            writer.WriteEndObject();
        }

        foreach (var evaluation in options.ShownOf(report))
        {
            writer.WriteStartObject();
            var message = $"{Wording.Message(evaluation)} [{Wording.Subject(evaluation)}]";
            Write(writer, message, SeverityOf(evaluation), evaluation.Span.File.Path, evaluation.Span);
            WriteCode(writer, evaluation.Rule);
            writer.WriteEndObject();
            json.Advance();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string message, string severity, string path, SourceSpan? span)
    {
        writer.WriteString("message", message);
        writer.WriteStartObject("location");
        writer.WriteString("path", path);
        if (span is { } place)
        {
            writer.WriteStartObject("range");
            WritePosition(writer, "start", place.File, place.Start);
            WritePosition(writer, "end", place.File, place.End);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteString("severity", severity);
    }

    // Columns are counted in the bytes of UTF-8, from 1.
    private static void WritePosition(Utf8JsonWriter writer, string name, SourceFile file, int offset)
    {
        var line = file.LineOf(offset);
        var start = file.StartOfLine(line);
        writer.WriteStartObject(name);
        writer.WriteNumber("line", line + 1);
        writer.WriteNumber("column", Encoding.UTF8.GetByteCount(file.Text, start, offset - start) + 1);
        writer.WriteEndObject();
    }

    private static void WriteCode(Utf8JsonWriter writer, Rule rule)
    {
        writer.WriteStartObject("code");
        writer.WriteString("value", rule.Id);
        if (SarifTool.HelpUriOf(rule) is { } uri)
            writer.WriteString("url", uri);
        writer.WriteEndObject();
    }

    private static string SeverityOf(Evaluation evaluation)
    {
        if (!evaluation.IsFinding)
            return "INFO";
        return evaluation.Severity switch
        {
            Severity.Error => "ERROR",
            Severity.Warning => "WARNING",
            _ => "INFO",
        };
    }
}
