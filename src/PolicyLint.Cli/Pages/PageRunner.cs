using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>What came of the examples of one page.</summary>
/// <param name="Failures">Where the page and the rule differ.</param>
/// <param name="Run">How many examples were run.</param>
/// <param name="NotRun">How many examples are for other surfaces and run elsewhere.</param>
public sealed record PageResult(IReadOnlyList<Problem> Failures, int Run, int NotRun);

/// <summary>Holds a rule against the examples of its page.</summary>
/// <param name="catalogue">All rules there are, for the settings of examples.</param>
public sealed class PageRunner(RuleCatalogue catalogue)
{
    public PageResult Run(Rule rule, SourceFile page)
    {
        var prepared = Prepare(page);
        var problems = new List<Problem>(prepared.Problems);
        foreach (var example in prepared.Examples)
            Run(rule, example, problems);
        problems.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new PageResult(problems, prepared.Examples.Count, prepared.NotRun);
    }

    /// <summary>Reads the page and its examples.</summary>
    internal static PreparedPage Prepare(SourceFile page)
    {
        var problems = new List<Problem>();
        var examples = new List<PreparedExample>();
        var notRun = 0;
        foreach (var section in PageReader.Read(page, problems).Sections)
        {
            foreach (var example in section.Examples)
            {
                if (example.Kind == ExampleKind.CSharp)
                    notRun++;
                else if (example.Kind == ExampleKind.ConfigurationItem)
                    examples.Add(new PreparedExample(example, section, null));
                else if (Prepare(section, example, problems) is { } prepared)
                    examples.Add(prepared);
            }
        }

        return new PreparedPage(examples, notRun, problems);
    }

    /// <summary>True where every example says of the rule what the rule says of it. Ends at the first that does not.</summary>
    internal bool Holds(Rule rule, PreparedPage page)
    {
        var problems = new List<Problem>(page.Problems);
        for (var i = 0; i < page.Examples.Count && problems.Count == 0; i++)
            Run(rule, page.Examples[i], problems);
        return problems.Count == 0;
    }

    private static PreparedExample? Prepare(PageSection section, PageExample example, List<Problem> problems)
    {
        var ofInput = new List<Problem>();
        var stack = Templates.ReadAlone(example.Source, ofInput);
        AddErrors(ofInput, problems);
        return stack is null ? null : new PreparedExample(example, section, stack);
    }

    private void Run(Rule rule, PreparedExample prepared, List<Problem> failures)
    {
        var options = ExampleOptions.Of(rule, prepared.Example, catalogue, failures);
        var evaluations = prepared.Stack is { } stack ? Evaluate(stack, options, failures) : EvaluateItems(prepared.Example.Source, options, failures);
        new ExampleCheck(prepared.Example, prepared.Section.Outcome, Of(rule, evaluations), failures).Run();
    }

    private static IReadOnlyList<Evaluation> Evaluate(Stack stack, EvaluationOptions options, List<Problem> failures)
    {
        var result = Templates.Evaluate(stack, options);
        AddErrors(result.Problems, failures);
        foreach (var error in result.InternalErrors)
            failures.Add(error.ToProblem());
        return result.Evaluations;
    }

    // In any form that AWS Config delivers items in; only in a snapshot is a resource that is not there surely not there.
    private static List<Evaluation> EvaluateItems(SourceFile source, EvaluationOptions options, List<Problem> failures)
    {
        var evaluations = new List<Evaluation>();
        var delivery = new Delivery(source.Path, () => new MemoryStream(Encoding.UTF8.GetBytes(source.Text)), options);
        foreach (var report in new ComplianceRun([delivery]).Run(verdicts => evaluations.AddRange(verdicts.Evaluations)))
        {
            AddErrors(report.Problems, failures);
            foreach (var error in report.InternalErrors)
                failures.Add(error.ToProblem());
        }

        return evaluations;
    }

    // A rule that draws a conclusion from the others is judged with all of them in force.
    private static IReadOnlyList<Evaluation> Of(Rule rule, IReadOnlyList<Evaluation> evaluations)
    {
        if (!rule.IsConclusion)
            return evaluations;
        var own = new List<Evaluation>();
        foreach (var evaluation in evaluations)
        {
            if (evaluation.Rule.Id == rule.Id)
                own.Add(evaluation);
        }

        return own;
    }

    private static void AddErrors(IEnumerable<Problem> problems, List<Problem> failures)
    {
        foreach (var problem in problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                failures.Add(problem with { Message = "the example is wrong: " + problem.Message });
        }
    }
}
