using System;
using System.Collections.Generic;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>Puts a run's report together from what was found in each stack, in an order that does not depend on which was ready first.</summary>
public static class ReportAssembly
{
    /// <summary>The report of the run.</summary>
    /// <param name="files">Every file, with the problems of reading it.</param>
    /// <param name="stacks">What was found, suppressions marked. A nested template may have been judged once for each stack that uses it.</param>
    /// <param name="rules">The rules that were in force for some file.</param>
    public static Report Assemble(IReadOnlyList<FileReport> files, IReadOnlyList<StackEvaluations> stacks, IEnumerable<Rule> rules)
    {
        var chapters = new List<IReadOnlyList<Evaluation>>(stacks.Count);
        var counts = OutcomeCounts.None;
        foreach (var uses in ByPath(stacks))
        {
            counts += CountsOf(uses, out var evaluations);
            chapters.Add(evaluations);
        }

        var errors = new List<InternalError>();
        foreach (var stack in stacks)
            errors.AddRange(stack.InternalErrors);
        errors.Sort(static (left, right) =>
        {
            var order = string.CompareOrdinal(left.Span.File.Path, right.Span.File.Path);
            if (order == 0)
                order = left.Span.Start.CompareTo(right.Span.Start);
            return order != 0 ? order : string.CompareOrdinal(left.RuleId, right.RuleId);
        });
        return new Report
        {
            Files = WithProblems(files, stacks),
            Evaluations = new Chapters<Evaluation>(chapters),
            Rules = ById(rules),
            Counts = counts,
            Suppressions = Suppressions(stacks),
            InternalErrors = errors,
        };
    }

    // One that is read in several uses of a template is of use as often as in the best of them.
    private static List<SuppressionUse> Suppressions(IReadOnlyList<StackEvaluations> stacks)
    {
        var uses = new List<SuppressionUse>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            foreach (var use in stack.Suppressions)
            {
                var key = use.Suppression.Span + "\u001f" + use.Suppression.RuleId;
                if (!known.TryGetValue(key, out var index))
                {
                    known[key] = uses.Count;
                    uses.Add(use);
                }
                else if (use.Findings > uses[index].Findings)
                {
                    uses[index] = use;
                }
            }
        }

        uses.Sort(static (left, right) => Compare(left.Suppression, right.Suppression));
        return uses;
    }

    private static int Compare(Suppression left, Suppression right)
    {
        var order = string.CompareOrdinal(left.Span.File.Path, right.Span.File.Path);
        if (order == 0)
            order = left.Span.Start.CompareTo(right.Span.Start);
        return order != 0 ? order : string.CompareOrdinal(left.RuleId, right.RuleId);
    }

    // What the uses of one template come to: mostly there is one, and what was found in it is in order.
    private static OutcomeCounts CountsOf(List<StackEvaluations> uses, out IReadOnlyList<Evaluation> evaluations)
    {
        evaluations = uses.Count == 1 ? uses[0].Evaluations : Merged(uses);
        if (uses.Count == 1)
            return uses[0].Counts;
        var counts = OutcomeCounts.Of(evaluations);
        foreach (var use in uses)
            counts += use.Counts - OutcomeCounts.Of(use.Evaluations);
        return counts;
    }

    // Templates that are nested several times say the same several times, and a suppression is of use if it is so in one of them.
    private static List<Evaluation> Merged(List<StackEvaluations> uses)
    {
        var unused = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            foreach (var evaluation in use.Evaluations)
            {
                if (evaluation.Rule.Id == LedgerRules.Unused.Id)
                    Count(unused, Key(evaluation));
            }
        }

        var merged = new List<Evaluation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            foreach (var evaluation in use.Evaluations)
            {
                var key = Key(evaluation);
                if ((!unused.TryGetValue(key, out var found) || found == uses.Count) && seen.Add(key))
                    merged.Add(evaluation);
            }
        }

        merged.Sort(EvaluationOrder.Compare);
        return merged;
    }

    // The stacks of each template, by its path; several where it is nested several times.
    // Not in a sorted dictionary, whose code is compiled anew in every process.
    private static List<List<StackEvaluations>> ByPath(IReadOnlyList<StackEvaluations> stacks)
    {
        var byPath = new Dictionary<string, List<StackEvaluations>>(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            if (!byPath.TryGetValue(stack.Stack.File.Path, out var uses))
                byPath[stack.Stack.File.Path] = uses = [];
            uses.Add(stack);
        }

        var inOrder = new List<List<StackEvaluations>>(byPath.Values);
        inOrder.Sort(static (a, b) => string.CompareOrdinal(a[0].Stack.File.Path, b[0].Stack.File.Path));
        return inOrder;
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;

    private static string Key(Evaluation evaluation) => string.Join(
        "\u001f", evaluation.Rule.Id, evaluation.Outcome.ToString(), evaluation.Span.ToString(), evaluation.Resource?.LogicalId, evaluation.Path, evaluation.Because);

    private static List<FileReport> WithProblems(IReadOnlyList<FileReport> files, IReadOnlyList<StackEvaluations> stacks)
    {
        var byPath = new Dictionary<string, HashSet<Problem>>(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            foreach (var problem in stack.Problems)
            {
                if (!byPath.TryGetValue(stack.Stack.File.Path, out var found))
                    byPath[stack.Stack.File.Path] = found = [];
                found.Add(problem);
            }
        }

        var complete = new List<FileReport>(files.Count);
        foreach (var file in files)
            complete.Add(byPath.TryGetValue(file.Path, out var found) ? file with { Problems = Joined(file.Problems, found) } : file);
        complete.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return complete;
    }

    private static List<Problem> Joined(IReadOnlyList<Problem> ofReading, HashSet<Problem> ofMetadata)
    {
        var joined = new List<Problem>(ofReading);
        joined.AddRange(ofMetadata);
        joined.Sort(static (left, right) =>
        {
            var order = left.Span.Start.CompareTo(right.Span.Start);
            return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
        });
        return joined;
    }

    private static List<Rule> ById(IEnumerable<Rule> rules)
    {
        var byId = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in rules)
            byId[rule.Id] = rule;
        var sorted = new List<Rule>(byId.Values);
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return sorted;
    }
}
