using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;

namespace PolicyLint.Cli.Compliance;

/// <summary><c>policylint compliance merge</c>: makes one report of those of several processes, as if one had judged everything.</summary>
internal static class ComplianceMerge
{
    public static int Run(Arguments arguments, Streams streams, IReadOnlyList<string> formats)
    {
        if (arguments.Operands.Count < 2)
            throw new UsageException("'compliance merge' wants the reports to merge");
        if (formats is not ([] or ["json"]))
            throw new UsageException("'compliance merge' reads and writes the format json");
        var workspace = new Workspace(null, streams.CurrentFolder);
        var reports = new List<JsonDocument>();
        try
        {
            for (var i = 1; i < arguments.Operands.Count; i++)
                reports.Add(Read(workspace.FullPath(arguments.Operands[i]), arguments.Operands[i]));
            return new MergedReport(reports).Write(streams.Out);
        }
        finally
        {
            foreach (var report in reports)
                report.Dispose();
        }
    }

    private static JsonDocument Read(string path, string asWritten)
    {
        try
        {
            var report = JsonDocument.Parse(File.ReadAllBytes(path));
            if (report.RootElement.ValueKind == JsonValueKind.Object && report.RootElement.TryGetProperty("kind", out var kind) && kind.ValueEquals("compliance"))
                return report;
            report.Dispose();
            throw new UsageException($"'{asWritten}' is no report of 'policylint compliance --format json'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"the report '{asWritten}' cannot be read: {e.Message}");
        }
    }
}
