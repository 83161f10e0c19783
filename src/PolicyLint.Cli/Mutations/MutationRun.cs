using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PolicyLint.Cli.Pages;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Mutations;

/// <summary>What came of the mutants of one rule.</summary>
/// <param name="Killed">How many the page tells from the rule.</param>
/// <param name="Invalid">How many are no rules: the reader refuses them.</param>
/// <param name="Survivors">Those that the page takes for the rule, in the order of the document.</param>
internal sealed record RuleMutants(Rule Rule, int Killed, int Invalid, IReadOnlyList<Mutant> Survivors)
{
    /// <summary>How many could have been killed.</summary>
    public int Count => Killed + Survivors.Count;

    /// <summary>Why nothing was mutated: the page is missing, or does not hold for the rule itself; null where it was.</summary>
    public string? NotMutatedBecause { get; init; }
}

/// <summary>Holds each mutant of a rule against the page of the rule: examples that do not tell a rule from a wrong one prove little.</summary>
internal sealed class MutationRun(PageRunner runner, Func<Rule, SourceFile?> pageOf)
{
    /// <summary>The rules' results, in the order of the rules.</summary>
    public IReadOnlyList<RuleMutants> Run(IReadOnlyList<Rule> rules)
    {
        var results = new RuleMutants[rules.Count];
        Parallel.For(0, rules.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = Run(rules[i]));
        return results;
    }

    private RuleMutants Run(Rule rule)
    {
        if (pageOf(rule) is not { } page)
            return new RuleMutants(rule, 0, 0, []) { NotMutatedBecause = "it has no page that can be read" };
        var prepared = PageRunner.Prepare(page);
        if (!runner.Holds(rule, prepared))
            return new RuleMutants(rule, 0, 0, []) { NotMutatedBecause = "its page does not hold" };

        int killed = 0, invalid = 0;
        var survivors = new List<Mutant>();
        foreach (var mutant in MutantFinder.Find((MapNode)JsonReader.Read(rule.Span.File, [])))
        {
            var problems = new List<Problem>();
            if (RuleReader.Read(rule.Span.File, mutant.Document, problems) is not { } mutated)
                invalid++;
            else if (runner.Holds(mutated, prepared))
                survivors.Add(mutant);
            else
                killed++;
        }

        return new RuleMutants(rule, killed, invalid, survivors);
    }
}
