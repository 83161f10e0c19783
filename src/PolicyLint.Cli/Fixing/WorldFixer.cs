using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation.Edits;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Fixing;

/// <summary>Mends the findings of templates that belong to one world, until no further fix holds.</summary>
/// <remarks>
/// Fixes are made together and the templates are judged again. Where a finding stays or something gets worse, half of the fixes are
/// tried, and so on down to the one that does not hold: that one is not made, and the result says why.
/// </remarks>
/// <param name="judge">Judges the world's templates with the texts as they are now.</param>
internal sealed class WorldFixer(Func<Report> judge, EditedTexts texts, FixPlanner planner)
{
    // Each round mends at least one finding, and one resource rarely has more than a few.
    private const int MostRounds = 200;

    // A fix that mends one item or one case after the other.
    private const int MostSteps = 64;

    private const string Stays = "the finding would stay";
    private const string Nothing = "there is nothing to write";

    private readonly List<FixResult> _results = [];
    private readonly HashSet<FindingKey> _closed = [];
    private Report _now = null!;

    public List<FixResult> Run()
    {
        _now = judge();
        for (var round = 0; round < MostRounds; round++)
        {
            var findings = Open();
            if (findings.Count == 0)
                break;
            Try(findings);
        }

        return _results;
    }

    // Suppressions come first: what a misspelt or too broad one was meant to accept is not mended.
    private List<Evaluation> Open()
    {
        var open = new List<Evaluation>();
        var renamed = new List<Evaluation>();
        foreach (var finding in _now.Evaluations)
        {
            if (FixPlanner.IsMechanical(finding) && planner.IsAllowed(finding) && !_closed.Contains(FindingKey.Of(finding)))
                (finding.Repair is { Replacements.Count: > 0 } ? renamed : open).Add(finding);
        }

        return renamed.Count > 0 ? renamed : open;
    }

    /// <summary>Makes the fixes together, or else each half of them.</summary>
    private void Try(List<Evaluation> findings)
    {
        var batch = Plan(findings);
        if (batch.Count == 0)
            return;
        if (batch.Count == 1)
        {
            TryOne(batch[0].Finding);
            return;
        }

        var before = Texts(batch);
        Apply(batch);
        var after = judge();
        if (Regression.Find(_now, after, LeastOf(batch)) is null && !AnyFails(batch, after))
        {
            Accept(batch, after);
            return;
        }

        Restore(before);
        var keys = new List<FindingKey>();
        foreach (var (finding, _) in batch)
            keys.Add(FindingKey.Of(finding));
        Try(StillFailing(keys.GetRange(0, keys.Count / 2)));
        Try(StillFailing(keys.GetRange(keys.Count / 2, keys.Count - (keys.Count / 2))));
    }

    /// <summary>Makes one fix, step by step where the finding moves on to the next item or case.</summary>
    private void TryOne(Evaluation finding)
    {
        var key = FindingKey.Of(finding);
        var before = Texts([(finding, EditPlan.Refused(""))]);
        var current = finding;
        for (var step = 0; step < MostSteps; step++)
        {
            var plan = planner.Plan(current);
            if (!plan.IsPossible)
            {
                Refuse(finding, step > 0 ? Stays : plan.Because ?? Nothing, before);
                return;
            }

            Apply([(current, plan)]);
            var after = judge();
            if (Regression.Find(_now, after, finding.Severity) is { } worse)
            {
                Refuse(finding, worse, before);
                return;
            }

            if (Failing(after, key) is not { } next)
            {
                Accept([(finding, plan)], after);
                return;
            }

            current = next;
        }

        Refuse(finding, Stays, before);
    }

    /// <summary>Those that can be made at once; what touches the same place waits for the next round.</summary>
    private List<(Evaluation Finding, EditPlan Plan)> Plan(List<Evaluation> findings)
    {
        var batch = new List<(Evaluation Finding, EditPlan Plan)>();
        foreach (var finding in findings)
        {
            var plan = planner.Plan(finding);
            if (!plan.IsPossible)
                Refuse(finding, plan.Because ?? Nothing, []);
            else if (!batch.Exists(other => other.Finding.Stack.File == finding.Stack.File && TextEdits.Touch(other.Plan.Edits, plan.Edits)))
                batch.Add((finding, plan));
        }

        return batch;
    }

    private void Apply(List<(Evaluation Finding, EditPlan Plan)> batch)
    {
        var byFile = new Dictionary<SourceFile, List<TextEdit>>();
        foreach (var (finding, plan) in batch)
        {
            if (!byFile.TryGetValue(finding.Stack.File, out var edits))
                byFile[finding.Stack.File] = edits = [];
            edits.AddRange(plan.Edits);
        }

        foreach (var pair in byFile)
            texts.Set(pair.Key, TextEdits.Apply(pair.Key.Text, pair.Value));
    }

    private void Accept(List<(Evaluation Finding, EditPlan Plan)> batch, Report after)
    {
        _now = after;
        foreach (var (finding, _) in batch)
        {
            _closed.Add(FindingKey.Of(finding));
            _results.Add(new FixResult(finding, null));
        }
    }

    private void Refuse(Evaluation finding, string because, List<SourceFile> before)
    {
        Restore(before);
        if (_closed.Add(FindingKey.Of(finding)))
            _results.Add(new FixResult(finding, because));
    }

    private void Restore(List<SourceFile> before)
    {
        foreach (var file in before)
            texts.Restore(file);
    }

    private static List<SourceFile> Texts(List<(Evaluation Finding, EditPlan Plan)> batch)
    {
        var files = new List<SourceFile>();
        foreach (var (finding, _) in batch)
        {
            if (!files.Contains(finding.Stack.File))
                files.Add(finding.Stack.File);
        }

        return files;
    }

    private List<Evaluation> StillFailing(List<FindingKey> keys)
    {
        var findings = new List<Evaluation>();
        foreach (var key in keys)
        {
            if (!_closed.Contains(key) && Failing(_now, key) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    private static bool AnyFails(List<(Evaluation Finding, EditPlan Plan)> batch, Report report)
    {
        foreach (var (finding, _) in batch)
        {
            if (Failing(report, FindingKey.Of(finding)) is not null)
                return true;
        }

        return false;
    }

    private static Evaluation? Failing(Report report, FindingKey key)
    {
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.IsFinding && FindingKey.Of(evaluation) == key)
                return evaluation;
        }

        return null;
    }

    private static Severity LeastOf(List<(Evaluation Finding, EditPlan Plan)> batch)
    {
        var least = Severity.Error;
        foreach (var (finding, _) in batch)
        {
            if (finding.Severity < least)
                least = finding.Severity;
        }

        return least;
    }
}
