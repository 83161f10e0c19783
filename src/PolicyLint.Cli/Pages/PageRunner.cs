using System.Collections.Generic;
using PolicyLint.Evaluations;
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
        var problems = new List<Problem>();
        var read = PageReader.Read(page, problems);
        int run = 0, notRun = 0;
        foreach (var section in read.Sections)
        {
            foreach (var example in section.Examples)
            {
                if (example.Kind is ExampleKind.CSharp or ExampleKind.ConfigurationItem)
                {
                    notRun++;
                    continue;
                }

                run++;
                Run(rule, section.Outcome, example, problems);
            }
        }

        problems.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new PageResult(problems, run, notRun);
    }

    private void Run(Rule rule, Outcome expected, PageExample example, List<Problem> failures)
    {
        var options = ExampleOptions.Of(rule, example, catalogue, failures);
        var ofInput = new List<Problem>();
        if (Templates.ReadAlone(example.Source, ofInput) is not { } stack)
        {
            AddErrors(ofInput, failures);
            return;
        }

        var result = Templates.Evaluate(stack, options);
        AddErrors(ofInput, failures);
        AddErrors(result.Problems, failures);
        foreach (var error in result.InternalErrors)
            failures.Add(error.ToProblem());
        new ExampleCheck(example, expected, result.Evaluations, failures).Run();
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
