using System.Collections.Generic;

namespace PolicyLint.Cli.Mutations;

/// <summary>The mutants of all rules together.</summary>
/// <param name="Rules">How many rules were mutated.</param>
/// <param name="NotMutated">How many could not be: their pages do not hold.</param>
internal sealed record MutationSummary(int Rules, int NotMutated, int Killed, int Survived, int Invalid)
{
    public int Count => Killed + Survived;

    /// <summary>Killed mutants in percent of all valid ones; 100 where there are none.</summary>
    public decimal Percent => PercentOf(Killed, Count);

    public static MutationSummary Of(IReadOnlyList<RuleMutants> results)
    {
        int rules = 0, notMutated = 0, killed = 0, survived = 0, invalid = 0;
        foreach (var result in results)
        {
            if (result.NotMutatedBecause is null)
                rules++;
            else
                notMutated++;
            killed += result.Killed;
            survived += result.Survivors.Count;
            invalid += result.Invalid;
        }

        return new MutationSummary(rules, notMutated, killed, survived, invalid);
    }

    /// <summary>A share in percent with one decimal, cut off: 99.9 is never shown as 100.</summary>
    public static decimal PercentOf(int part, int whole) => whole == 0 ? 100 : decimal.Truncate(part * 1000m / whole) / 10;
}
