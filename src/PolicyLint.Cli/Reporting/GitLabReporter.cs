using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>GitLab's code quality report: a list of violations, which merge requests show beside the changed lines.</summary>
internal sealed class GitLabReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var prints = new Prints();
        json.Writer.WriteStartArray();
        foreach (var problem in report.Problems)
        {
            var severity = problem.Severity == ProblemSeverity.Error ? "blocker" : "minor";
            var print = prints.Of(Hash($"{problem.Path}\n{problem.Message}"));
            Write(json.Writer, problem.Message, "policylint", print, severity, problem.Path, problem.Span?.Line ?? 1);
        }

        foreach (var evaluation in options.ShownOf(report))
        {
            var description = $"{Wording.Message(evaluation)} [{Wording.Subject(evaluation)}]";
            var print = prints.Of(evaluation.Fingerprint.Length > 0 ? evaluation.Fingerprint : Hash(ConciseReporter.Line(evaluation)));
            Write(json.Writer, description, evaluation.Rule.Id, print, SeverityOf(evaluation), evaluation.Span.File.Path, evaluation.Span.Line);
            json.Advance();
        }

        json.Writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string description, string check, string print, string severity, string path, int line)
    {
        writer.WriteStartObject();
        writer.WriteString("description", description);
        writer.WriteString("check_name", check);
        writer.WriteString("fingerprint", print);
        writer.WriteString("severity", severity);
        writer.WriteStartObject("location");
        writer.WriteString("path", path);
        writer.WriteStartObject("lines");
        writer.WriteNumber("begin", line);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string SeverityOf(Evaluation evaluation)
    {
        if (!evaluation.IsFinding)
            return "info";
        return evaluation.Severity switch
        {
            Severity.Error => "critical",
            Severity.Warning => "major",
            _ => "minor",
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>GitLab shows one violation of each fingerprint, but copies of a resource have ours in common: they are counted.</summary>
    private sealed class Prints
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

        public string Of(string print)
        {
            var count = _seen.GetValueOrDefault(print) + 1;
            _seen[print] = count;
            return count == 1 ? print : Hash($"{print}\n{count.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
