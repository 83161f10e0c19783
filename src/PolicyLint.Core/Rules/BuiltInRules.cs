using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The rules and packs that come with the tool, read once from the bundle that the build makes of the rules folder.</summary>
public static class BuiltInRules
{
    private const string Bundle = "rules.bundle";
    private const string Header = "=== ";

    private static readonly Lazy<RuleFiles> Loaded = new(static () => RuleFiles.ReadProved(Files()));

    /// <summary>By id.</summary>
    public static IReadOnlyList<Rule> Rules => Loaded.Value.Rules;

    /// <summary>By name.</summary>
    public static IReadOnlyList<RulePack> Packs => Loaded.Value.Packs;

    /// <summary>What is wrong with the shipped files outside of their schemas; empty in every release.</summary>
    public static IReadOnlyList<Problem> Problems => Loaded.Value.Problems;

    /// <summary>The shipped files themselves; their paths begin with <c>rules/</c>.</summary>
    public static IReadOnlyList<SourceFile> Files()
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(Bundle)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var files = new List<SourceFile>();
        for (var start = 0; start < text.Length;)
        {
            // A line of JSON cannot begin like a header: strings hold no line breaks.
            var next = text.IndexOf("\n" + Header, start, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : next + 1;
            var line = text.IndexOf('\n', start);
            var name = text.Substring(start + Header.Length, line - start - Header.Length).TrimEnd('\r').Replace('\\', '/');
            files.Add(new SourceFile(name, text.Substring(line + 1, end - line - 1)));
            start = end;
        }

        return files;
    }
}
