using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Cli;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Rules.Tests.Rewritings;
using PolicyLint.Settings;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Rules.Tests;

/// <summary>A law: what is written in YAML and the same written in JSON is judged alike, by every rule, for every example on every page.</summary>
public class SameInJsonTests
{
    [Fact]
    public void Every_example_in_yaml_is_judged_alike_in_json()
    {
        var options = EvaluationOptions.For(FileSettings.Default, new RuleSelection(ShippedRules.Catalogue).For(FileSettings.Default)) with { ShowPasses = true };
        var compared = 0;
        foreach (var example in PageExamples.All.Select(example => example.Document).Where(document => document.Format == DocumentFormat.Yaml))
        {
            var json = new SourceFile(example.File.Path + ".json", JsonText.Of(example.Root));
            Assert.Equal(Verdicts(example.File, options), Verdicts(json, options));
            compared++;
        }

        Assert.True(compared > 1000, $"only {compared} examples were found");
    }

    private static List<string> Verdicts(SourceFile template, EvaluationOptions options)
    {
        var stack = Templates.ReadAlone(template, new List<Problem>());
        Assert.NotNull(stack);
        return Templates.Evaluate(stack, options).Evaluations
            .Select(e => $"{e.Rule.Id} {e.Resource?.LogicalId} {e.Outcome} {e.Path}").Order(StringComparer.Ordinal).ToList();
    }
}
