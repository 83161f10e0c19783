using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Settings;
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
        var settings = SettingsFor(example, failures);
        var ofInput = new List<Problem>();
        if (Templates.ReadAlone(example.Source, ofInput) is not { } stack)
        {
            AddErrors(ofInput, failures);
            return;
        }

        var result = Templates.Evaluate(stack, OptionsFor(rule, settings));
        AddErrors(ofInput, failures);
        AddErrors(result.Problems, failures);
        foreach (var error in result.InternalErrors)
            failures.Add(error.ToProblem());
        new ExampleCheck(example, expected, result.Evaluations, failures).Run();
    }

    private FileSettings SettingsFor(PageExample example, List<Problem> failures)
    {
        if (example.Settings is not { } source)
            return FileSettings.Default;
        var text = new SourceFile(source.Path, WithSection(source.Text));
        var config = EditorConfig.Read(text, "/example");
        failures.AddRange(config.Problems);
        failures.AddRange(SettingsCheck.Problems(config, catalogue));
        return new SettingsResolver().Resolve("/example/template.yaml", [config]);
    }

    // Settings in an example are about that example, so it need not say [*]; the blank line above the block holds it.
    private static string WithSection(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
            return text;
        var last = text.Length - text.AsSpan().TrimStart('\n').Length;
        return last == 0 ? "[*]\n" + text : string.Concat(text.AsSpan(0, last - 1), "[*]\n", text.AsSpan(last));
    }

    private EvaluationOptions OptionsFor(Rule rule, FileSettings settings)
    {
        // The rule is in force whatever the packs say: its page is about it.
        var alone = new RuleCatalogue([], [rule], catalogue.Packs);
        var rules = new RuleSelection(alone, r => r.Id == rule.Id).For(settings);
        return EvaluationOptions.For(settings, rules) with { ShowPasses = true };
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
