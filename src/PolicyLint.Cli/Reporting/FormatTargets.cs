using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Where the formats that a command line asks for go: each to its file, one at most to standard output.</summary>
internal sealed class FormatTargets
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<Target> _targets = [];

    /// <summary>Takes the option's values, <c>FORMAT</c> or <c>FORMAT=FILE</c>, apart.</summary>
    /// <param name="formats">The formats that there are; the first is meant where none is asked for.</param>
    /// <exception cref="UsageException">There is no such format, or two go to one place.</exception>
    public FormatTargets(Arguments arguments, OptionSpec option, IReadOnlyList<string> formats, Workspace workspace)
    {
        foreach (var text in arguments.All(option))
            Add(Parse(text, option, formats, workspace), option);
        if (_targets.Count == 0)
            _targets.Add(new Target(formats[0], null));
    }

    /// <summary>Writes every format that was asked for.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public void Write(Streams streams, Action<string, TextWriter> write)
    {
        foreach (var target in _targets)
        {
            if (target.FullPath is null)
                write(target.Format, streams.Out);
            else
                WriteFile(target.Format, target.FullPath, write);
        }
    }

    private static void WriteFile(string format, string path, Action<string, TextWriter> write)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            using var writer = new StreamWriter(path, append: false, Utf8) { NewLine = "\n" };
            write(format, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the {format} output cannot be written: {e.Message}");
        }
    }

    private void Add(Target target, OptionSpec option)
    {
        foreach (var other in _targets)
        {
            if (other.FullPath == target.FullPath)
                throw new UsageException($"{other.Format} and {target.Format} go to the same place; write {option.Name} {target.Format}=FILE");
        }

        _targets.Add(target);
    }

    private static Target Parse(string text, OptionSpec option, IReadOnlyList<string> formats, Workspace workspace)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        var name = split < 0 ? text : text[..split];
        if (!Contains(formats, name))
            throw new UsageException($"{option.Name} cannot be '{name}'; it is one of {string.Join(", ", formats)}{Spelling.DidYouMean(name, formats)}");
        if (split == text.Length - 1)
            throw new UsageException($"{option.Name} {text} names no file");
        return new Target(name, split < 0 ? null : workspace.FullPath(text[(split + 1)..]));
    }

    private static bool Contains(IReadOnlyList<string> formats, string name)
    {
        foreach (var format in formats)
        {
            if (format == name)
                return true;
        }

        return false;
    }

    /// <summary>A format and its file; null for standard output.</summary>
    private sealed record Target(string Format, string? FullPath);
}
