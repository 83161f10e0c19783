using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>Compares what an example says of a rule with what the rule says of the example.</summary>
internal sealed class ExampleCheck(PageExample example, Outcome expected, IReadOnlyList<Evaluation> evaluations, List<Problem> failures)
{
    public void Run()
    {
        foreach (var mark in example.Marks)
            Meet(mark);
        foreach (var evaluation in evaluations)
        {
            if (!IsAllowed(evaluation))
                failures.Add(new Problem(evaluation.Span, $"{Say(evaluation)}, but the page does not say so"));
        }

        if (expected == Outcome.Fail && PageMarks.CommentOf(example.Kind) is { } comment && !HasMark(Outcome.Fail))
            failures.Add(new Problem(example.Span, $"no line of this example is marked '{comment} fails'"));
        if (expected != Outcome.NotApplicable && !Occurs(expected))
            failures.Add(new Problem(example.Span, $"nothing in this example {Word(expected)}{Summary()}"));
    }

    private void Meet(LineMark mark)
    {
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Outcome != mark.Outcome || evaluation.Span.Line != mark.Line)
                continue;
            if (!evaluation.Because.StartsWith(mark.Reason, StringComparison.Ordinal))
                failures.Add(new Problem(mark.Span, $"the reason is not '{mark.Reason}', but '{evaluation.Because}'"));
            return;
        }

        failures.Add(new Problem(mark.Span, $"nothing on this line {Word(mark.Outcome)}{Summary()}"));
    }

    // Fails and unknowns have to be announced: by a mark on the line or, in examples without marks, by the heading.
    private bool IsAllowed(Evaluation evaluation)
    {
        foreach (var mark in example.Marks)
        {
            if (mark.Outcome == evaluation.Outcome && mark.Line == evaluation.Span.Line)
                return true;
        }

        return evaluation.Outcome switch
        {
            Outcome.Fail => expected == Outcome.Fail && example.Marks.Count == 0,
            Outcome.Unknown => expected == Outcome.Unknown && example.Marks.Count == 0,
            Outcome.Pass => expected != Outcome.NotApplicable,
            _ => true,
        };
    }

    private bool HasMark(Outcome outcome)
    {
        foreach (var mark in example.Marks)
        {
            if (mark.Outcome == outcome)
                return true;
        }

        return false;
    }

    private bool Occurs(Outcome outcome)
    {
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Outcome == outcome)
                return true;
        }

        return false;
    }

    private string Summary()
    {
        if (evaluations.Count == 0)
            return "; the rule judges nothing in it";
        var said = new List<string>();
        foreach (var evaluation in evaluations)
        {
            if (said.Count == 4)
            {
                said.Add("...");
                break;
            }

            said.Add($"line {evaluation.Span.Line}: {Say(evaluation)}");
        }

        return "; the rule says " + string.Join("; ", said);
    }

    private static string Say(Evaluation evaluation)
    {
        var subject = evaluation.Resource is { } resource ? $"'{resource.LogicalId}' {Word(evaluation.Outcome)}" : $"the template {Word(evaluation.Outcome)}";
        var place = evaluation.Path.Length > 0 ? $" at {evaluation.Path}" : "";
        return evaluation.Because.Length > 0 ? $"{subject}{place}: {evaluation.Because}" : subject;
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "passes",
        Outcome.Fail => "fails",
        Outcome.Unknown => "is unknown",
        _ => "is not applicable",
    };
}
