using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Settings;

/// <summary>A line of a settings file.</summary>
/// <param name="Key">In lower case.</param>
/// <param name="Written">The key as it was written.</param>
/// <param name="Directory">The folder of the settings file, from which relative paths in the value start.</param>
/// <param name="Span">The whole assignment.</param>
/// <param name="ValueSpan">The value; empty where there is none.</param>
public sealed record SettingsEntry(string Key, string Written, string Value, string Directory, SourceSpan Span, SourceSpan ValueSpan);

/// <summary>The entries under one header, which apply to the files that its pattern matches.</summary>
public sealed class EditorConfigSection
{
    private readonly Glob? _glob;
    private readonly string? _path;

    internal EditorConfigSection(Glob? glob, string? path, IReadOnlyList<SettingsEntry> entries)
    {
        _glob = glob;
        _path = path;
        Entries = entries;
    }

    public IReadOnlyList<SettingsEntry> Entries { get; }

    /// <summary>True where the entries apply to the file.</summary>
    /// <param name="relative">The file's path from the settings file's folder.</param>
    internal bool Covers(string path, string relative) => _glob is not null ? _glob.Matches(relative) : _path is null || _path == path;
}

/// <summary>An <c>.editorconfig</c> or, with <c>is_global = true</c>, a <c>.globalconfig</c>: only the keys that are ours.</summary>
public sealed class EditorConfig
{
    internal EditorConfig(SourceFile file, string directory)
    {
        File = file;
        Directory = directory;
    }

    public SourceFile File { get; }

    /// <summary>In the same notation as the paths that are asked for; without a slash at the end.</summary>
    public string Directory { get; }

    /// <summary>True where no settings of outer folders apply.</summary>
    public bool IsRoot { get; internal init; }

    /// <summary>True for a <c>.globalconfig</c>: it applies everywhere, and every <c>.editorconfig</c> overrides it.</summary>
    public bool IsGlobal { get; internal init; }

    public required IReadOnlyList<EditorConfigSection> Sections { get; init; }

    /// <summary>Lines that have no effect although they name our keys.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>True where any of our keys is written.</summary>
    public bool HasEntries
    {
        get
        {
            foreach (var section in Sections)
            {
                if (section.Entries.Count > 0)
                    return true;
            }

            return false;
        }
    }

    /// <summary>True where the key is written in some section.</summary>
    /// <param name="key">In lower case.</param>
    public bool Names(string key)
    {
        foreach (var section in Sections)
        {
            foreach (var entry in section.Entries)
            {
                if (entry.Key == key)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The path from this file's folder; null where the path lies elsewhere.</summary>
    public string? Relative(string path)
    {
        if (Directory.Length == 0)
            return path.TrimStart('/');
        var isInside = path.Length > Directory.Length + 1 && path[Directory.Length] == '/' && path.StartsWith(Directory, StringComparison.Ordinal);
        return isInside ? path.Substring(Directory.Length + 1) : null;
    }

    /// <summary>Reads the text; never fails, because EditorConfig has it that what a tool does not understand is passed over.</summary>
    /// <param name="directory">The folder the file lies in, in the notation of the paths that will be asked for; empty for their root.</param>
    public static EditorConfig Read(SourceFile file, string directory) => new EditorConfigReader(file, directory.TrimEnd('/')).Read();
}
