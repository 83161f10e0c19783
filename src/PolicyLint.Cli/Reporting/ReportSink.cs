using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Cli.Inputs;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Where the reports of a run go: each format to its file, one at most to standard output.</summary>
internal sealed class ReportSink
{
    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly List<Target> _targets = [];

    /// <summary>The reports that the command line asks for.</summary>
    /// <exception cref="UsageException">There is no such format, or two reports go to one place.</exception>
    public ReportSink(Arguments arguments, Streams streams, Workspace workspace)
    {
        _arguments = arguments;
        _streams = streams;
        foreach (var text in arguments.All(CheckOptions.Format))
            _targets.Add(Parse(text, workspace));
        if (_targets.Count == 0)
            _targets.Add(new Target("full", null));
        CheckPlaces();
    }

    /// <summary>True where some report tells findings' fingerprints.</summary>
    public bool ShowsFingerprints => _targets.Exists(target => ReportFormats.ShowsFingerprints(target.Format));

    /// <summary>True where some report reads the texts of the judged files.</summary>
    public bool ReadsTexts => _targets.Exists(target => ReportFormats.ReadsTexts(target.Format));

    /// <summary>Writes every report that was asked for.</summary>
    /// <param name="pages">The pages of rules, asked for only by formats that show them.</param>
    /// <exception cref="UsageException">A report file cannot be written.</exception>
    public void Write(Report report, int exitCode, Func<IReadOnlyDictionary<string, string>> pages)
    {
        foreach (var target in _targets)
        {
            var options = Options(target, exitCode, pages);
            if (target.FullPath is null)
                ReportFormats.Find(target.Format)!.Write(report, options, _streams.Out);
            else
                WriteFile(target, report, options);
        }
    }

    private static void WriteFile(Target target, Report report, ReportOptions options)
    {
        try
        {
            if (Path.GetDirectoryName(target.FullPath) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            using var writer = new StreamWriter(target.FullPath!) { NewLine = "\n" };
            ReportFormats.Find(target.Format)!.Write(report, options, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the {target.Format} report cannot be written: {e.Message}");
        }
    }

    private ReportOptions Options(Target target, int exitCode, Func<IReadOnlyDictionary<string, string>> pages) => new()
    {
        ShowUnknown = _arguments.Has(CheckOptions.ShowUnknown),
        ShowSuppressed = _arguments.Has(CheckOptions.ShowSuppressed),
        ShowAll = _arguments.Has(CheckOptions.ShowAll),
        ShowStatistics = _arguments.Has(CheckOptions.Statistics),
        UseColor = target.FullPath is null && UsesColor(),
        ExitCode = exitCode,
        ToolVersion = target.Format is "sarif" or "html" ? ToolVersion.Text : "",
        Pages = target.Format == "sarif" ? pages() : new Dictionary<string, string>(),
    };

    private bool UsesColor() => _arguments.Last(CheckOptions.Color) switch
    {
        "always" => true,
        "never" => false,
        _ => _streams.IsTerminal && !_streams.ForbidsColor,
    };

    private static Target Parse(string text, Workspace workspace)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        var name = split < 0 ? text : text[..split];
        if (ReportFormats.Find(name) is null)
        {
            throw new UsageException(
                $"--format cannot be '{name}'; it is one of {string.Join(", ", ReportFormats.Names)}{Spelling.DidYouMean(name, ReportFormats.Names)}");
        }

        if (split < 0)
            return new Target(name, null);
        if (split == text.Length - 1)
            throw new UsageException($"--format {text} names no file");
        return new Target(name, workspace.FullPath(text[(split + 1)..]));
    }

    private void CheckPlaces()
    {
        for (var i = 0; i < _targets.Count; i++)
        {
            for (var j = i + 1; j < _targets.Count; j++)
            {
                if (_targets[i].FullPath == _targets[j].FullPath)
                    throw new UsageException($"the {_targets[i].Format} and the {_targets[j].Format} report go to the same place; write --format {_targets[j].Format}=FILE");
            }
        }
    }

    /// <summary>A format and its file; null for standard output.</summary>
    private sealed record Target(string Format, string? FullPath);
}
