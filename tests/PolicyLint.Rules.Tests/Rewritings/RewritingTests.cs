using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using Xunit;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>A law: what means the same is judged alike, however it is written, by every rule, for every template on every page.</summary>
public class RewritingTests
{
    private const int LeastTemplates = 20;
    private const int MostTold = 40;

    public static TheoryData<string> Names => new(RewritingTable.All.Select(rewriting => rewriting.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Templates_that_mean_the_same_are_judged_alike(string name)
    {
        var rewriting = RewritingTable.All.Single(one => one.Name == name);
        var rewritten = PageExamples.All.AsParallel().Count(example => Places(rewriting, example) > 0);
        Assert.True(rewritten >= LeastTemplates, $"only {rewritten} templates have a place for it");

        var told = PageExamples.All.AsParallel().AsOrdered().SelectMany(example => Differences(rewriting, example)).ToList();

        Assert.True(told.Count == 0, $"{told.Count} differences\n" + string.Join("\n", told.Take(MostTold)));
    }

    private static int Places(Rewriting rewriting, TemplateExample example)
    {
        var selection = new Selection();
        rewriting.Rewrite(example.Root, selection);
        return selection.Count;
    }

    private static List<string> Differences(Rewriting rewriting, TemplateExample example)
    {
        var selection = new Selection();
        var root = rewriting.Rewrite(example.Root, selection);
        if (selection.Count == 0)
            return [];
        var differences = Differences(rewriting, example, root).ToList();
        return differences.Count == 0 ? [] : [.. differences.Select(difference => $"{example.Document.Root.Span}: {difference.Text}{Culprits(rewriting, example, selection.Count)}")];
    }

    private static IEnumerable<(string Rule, string Text)> Differences(Rewriting rewriting, TemplateExample example, MapNode root) =>
        example.Verdicts.Differences(Verdicts.Of(example.Document with { Root = root }, example.Options, rewriting));

    // Which places do it alone.
    private static string Culprits(Rewriting rewriting, TemplateExample example, int places)
    {
        var culprits = new List<string>();
        for (var i = 0; i < places && culprits.Count < 3; i++)
        {
            var selection = new Selection(i);
            if (Differences(rewriting, example, rewriting.Rewrite(example.Root, selection)).Any())
                culprits.Add(selection.Last);
        }

        return culprits.Count == 0 ? " by all places together" : " at " + string.Join(", ", culprits);
    }
}
