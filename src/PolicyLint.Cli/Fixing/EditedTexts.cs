using System;
using System.Collections.Generic;
using PolicyLint.Cli.Inputs;
using PolicyLint.Text;

namespace PolicyLint.Cli.Fixing;

/// <summary>A file whose text was edited, and not yet written.</summary>
internal sealed record EditedText(SourceFile Before, string After);

/// <summary>Texts that are judged in place of those on disk.</summary>
internal sealed class EditedTexts
{
    private readonly Dictionary<string, SourceFile> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceFile> _now = new(StringComparer.Ordinal);

    /// <summary>The text as it was edited; null where the file is as it is on disk.</summary>
    public SourceFile? Find(InputFile input) => Find(input.Path);

    /// <summary>The text as it was edited; null where the file is as it is on disk.</summary>
    public SourceFile? Find(string path) => _now.TryGetValue(path, out var file) ? file : null;

    /// <summary>Takes the text in place of what the file says now.</summary>
    public void Set(SourceFile now, string text)
    {
        _before.TryAdd(now.Path, now);
        _now[now.Path] = new SourceFile(now.Path, text);
    }

    /// <summary>Takes an earlier text back.</summary>
    public void Restore(SourceFile earlier) => _now[earlier.Path] = earlier;

    /// <summary>The files whose text differs from what it was, by path.</summary>
    public List<EditedText> Edited()
    {
        var edited = new List<EditedText>();
        foreach (var pair in _now)
        {
            if (_before[pair.Key].Text != pair.Value.Text)
                edited.Add(new EditedText(_before[pair.Key], pair.Value.Text));
        }

        edited.Sort(static (left, right) => string.CompareOrdinal(left.Before.Path, right.Before.Path));
        return edited;
    }
}
