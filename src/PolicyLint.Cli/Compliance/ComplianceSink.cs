using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Text;

namespace PolicyLint.Cli.Compliance;

/// <summary>Where the reports of a run go: each format to its file, one at most to standard output.</summary>
internal sealed class ComplianceSink : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<IComplianceReporter> _reporters = [];
    private readonly List<string> _names = [];
    private readonly List<StreamWriter> _files = [];

    /// <summary>The reports that the command line asks for, ready to be written.</summary>
    /// <exception cref="UsageException">There is no such format, or a file cannot be written, or two reports go to one place.</exception>
    public ComplianceSink(IReadOnlyList<string> formats, ComplianceOptions options, TextWriter output, Workspace workspace)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var format in formats.Count == 0 ? ["text"] : formats)
        {
            var split = format.IndexOf('=', StringComparison.Ordinal);
            var name = split < 0 ? format : format[..split];
            var path = split < 0 ? "" : workspace.FullPath(format[(split + 1)..]);
            if (!places.Add(path))
                throw new UsageException($"two reports go to the same place; write --format {name}=FILE");
            CheckName(name);
            _names.Add(name);
            _reporters.Add(ComplianceFormats.Find(name, options, split < 0 ? output : OpenFile(name, path))!);
        }
    }

    /// <summary>True where some report says what is wrong with deliveries and settings.</summary>
    public bool TellsProblems => _reporters.Exists(static reporter => reporter.TellsProblems);

    /// <summary>What the reports withhold, one sentence for each that does.</summary>
    public IEnumerable<string> Withheld
    {
        get
        {
            for (var i = 0; i < _reporters.Count; i++)
            {
                if (_reporters[i].Withheld is { } withheld)
                    yield return $"{_names[i]}: withheld {withheld}";
            }
        }
    }

    public void Begin()
    {
        foreach (var reporter in _reporters)
            reporter.Begin();
    }

    public void Add(ItemVerdicts verdicts)
    {
        foreach (var reporter in _reporters)
            reporter.Add(verdicts);
    }

    public void End(ComplianceReport report)
    {
        foreach (var reporter in _reporters)
            reporter.End(report);
    }

    public void Dispose()
    {
        foreach (var reporter in _reporters)
            reporter.Dispose();
        foreach (var file in _files)
            file.Dispose();
    }

    private static void CheckName(string name)
    {
        foreach (var known in ComplianceFormats.Names)
        {
            if (known == name)
                return;
        }

        throw new UsageException(
            $"--format cannot be '{name}'; it is one of {string.Join(", ", ComplianceFormats.Names)}{Spelling.DidYouMean(name, ComplianceFormats.Names)}");
    }

    private StreamWriter OpenFile(string name, string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            var file = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" };
            _files.Add(file);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the {name} report cannot be written: {e.Message}");
        }
    }
}
