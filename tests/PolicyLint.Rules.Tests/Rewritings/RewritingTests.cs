using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using Xunit;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>A law: what means the same is judged alike, however it is written, by every rule, for every template on every page.</summary>
public class RewritingTests
{
    private const int LeastTemplates = 5;
    private const int PairsEach = 8;
    private const int Stride = 7919; // a prime, so that neighbours get unlike pairs
    private const int MostTold = 40;

    public static TheoryData<string> Names => new(RewritingTable.All.Select(rewriting => rewriting.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Templates_that_mean_the_same_are_judged_alike(string name)
    {
        var rewriting = RewritingTable.All.Single(one => one.Name == name);
        var used = new ConcurrentDictionary<RewritingException, bool>();
        var compared = PageExamples.All.AsParallel().AsOrdered().Select(example => Differences(rewriting, example, used)).Where(told => told is not null).ToList();
        var all = compared.SelectMany(told => told!).ToList();

        Assert.True(all.Count == 0, $"{all.Count} differences\n" + string.Join("\n", all.Take(MostTold)));
        Assert.True(compared.Count >= LeastTemplates, $"only {compared.Count} templates have a place for it");
        Assert.DoesNotContain(RewritingException.All, exception => exception.Rewriting == name && !used.ContainsKey(exception));
    }

    [Fact]
    public void Templates_that_are_rewritten_twice_are_judged_alike()
    {
        var compared = PageExamples.All.AsParallel().AsOrdered().SelectMany(DifferencesInSequence).ToList();
        var told = compared.SelectMany(one => one).ToList();

        Assert.True(told.Count == 0, $"{told.Count} differences\n" + string.Join("\n", told.Take(MostTold)));
        Assert.True(compared.Count > PageExamples.All.Count / 2, $"only {compared.Count} rewritten templates");
    }

    // Each template meets a few of all pairs that have places in it; each pair meets a few templates.
    private static IEnumerable<List<string>> DifferencesInSequence(TemplateExample example, int at)
    {
        var all = RewritingTable.All;
        for (var i = 0; i < PairsEach; i++)
        {
            var pair = ((at * PairsEach) + i) * Stride % (all.Count * all.Count);
            var (first, second) = (all[pair / all.Count], all[pair % all.Count]);
            var rewriting = new InSequence(first, second);
            var root = rewriting.Rewrite(example.Root, new Selection());
            if (ReferenceEquals(root, example.Root))
                continue;
            yield return
            [
                .. Differences(rewriting, example, root)
                    .Where(one => RewritingException.Find(first, one.Rule) is null && RewritingException.Find(second, one.Rule) is null)
                    .Select(one => $"{example.Document.Root.Span}: {one.Text} by {rewriting}"),
            ];
        }
    }

    // Null where the template has no place for it.
    private static List<string>? Differences(Rewriting rewriting, TemplateExample example, ConcurrentDictionary<RewritingException, bool> used)
    {
        var selection = new Selection();
        var root = rewriting.Rewrite(example.Root, selection);
        if (selection.Count == 0)
            return null;
        var told = new List<string>();
        foreach (var (rule, text) in Differences(rewriting, example, root))
        {
            if (RewritingException.Find(rewriting, rule) is { } exception)
                used[exception] = true;
            else
                told.Add($"{example.Document.Root.Span}: {text}{Culprits(rewriting, example, selection.Count)}");
        }

        return told;
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
