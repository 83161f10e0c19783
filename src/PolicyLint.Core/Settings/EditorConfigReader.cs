using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Settings;

/// <summary>Reads the lines of a settings file, in the dialect of the C# compiler, so that both read the same values.</summary>
internal sealed class EditorConfigReader(SourceFile file, string directory)
{
    private readonly List<EditorConfigSection> _sections = [];
    private readonly List<Problem> _problems = [];
    private List<SettingsEntry> _entries = [];
    private string? _header;
    private bool _isRoot;
    private bool _isGlobal;

    public EditorConfig Read()
    {
        for (var line = 0; line < file.LineCount; line++)
            ReadLine(file.LineText(line), file.StartOfLine(line));
        CloseSection();
        return new EditorConfig(file, directory) { IsRoot = _isRoot, IsGlobal = _isGlobal, Sections = _sections, Problems = _problems };
    }

    private void ReadLine(string line, int offset)
    {
        var start = 0;
        while (start < line.Length && (char.IsWhiteSpace(line[start]) || line[start] == '\ufeff'))
            start++;
        if (start == line.Length || line[start] is '#' or ';')
            return;
        if (line[start] == '[' && line.LastIndexOf(']') is var close && close > start)
        {
            CloseSection();
            _header = line.Substring(start + 1, close - start - 1);
            return;
        }

        ReadEntry(line, start, offset);
    }

    private void ReadEntry(string line, int start, int offset)
    {
        var end = start;
        while (end < line.Length && line[end] is not ('#' or ';'))
            end++;
        var assign = start;
        while (assign < end && line[assign] is not ('=' or ':'))
            assign++;
        var written = line.Substring(start, assign - start).TrimEnd();
        var key = written.ToLowerInvariant();
        if (assign == end)
        {
            if (SettingsKeys.IsOurs(key))
                _problems.Add(new Problem(file.Span(offset + start, offset + start + key.Length), $"'{written}' has no value: '=' is missing"));
            return;
        }

        while (char.IsWhiteSpace(line[end - 1]))
            end--;
        var value = assign + 1;
        while (value < end && char.IsWhiteSpace(line[value]))
            value++;
        var entry = new SettingsEntry(
            key, written, line.Substring(value, end - value), directory, file.Span(offset + start, offset + end), file.Span(offset + value, offset + end));
        Take(entry);
    }

    private void Take(SettingsEntry entry)
    {
        if (_header is null && entry.Key is "root" or "is_global")
        {
            var isTrue = string.Equals(entry.Value, "true", StringComparison.OrdinalIgnoreCase);
            _isRoot |= isTrue && entry.Key == "root";
            _isGlobal |= isTrue && entry.Key == "is_global";
        }
        else if (SettingsKeys.IsOurs(entry.Key))
        {
            _entries.Add(entry);
        }
        else if (SettingsKeys.IsNearlyOurs(entry.Key))
        {
            _problems.Add(new Problem(entry.Span, $"unknown setting '{entry.Written}'{Spelling.DidYouMean(entry.Written, SettingsKeys.All)}"));
        }
    }

    private void CloseSection()
    {
        if (_header is null && !_isGlobal)
        {
            foreach (var entry in _entries)
                _problems.Add(new Problem(
                    entry.Span,
                    $"'{entry.Written}' stands before the first section and has no effect: put it under [*]", ProblemSeverity.Warning));
        }
        else if (_entries.Count > 0)
        {
            _sections.Add(_isGlobal ? new(null, _header, _entries) : new(Glob.Parse(_header!), null, _entries));
        }

        _entries = [];
    }
}
