using System;
using System.Collections.Generic;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Edits;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Fixing;

/// <summary>Rewrites what was written for other tools, one after the other, each judged again.</summary>
/// <param name="keeps">True where the originals stay.</param>
internal sealed class SuppressionImport(JudgingSession session, bool keeps)
{
    private readonly List<string> _left = [];

    /// <summary>How many were rewritten.</summary>
    public int Done { get; private set; }

    /// <summary>What could not be rewritten, and why.</summary>
    public IReadOnlyList<string> Left => _left;

    public void Run(Report report)
    {
        foreach (var world in session.Worlds)
        {
            if (HasForeign(world, report))
                Rewrite(session.RunOf(world));
        }
    }

    private void Rewrite(Func<Report> judge)
    {
        var now = judge();
        var seen = new HashSet<(string File, string? Resource, string Kind, string Rule)>();
        while (Next(now, seen) is { } use)
        {
            var before = session.Texts.Find(use.Suppression.Span.File.Path) ?? use.Suppression.Span.File;
            var because = Edit(use, now, before);
            var after = because is null ? judge() : now;
            because ??= Regression.Find(now, after, Severity.Info) is { } worse ? worse : HasNewFault(now, after);
            if (because is null)
            {
                Done++;
                now = after;
                continue;
            }

            session.Texts.Restore(before);
            _left.Add($"{use.Suppression.Span}: {use.Suppression.Kind} {use.Suppression.RuleId} is left: {because}");
        }
    }

    // First ours comes, then the other tool's goes: metadata that holds nothing else keeps its place and layout.
    private string? Edit(SuppressionUse use, Report report, SourceFile before)
    {
        session.Texts.Set(before, before.Text);
        var file = before;
        var place = use.Suppression.Span;
        foreach (var rule in Accepted(use, report))
        {
            KeyValuePair<string, string>[] fields = [new("Rule", rule), new("Reason", use.Suppression.Reason)];
            var addition = SuppressionEditor.Add(DocumentReader.Read(file, new List<Problem>()), use.Resource, fields);
            if (!addition.IsPossible)
                return addition.Because;
            file = new SourceFile(before.Path, TextEdits.Apply(file.Text, addition.Edits));
            place = TextEdits.Moved(place, addition.Edits, file);
        }

        if (!keeps)
        {
            var removal = SuppressionEditor.Remove(DocumentReader.Read(file, new List<Problem>()), place, use.Suppression.RuleId);
            if (!removal.IsPossible)
                return removal.Because;
            file = new SourceFile(before.Path, TextEdits.Apply(file.Text, removal.Edits));
        }

        session.Texts.Set(before, file.Text);
        return null;
    }

    /// <summary>The rules whose findings it accepts.</summary>
    private static List<string> Accepted(SuppressionUse use, Report report)
    {
        var rules = new List<string>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.Suppressed is { } by && by.Kind == use.Suppression.Kind && by.Span == use.Suppression.Span && by.RuleId == use.Suppression.RuleId && !rules.Contains(evaluation.Rule.Id))
                rules.Add(evaluation.Rule.Id);
        }

        return rules;
    }

    private static SuppressionUse? Next(Report report, HashSet<(string File, string? Resource, string Kind, string Rule)> seen)
    {
        foreach (var use in report.Suppressions)
        {
            if (!use.IsOurs && Accepted(use, report).Count > 0
                && seen.Add((use.Suppression.Span.File.Path, use.Resource, use.Suppression.Kind, use.Suppression.RuleId)))
            {
                return use;
            }
        }

        return null;
    }

    private static string? HasNewFault(Report before, Report after)
    {
        var known = new HashSet<FindingKey>();
        foreach (var evaluation in before.Evaluations)
            known.Add(FindingKey.Of(evaluation));
        foreach (var evaluation in after.Evaluations)
        {
            if (evaluation.IsFinding && !known.Contains(FindingKey.Of(evaluation)))
                return evaluation.Because;
        }

        return null;
    }

    private static bool HasForeign(IReadOnlyList<InputFile> world, Report report)
    {
        foreach (var use in report.Suppressions)
        {
            foreach (var input in world)
            {
                if (!use.IsOurs && input.Path == use.Suppression.Span.File.Path)
                    return true;
            }
        }

        return false;
    }
}
