using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli;
using PolicyLint.Cli.Pages;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>A template of a rule's page.</summary>
/// <param name="Options">All rules; where the page gives settings, its own rule with these.</param>
/// <param name="Verdicts">What comes of it as it is written.</param>
internal sealed record TemplateExample(Document Document, MapNode Root, EvaluationOptions Options, Verdicts Verdicts);

/// <summary>The templates of all pages, read and judged once.</summary>
internal static class PageExamples
{
    private static readonly Lazy<IReadOnlyList<TemplateExample>> Read = new(static () => [.. ShippedRules.All.AsParallel().AsOrdered().SelectMany(Of)]);
    private static readonly EvaluationOptions AllRules =
        EvaluationOptions.For(FileSettings.Default, new RuleSelection(ShippedRules.Catalogue).For(FileSettings.Default)) with { ShowPasses = true };

    private static readonly Lazy<KnownProperties> Known = new(static () => new KnownProperties(All.Select(example => example.Root)));

    public static IReadOnlyList<TemplateExample> All => Read.Value;

    /// <summary>All properties that any example sets.</summary>
    public static KnownProperties Properties => Known.Value;

    private static IEnumerable<TemplateExample> Of(Rule rule)
    {
        var path = ShippedRules.Folder.PagePathOf(rule);
        var page = PageReader.Read(new SourceFile(Path.GetFileName(path), File.ReadAllText(path)), new List<Problem>());
        foreach (var example in page.Sections.SelectMany(section => section.Examples))
        {
            if (example.Kind is not (ExampleKind.YamlTemplate or ExampleKind.JsonTemplate))
                continue;
            var document = DocumentReader.Read(example.Source, new List<Problem>());
            var options = example.Settings is null ? AllRules : ExampleOptions.Of(rule, example, ShippedRules.Catalogue, []);
            yield return new TemplateExample(document, (MapNode)document.Root, options, Verdicts.Of(document, options));
        }
    }
}

/// <summary>What rules say of a template's resources, and what is wrong with it.</summary>
internal sealed class Verdicts
{
    private readonly List<(string Rule, string Resource, Outcome Outcome, bool? InSomeScenario)> _all = [];

    /// <summary>What is wrong with the template, or went wrong while it was judged.</summary>
    public List<string> Errors { get; } = [];

    public IReadOnlyList<(string Rule, string Resource, Outcome Outcome, bool? InSomeScenario)> All => _all;

    /// <summary>The verdicts of the rules that the options put in force.</summary>
    /// <param name="rewriting">Tells what resources were called in the original; null for the original.</param>
    public static Verdicts Of(Document document, EvaluationOptions options, Rewriting? rewriting = null)
    {
        var verdicts = new Verdicts();
        var problems = new List<Problem>();
        var stack = Templates.Read(document, Templates.NoParameters, problems);
        var result = Templates.Evaluate(stack, options);
        foreach (var problem in problems.Concat(result.Problems).Where(problem => problem.Severity == ProblemSeverity.Error))
            verdicts.Errors.Add(problem.Message);
        verdicts.Errors.AddRange(result.InternalErrors.Select(error => error.ToProblem().Message));
        foreach (var evaluation in result.Evaluations)
        {
            var id = evaluation.Resource?.LogicalId ?? "";
            if ((rewriting is null ? id : rewriting.OriginalId(id)) is { } original)
                verdicts._all.Add((evaluation.Rule.Id, original, evaluation.Outcome, rewriting is { AddsCases: true } ? null : evaluation.Scenario is not null));
        }

        verdicts._all.Sort();
        return verdicts;
    }

    /// <summary>The verdicts that only more knowledge could have come to: rule, resource, and both outcomes.</summary>
    /// <param name="lessKnown">Of the template with some values that only a deployment knows.</param>
    public IEnumerable<(string Rule, string Text)> Gains(Verdicts lessKnown)
    {
        var after = lessKnown._all.ToLookup(one => (one.Rule, one.Resource));
        foreach (var before in _all)
        {
            foreach (var now in after[(before.Rule, before.Resource)])
            {
                var isLess = now.Outcome == before.Outcome || now.Outcome == Evaluations.Outcome.Unknown
                    || (before.Outcome == Evaluations.Outcome.NotApplicable && now.Outcome == Evaluations.Outcome.Pass);
                if (!isLess)
                    yield return (before.Rule, $"{before.Rule} '{before.Resource}': {before.Outcome} became {now.Outcome}");
            }
        }
    }

    /// <summary>The verdicts that hid what one of several cases comes to: rule, resource, and both outcomes.</summary>
    /// <param name="withMoreCases">Of the template with some values that a condition chooses, one of them as it was.</param>
    public IEnumerable<(string Rule, string Text)> Losses(Verdicts withMoreCases)
    {
        var after = withMoreCases._all.ToLookup(one => (one.Rule, one.Resource));
        foreach (var before in _all)
        {
            foreach (var now in after[(before.Rule, before.Resource)])
            {
                var isHidden = before.Outcome switch
                {
                    Evaluations.Outcome.Fail => now.Outcome != Evaluations.Outcome.Fail,
                    Evaluations.Outcome.Unknown => now.Outcome is Evaluations.Outcome.Pass or Evaluations.Outcome.NotApplicable,
                    Evaluations.Outcome.Pass => now.Outcome == Evaluations.Outcome.NotApplicable,
                    _ => false,
                };
                if (isHidden)
                    yield return (before.Rule, $"{before.Rule} '{before.Resource}': {before.Outcome} became {now.Outcome}");
            }
        }
    }

    /// <summary>What differs: rule, resource, and both outcomes.</summary>
    public IEnumerable<(string Rule, string Text)> Differences(Verdicts rewritten)
    {
        foreach (var error in rewritten.Errors.Except(Errors, StringComparer.Ordinal))
            yield return ("", "error: " + error);
        if (_all.SequenceEqual(rewritten._all))
            yield break;
        var ofCases = rewritten._all.Exists(one => one.InSomeScenario is null);
        var before = _all.ToLookup(one => (one.Rule, one.Resource), one => Outcome(ofCases ? one with { InSomeScenario = null } : one));
        var after = rewritten._all.ToLookup(one => (one.Rule, one.Resource), Outcome);
        foreach (var key in before.Select(one => one.Key).Union(after.Select(one => one.Key)))
        {
            if (!before[key].SequenceEqual(after[key]))
                yield return (key.Rule, $"{key.Rule} '{key.Resource}': {string.Join(",", before[key])} became {string.Join(",", after[key])}");
        }
    }

    private static string Outcome((string Rule, string Resource, Outcome Outcome, bool? InSomeScenario) one) =>
        one.InSomeScenario is true ? one.Outcome + " in some scenario" : one.Outcome.ToString();
}
