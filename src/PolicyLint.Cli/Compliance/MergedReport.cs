using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Compliance;

/// <summary>Several reports as one.</summary>
internal sealed class MergedReport(IReadOnlyList<JsonDocument> reports)
{
    private static readonly string[] Counts = ["nonCompliant", "compliant", "insufficientData", "notApplicable", "errors", "warnings", "infos"];

    /// <summary>Writes the report that one process would have written; what that would have answered is returned.</summary>
    public int Write(TextWriter output)
    {
        var exitCode = ExitCode.Clean;
        foreach (var report in reports)
            exitCode = ExitCode.MoreImportant(exitCode, report.RootElement.GetProperty("summary").GetProperty("exitCode").GetInt32());
        var deliveries = ByPath("deliveries", "path");
        RefuseTwice(deliveries);
        var rules = Rules();
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("kind", "compliance");
        WriteAll(json, "verdicts", ByPath("verdicts", "file"));
        WriteAll(json, "deliveries", deliveries);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
            ComplianceJsonReporter.WriteTotal(writer, rule);
        writer.WriteEndArray();
        WriteAll(json, "errors", Errors());
        writer.WriteStartObject("summary");
        writer.WriteNumber("deliveries", deliveries.Count);
        writer.WriteNumber("rules", rules.Count);
        foreach (var count in Counts)
            writer.WriteNumber(count, Sum(count));
        writer.WriteNumber("exitCode", exitCode);
        writer.WriteEndObject();
        writer.WriteEndObject();
        return exitCode;
    }

    private static void WriteAll(JsonOutput json, string name, IEnumerable<JsonElement> elements)
    {
        json.Writer.WriteStartArray(name);
        foreach (var element in elements)
        {
            element.WriteTo(json.Writer);
            json.Advance();
        }

        json.Writer.WriteEndArray();
    }

    private static void RefuseTwice(List<JsonElement> deliveries)
    {
        for (var i = 1; i < deliveries.Count; i++)
        {
            var path = deliveries[i].GetProperty("path").GetString();
            if (deliveries[i - 1].GetProperty("path").ValueEquals(path))
                throw new UsageException($"'{path}' is in two of the reports");
        }
    }

    // Each report has its elements by path already, so a stable sort keeps their order within a path.
    private List<JsonElement> ByPath(string name, string key)
    {
        var elements = new List<(string Path, int Number, JsonElement Element)>();
        foreach (var report in reports)
        {
            foreach (var element in report.RootElement.GetProperty(name).EnumerateArray())
                elements.Add((element.GetProperty(key).GetString() ?? "", elements.Count, element));
        }

        elements.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path) is var order && order != 0 ? order : a.Number.CompareTo(b.Number));
        return elements.ConvertAll(static one => one.Element);
    }

    private IReadOnlyList<RuleTotal> Rules()
    {
        var byId = new SortedDictionary<string, RuleTotal>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var element in report.RootElement.GetProperty("rules").EnumerateArray())
            {
                var id = element.GetProperty("rule").GetString()!;
                if (!byId.TryGetValue(id, out var total))
                    byId[id] = total = new RuleTotal(id, element.GetProperty("name").GetString()!, SeverityOf(element.GetProperty("severity").GetString()));
                total.NonCompliant += element.GetProperty("nonCompliant").GetInt64();
                total.Compliant += element.GetProperty("compliant").GetInt64();
                total.InsufficientData += element.GetProperty("insufficientData").GetInt64();
                total.NotApplicable += element.GetProperty("notApplicable").GetInt64();
            }
        }

        return [.. byId.Values];
    }

    private static Severity SeverityOf(string? word) => word switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        _ => Severity.Info,
    };

    // What is wrong with settings every process says; what is wrong with a delivery, one.
    private List<JsonElement> Errors()
    {
        var errors = new List<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var error in report.RootElement.GetProperty("errors").EnumerateArray())
            {
                if (seen.Add(error.GetRawText()))
                    errors.Add(error);
            }
        }

        return errors;
    }

    private long Sum(string count)
    {
        var sum = 0L;
        foreach (var report in reports)
            sum += report.RootElement.GetProperty("summary").GetProperty(count).GetInt64();
        return sum;
    }
}
