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
        var evaluations = Merged(stacks);
        var counts = OutcomeCounts.Of(evaluations);
        var errors = new List<InternalError>();
        foreach (var stack in stacks)
        {
            counts += stack.Counts - OutcomeCounts.Of(stack.Evaluations);
            errors.AddRange(stack.InternalErrors);
        }

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
            Evaluations = evaluations,
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

    // Templates that are nested several times say the same several times, and a suppression is of use if it is so in one of them.
    private static List<Evaluation> Merged(IReadOnlyList<StackEvaluations> stacks)
    {
        var usesOfFile = new Dictionary<string, int>(StringComparer.Ordinal);
        var usesOfFinding = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            Count(usesOfFile, stack.Stack.File.Path);
            foreach (var evaluation in stack.Evaluations)
            {
                if (evaluation.Rule.Id == LedgerRules.Unused.Id)
                    Count(usesOfFinding, Key(evaluation));
            }
        }

        var merged = new List<Evaluation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isInOrder = true;
        foreach (var stack in ByPath(stacks))
        {
            var uses = usesOfFile[stack.Stack.File.Path];
            foreach (var evaluation in stack.Evaluations)
            {
                if (uses != 1 && ((usesOfFinding.TryGetValue(Key(evaluation), out var found) && found != uses) || !seen.Add(Key(evaluation))))
                    continue;
                isInOrder = isInOrder && (merged.Count == 0 || EvaluationOrder.Compare(merged[merged.Count - 1], evaluation) <= 0);
                merged.Add(evaluation);
            }
        }

        if (!isInOrder)
            merged.Sort(EvaluationOrder.Compare);
        return merged;
    }

    // Each stack's evaluations are in order: with the stacks in order, too, all mostly are.
    private static List<StackEvaluations> ByPath(IReadOnlyList<StackEvaluations> stacks)
    {
        var numbers = new int[stacks.Count];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = i;
        Array.Sort(numbers, (left, right) =>
        {
            var order = string.CompareOrdinal(stacks[left].Stack.File.Path, stacks[right].Stack.File.Path);
            return order != 0 ? order : left.CompareTo(right);
        });
        var ordered = new List<StackEvaluations>(numbers.Length);
        foreach (var number in numbers)
            ordered.Add(stacks[number]);
        return ordered;
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
