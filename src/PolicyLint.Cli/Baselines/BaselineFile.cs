using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Baselines;

/// <summary>Baselines on disk: JSON with a version, sorted, one line for each finding, so that a review sees what is accepted.</summary>
internal static class BaselineFile
{
    public const string UsualName = "policylint-baseline.json";
    private const string Version = "1";

    private static readonly string[] Keys = ["fingerprint", "rule", "file", "resource", "path", "message", "reason"];

    /// <summary>The entries; null where the file cannot be read, and then a problem says why.</summary>
    public static List<BaselineEntry>? Read(string fullPath, string display, ICollection<Problem> problems)
    {
        try
        {
            return Read(FileText.Read(fullPath, display), problems);
        }
        catch (MalformedDocumentException e)
        {
            problems.Add(e.ToProblem());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(new SourceFile(display, "").Whole, "the baseline cannot be read: " + e.Message));
        }

        return null;
    }

    /// <summary>The entries; null where the text is no baseline, and then a problem says why.</summary>
    /// <exception cref="MalformedDocumentException">The text is not JSON.</exception>
    public static List<BaselineEntry>? Read(SourceFile file, ICollection<Problem> problems)
    {
        var root = JsonReader.Read(file, problems);
        if (root is not MapNode map || map.Find("version") is not { } version || map.Find("findings") is not ListNode findings)
        {
            problems.Add(new Problem(root.Span, "this is no baseline: it has no 'version' and 'findings'"));
            return null;
        }

        if (version is not ScalarNode { Text: Version })
        {
            problems.Add(new Problem(version.Span, $"this baseline is of another version than {Version}: a newer policylint reads it"));
            return null;
        }

        var entries = new List<BaselineEntry>(findings.Items.Count);
        foreach (var item in findings.Items)
        {
            if (ReadEntry(item, problems) is { } entry)
                entries.Add(entry);
        }

        return entries;
    }

    /// <summary>Writes the entries in their order.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string fullPath, List<BaselineEntry> entries) => AtomicFile.Write(fullPath, Encoding.UTF8.GetBytes(TextOf(entries)));

    /// <summary>The file's text; the same entries give the same bytes.</summary>
    public static string TextOf(List<BaselineEntry> entries)
    {
        var sorted = new List<BaselineEntry>(entries);
        sorted.Sort(BaselineEntry.Compare);
        using var text = new StringWriter { NewLine = "\n" };
        text.Write($"{{\n  \"version\": {Version},\n  \"findings\": [");
        for (var i = 0; i < sorted.Count; i++)
        {
            text.Write(i == 0 ? "\n    " : ",\n    ");
            WriteEntry(sorted[i], text);
        }

        text.Write(sorted.Count == 0 ? "]\n}\n" : "\n  ]\n}\n");
        return text.ToString();
    }

    private static void WriteEntry(BaselineEntry entry, StringWriter text)
    {
        var separator = "{ ";
        void Field(string key, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            text.Write($"{separator}\"{key}\": ");
            text.Write(JsonOutput.Quoted(value));
            separator = ", ";
        }

        Field("file", entry.File);
        Field("resource", entry.Resource);
        Field("rule", entry.Rule);
        Field("path", entry.Path);
        Field("message", entry.Message);
        Field("reason", entry.Reason);
        Field("fingerprint", entry.Fingerprint);
        text.Write(" }");
    }

    private static BaselineEntry? ReadEntry(Node item, ICollection<Problem> problems)
    {
        if (item is not MapNode map)
        {
            problems.Add(new Problem(item.Span, "a finding is a map with 'fingerprint' and 'rule'"));
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (Array.IndexOf(Keys, entry.Key.Text) < 0)
                problems.Add(new Problem(entry.Key.Span, $"a finding has no '{entry.Key.Text}'{Spelling.DidYouMean(entry.Key.Text, Keys)}"));
        }

        if (Text(map, "fingerprint") is { Length: > 0 } fingerprint && Text(map, "rule") is { Length: > 0 } rule)
            return new BaselineEntry(fingerprint, rule, Text(map, "file") ?? "", Text(map, "resource"), Text(map, "path") ?? "", Text(map, "message") ?? "", Text(map, "reason"), map.Span);
        problems.Add(new Problem(map.Span, "a finding needs 'fingerprint' and 'rule'"));
        return null;
    }

    private static string? Text(MapNode map, string key) => (map.Find(key) as ScalarNode)?.Text;
}
