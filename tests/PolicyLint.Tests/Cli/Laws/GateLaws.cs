using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Laws;

/// <summary>Laws of fixes and baselines over templates drawn at random, in both syntaxes and many layouts, with the shipped rules.</summary>
public class GateLaws
{
    private const int Cases = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public void After_a_fix_nothing_is_found_that_was_not_told_to_be_left()
    {
        var mended = 0;
        Holds((draw, style, run) =>
        {
            run.Write("t" + style.Extension, style.Write(TemplateDraw.Template(draw.Resources)));
            var before = Findings(run, draw);
            run.Run("fix", "--unsafe-fixes", "--select", draw.Rules);
            var left = Regex.Matches(run.Error, @"(PL\d+) is not mended", RegexOptions.None, Patience).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            var after = Findings(run, draw);
            mended += before.Count - after.Count;
            return after.All(left.Contains) && after.Count <= before.Count;
        });
        Assert.True(mended > Cases, $"only {mended} findings were mended: the law says little");
    }

    [Fact]
    public void A_second_fix_changes_nothing() => Holds((draw, style, run) =>
    {
        var path = run.Write("t" + style.Extension, style.Write(TemplateDraw.Template(draw.Resources)));
        run.Run("fix", "--unsafe-fixes", "--select", draw.Rules);
        var once = File.ReadAllText(path);
        run.Run("fix", "--unsafe-fixes", "--select", draw.Rules);
        return File.ReadAllText(path) == once;
    });

    [Fact]
    public void Lines_of_resources_without_findings_and_comments_stay_as_they_are() => Holds((draw, style, run) =>
    {
        var before = style.Write(TemplateDraw.Template(draw.Resources));
        var path = run.Write("t" + style.Extension, before);
        run.Run("fix", "--unsafe-fixes", "--select", draw.Rules);
        var after = File.ReadAllText(path);
        var comments = Regex.Matches(before, @"# remark \d+\.", RegexOptions.None, Patience).Select(match => match.Value);
        return Clean(before, style).All(block => after.Contains(block, StringComparison.Ordinal))
            && comments.All(comment => after.Contains(comment, StringComparison.Ordinal))
            && before.EndsWith('\n') == after.EndsWith('\n')
            && before.Contains('\r', StringComparison.Ordinal) == after.Contains('\r', StringComparison.Ordinal)
            && after.Count(c => c == '\r') == (before.Contains('\r', StringComparison.Ordinal) ? after.Count(c => c == '\n') : 0);
    });

    [Fact]
    public void A_diff_is_the_fix_that_is_not_made() => Holds((draw, style, run) =>
    {
        var before = style.Write(TemplateDraw.Template(draw.Resources));
        var path = run.Write("t" + style.Extension, before);
        var code = run.Run("fix", "--diff", "--unsafe-fixes", "--select", draw.Rules);
        var patch = run.Out;
        var isUntouched = File.ReadAllText(path) == before;
        run.Run("fix", "--unsafe-fixes", "--select", draw.Rules);
        return isUntouched && Patched(before, patch) == File.ReadAllText(path) && (code == ExitCode.Findings) == (patch.Length > 0);
    });

    [Fact]
    public void A_baseline_holds_when_resources_are_shuffled_and_the_file_is_renamed_and_written_otherwise() => Holds((draw, style, run) =>
    {
        var path = run.Write("t" + style.Extension, style.Write(TemplateDraw.Template(draw.Resources)));
        run.Run("baseline", "create", "--select", draw.Rules);
        File.Delete(path);
        var random = new Random(draw.Resources.Count);
        var other = new TemplateStyle(random);
        run.Write("deep/renamed" + other.Extension, other.Write(TemplateDraw.Template([.. draw.Resources.OrderBy(_ => random.Next())])));
        return run.Run("check", "--baseline", "policylint-baseline.json", "--select", draw.Rules, "--fail-on", "info") == ExitCode.Clean;
    });

    // A resource's lines, from its name to the line before the next one; in one line there is nothing to tell apart.
    private static List<string> Clean(string text, TemplateStyle style)
    {
        var blocks = new List<string>();
        if (!text.Contains('\n', StringComparison.Ordinal) || text.IndexOf('\n', StringComparison.Ordinal) > 60)
            return blocks;
        foreach (Match match in Regex.Matches(text, style.IsJson ? "\"Clean\\d+\": \\{" : @"Clean\d+:", RegexOptions.None, Patience))
        {
            var start = text.LastIndexOf('\n', match.Index) + 1;
            var indentation = match.Index - start;
            var end = start;
            do
                end = text.IndexOf('\n', end) is >= 0 and var next ? next + 1 : text.Length;
            while (end < text.Length && Indentation(text, end) > indentation);
            blocks.Add(text[start..end].TrimEnd());
        }

        return blocks;
    }

    private static int Indentation(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == ' ')
            end++;
        return end - at;
    }

    private static List<string> Findings(CliRun run, TemplateDraw draw)
    {
        run.Run("check", "--select", draw.Rules, "--format", "json");
        using var report = JsonDocument.Parse(run.Out);
        return report.RootElement.GetProperty("evaluations").EnumerateArray().Select(e => e.GetProperty("rule").GetString()!).ToList();
    }

    // What 'patch' does, for patches of one file.
    private static string Patched(string before, string patch)
    {
        var lines = Lines(before);
        var made = new List<string>();
        var at = 0;
        var hunks = Lines(patch);
        for (var i = 2; i < hunks.Count; i++)
        {
            var line = hunks[i];
            if (line.StartsWith("@@", StringComparison.Ordinal))
            {
                var match = Regex.Match(line, @"^@@ -(\d+)(?:,(\d+))? ", RegexOptions.None, Patience);
                var start = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - (match.Groups[2].Value == "0" ? 0 : 1);
                made.AddRange(lines.GetRange(at, start - at));
                at = start;
                continue;
            }

            var text = i + 1 < hunks.Count && hunks[i + 1].StartsWith('\\') ? line[1..].TrimEnd('\n') : line[1..];
            if (line[0] is ' ' or '+')
                made.Add(text);
            if (line[0] is ' ' or '-')
                at++;
        }

        made.AddRange(lines.GetRange(at, lines.Count - at));
        return string.Concat(made);
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var next ? next + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static void Holds(Func<TemplateDraw, TemplateStyle, CliRun, bool> law) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        using var run = new CliRun();
        return law(new TemplateDraw(random), new TemplateStyle(random), run);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20261122, 77));
}
