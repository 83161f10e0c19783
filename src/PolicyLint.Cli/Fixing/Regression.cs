using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Fixing;

/// <summary>What an edit makes worse.</summary>
internal static class Regression
{
    /// <summary>A clause about the first thing that is worse than before; null where nothing is.</summary>
    /// <param name="least">New findings below this severity are no loss: a mended finding often makes a lesser rule apply.</param>
    public static string? Find(Report before, Report after, Severity least)
    {
        foreach (var file in after.Files)
        {
            if (file.Unreadable is not null)
                return "the template could not be read any more";
        }

        return NewProblem(before, after) ?? NewFinding(before, after, least) ?? (after.InternalErrors.Count > before.InternalErrors.Count ? "a rule fails inside" : null);
    }

    private static string? NewProblem(Report before, Report after)
    {
        var known = new Dictionary<(string, string), int>();
        foreach (var file in before.Files)
        {
            foreach (var problem in file.Problems)
                known[(file.Path, problem.Message)] = known.GetValueOrDefault((file.Path, problem.Message)) + 1;
        }

        foreach (var file in after.Files)
        {
            foreach (var problem in file.Problems)
            {
                var left = known.GetValueOrDefault((file.Path, problem.Message));
                if (left == 0)
                    return "it would make a problem: " + problem.Message;
                known[(file.Path, problem.Message)] = left - 1;
            }
        }

        return null;
    }

    private static string? NewFinding(Report before, Report after, Severity least)
    {
        var known = new HashSet<FindingKey>();
        foreach (var evaluation in before.Evaluations)
        {
            if (evaluation.IsFinding)
                known.Add(FindingKey.Of(evaluation));
        }

        foreach (var evaluation in after.Evaluations)
        {
            // That a suppression is no longer needed is good news.
            if (!evaluation.IsFinding || evaluation.Severity < least || evaluation.Rule.Subject == RuleSubject.Suppression || known.Contains(FindingKey.Of(evaluation)))
                continue;
            return $"it would make a finding of {evaluation.Rule.Id}: {evaluation.Because}";
        }

        return null;
    }
}
