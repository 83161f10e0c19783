using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The rules and packs that come with the tool, read once from the bundle that the build makes of the rules folder.</summary>
public static class BuiltInRules
{
    private const string Bundle = "rules.bundle";
    private const string Header = "=== ";

    private static readonly Lazy<RuleFiles> Loaded = new(Read);

    /// <summary>By id.</summary>
    public static IReadOnlyList<Rule> Rules => Loaded.Value.Rules;

    /// <summary>By name.</summary>
    public static IReadOnlyList<RulePack> Packs => Loaded.Value.Packs;

    /// <summary>What is wrong with the shipped files outside of their schemas; empty in every release.</summary>
    public static IReadOnlyList<Problem> Problems => Loaded.Value.Problems;

    /// <summary>Reads everything anew: none of the rules has judged anything.</summary>
    public static RuleFiles Read() => RuleFiles.ReadProved(Files());

    /// <summary>The shipped files themselves; their paths begin with <c>rules/</c>.</summary>
    public static IReadOnlyList<SourceFile> Files()
    {
        var text = ReadBundle();
        var files = new List<SourceFile>();
        var start = 0;
        while (start < text.Length)
        {
            var line = text.IndexOf('\n', start);
            var end = NextHeader(text, line);
            var name = text.Substring(start + Header.Length, line - start - Header.Length).TrimEnd('\r').Replace('\\', '/');
            files.Add(new SourceFile(name, text.Substring(line + 1, end - line - 1)));
            start = end;
        }

        return files;
    }

    // A line of JSON cannot begin like a header: strings hold no line breaks.
    private static int NextHeader(string text, int line)
    {
        while (line >= 0 && line + 1 < text.Length && text[line + 1] != Header[0])
            line = text.IndexOf('\n', line + 1);
        return line < 0 ? text.Length : line + 1;
    }

    private static string ReadBundle()
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(Bundle)!;
        var bytes = new byte[stream.Length];
        var length = 0;
        for (var read = 1; read > 0; length += read)
            read = stream.Read(bytes, length, bytes.Length - length);
        var hasMark = length >= 3 && bytes[0] == 0xEF;
        return Encoding.UTF8.GetString(bytes, hasMark ? 3 : 0, hasMark ? length - 3 : length);
    }
}
