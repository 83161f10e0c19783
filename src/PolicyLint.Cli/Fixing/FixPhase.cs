using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Fixing;

/// <summary>Mends what a run found, in texts first and then on disk.</summary>
internal sealed class FixPhase(JudgingSession session, bool allowsUnsafe)
{
    /// <summary>True where only suppressions are to be put right.</summary>
    public bool OnlyLedger { get; init; }

    /// <summary>Edits the session's texts.</summary>
    /// <param name="report">What the run found.</param>
    public FixSummary Mend(Report report)
    {
        var withFixes = new HashSet<string>(StringComparer.Ordinal);
        var leftUnsafe = 0;
        var anyPlanner = NewPlanner();
        foreach (var evaluation in report.Evaluations)
        {
            if (!FixPlanner.IsMechanical(evaluation))
                continue;
            if (anyPlanner.IsAllowed(evaluation))
                withFixes.Add(evaluation.Stack.File.Path);
            else if (!OnlyLedger)
                leftUnsafe++;
        }

        var results = new List<FixResult>();
        foreach (var world in session.Worlds)
        {
            if (Holds(world, withFixes))
                results.AddRange(new WorldFixer(session.RunOf(world), session.Texts, NewPlanner()).Run());
        }

        results.Sort(static (left, right) => EvaluationOrder.Compare(left.Finding, right.Finding));
        return new FixSummary(results, leftUnsafe);
    }

    /// <summary>Writes the edited files.</summary>
    /// <returns>What could not be written, and why.</returns>
    public List<Unreadable> Write()
    {
        var failed = new List<Unreadable>();
        var inputs = new Dictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var input in session.Files)
            inputs[input.Path] = input;
        foreach (var edited in session.Texts.Edited())
        {
            try
            {
                AtomicFile.Replace(inputs[edited.Before.Path].FullPath, edited.Before.Text, edited.After);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failed.Add(new Unreadable(edited.Before.Path, e.Message));
                session.Texts.Restore(edited.Before);
            }
        }

        return failed;
    }

    private FixPlanner NewPlanner() => new(allowsUnsafe) { OnlyLedger = OnlyLedger };

    private static bool Holds(IReadOnlyList<InputFile> world, HashSet<string> paths)
    {
        foreach (var input in world)
        {
            if (paths.Contains(input.Path))
                return true;
        }

        return false;
    }
}
