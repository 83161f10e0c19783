using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Two laws: where less is known, a verdict stays or becomes unknown; and of several cases the worst counts.</summary>
public class LessKnownTests
{
    private const int MostTold = 40;

    [Theory]
    [InlineData(LessKnown.Parameters)]
    [InlineData(LessKnown.Imports)]
    [InlineData(LessKnown.Macros)]
    public void What_is_less_known_is_judged_alike_or_unknown(string name) => Hold(
        name switch
        {
            LessKnown.Parameters => new LessKnown(name, LessKnown.Parameter),
            LessKnown.Imports => new LessKnown(name, LessKnown.Import),
            _ => new LessKnown(name, LessKnown.Macro),
        },
        static (known, unknown) => known.Gains(unknown));

    [Theory]
    [InlineData(LessKnown.ValueOrAnother)]
    [InlineData(LessKnown.NothingOrValue)]
    public void The_worst_of_several_cases_counts(string name) => Hold(
        new LessKnown(name, name == LessKnown.ValueOrAnother ? LessKnown.PerhapsOpposite : LessKnown.NothingPerhaps),
        static (one, several) => one.Losses(several));

    private static void Hold(LessKnown rewriting, Func<Verdicts, Verdicts, IEnumerable<(string Rule, string Text)>> breaches)
    {
        var used = new ConcurrentDictionary<RewritingException, bool>();
        var told = PageExamples.All.AsParallel().AsOrdered().SelectMany(example => Breaches(rewriting, example, breaches, used)).ToList();

        Assert.True(told.Count == 0, $"{told.Count} breaches\n" + string.Join("\n", told.Take(MostTold)));
        Assert.DoesNotContain(RewritingException.All, exception => exception.Rewriting == rewriting.Name && !used.ContainsKey(exception));
    }

    // One place at a time: what is not known in one place would hide what is judged wrongly in another.
    private static IEnumerable<string> Breaches(
        LessKnown rewriting,
        TemplateExample example,
        Func<Verdicts, Verdicts, IEnumerable<(string Rule, string Text)>> breaches,
        ConcurrentDictionary<RewritingException, bool> used)
    {
        var all = new Selection();
        rewriting.Rewrite(example.Root, all);
        for (var i = 0; i < all.Count; i++)
        {
            var one = new Selection(i);
            var root = rewriting.Rewrite(example.Root, one);
            foreach (var breach in breaches(example.Verdicts, Verdicts.Of(example.Document with { Root = root }, example.Options, rewriting)))
            {
                if (RewritingException.Find(rewriting, breach.Rule) is { } exception)
                    used[exception] = true;
                else
                    yield return $"{example.Document.Root.Span}: {breach.Text} at {one.Last}";
            }
        }
    }
}
