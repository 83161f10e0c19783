using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The files of the rules folder as they come with the tool: an index, and one text that is decoded file by file.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
internal sealed class ShippedFiles
{
    /// <summary>How much of the index becomes one text, in bytes, up to the end of the line: a text of all would be a large object.</summary>
    private const int PartOfIndex = 16_384;

    private readonly EmbeddedFile _texts = Open("rules.bundle");
    private readonly Lazy<string[]> _checks = new(static () => Open("rules.checks").Text.Split('\n'));

    public ShippedFiles()
    {
        var index = Open("rules.index");
        var all = new List<ShippedFile>();
        var start = 0;
        for (int at = 0, end; at < index.Length; at = end)
        {
            end = index.IndexOf((byte)'\n', Math.Min(at + PartOfIndex, index.Length - 1), index.Length) + 1;
            ReadLines(index.Part(at, end - at), all, ref start);
        }

        All = all;
    }

    /// <summary>By path.</summary>
    public IReadOnlyList<ShippedFile> All { get; }

    // Each file's text begins where that of the one before ends.
    private void ReadLines(string lines, List<ShippedFile> all, ref int start)
    {
        var words = StringCache.OfThread;
        for (var at = 0; at < lines.Length; start += all[all.Count - 1].Length)
            all.Add(ShippedFile.Read(this, all.Count, lines, ref at, start, words));
    }

    public SourceFile Read(ShippedFile file) => new(file.Path, _texts.Part(file.Start, file.Length));

    /// <summary>The checks of other tools that are the same as the rule, by all their names.</summary>
    public string ChecksOf(ShippedFile file) => _checks.Value[file.Number];

    public Rule ReadRule(ShippedFile file)
    {
        var problems = new List<Problem>();
        return RuleReader.ReadProved(Read(file), problems) ?? throw Faulty(problems);
    }

    public RulePack ReadPack(ShippedFile file)
    {
        var problems = new List<Problem>();
        return PackReader.Read(Read(file), problems) ?? throw Faulty(problems);
    }

    // Tests prove every shipped file before it is shipped.
    private static InvalidOperationException Faulty(List<Problem> problems) => new("a shipped file is faulty: " + problems[0].Span + ": " + problems[0].Message);

    private static EmbeddedFile Open(string resource) => EmbeddedFile.Find(typeof(ShippedFiles).Assembly, resource)!;
}
