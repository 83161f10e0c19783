using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli;
using PolicyLint.Cli.Pages;
using PolicyLint.CloudFormation;
using PolicyLint.Evaluations;
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
        foreach (var example in Examples())
        {
            var problems = new List<Problem>();
            var json = new SourceFile(example.Path + ".json", JsonText.Of(DocumentReader.Read(example, problems).Root));
            Assert.Equal(Verdicts(example, options), Verdicts(json, options));
            compared++;
        }

        Assert.True(compared > 1000, $"only {compared} examples were found");
    }

    private static IEnumerable<SourceFile> Examples() =>
        from rule in ShippedRules.All
        let path = ShippedRules.Folder.PagePathOf(rule)
        let page = PageReader.Read(new SourceFile(Path.GetFileName(path), File.ReadAllText(path)), new List<Problem>())
        from section in page.Sections
        from example in section.Examples
        where example.Kind == ExampleKind.YamlTemplate
        select example.Source;

    private static List<string> Verdicts(SourceFile template, EvaluationOptions options)
    {
        var stack = Templates.ReadAlone(template, new List<Problem>());
        Assert.NotNull(stack);
        return Templates.Evaluate(stack, options).Evaluations
            .Select(e => $"{e.Rule.Id} {e.Resource?.LogicalId} {e.Outcome} {e.Path}").Order(StringComparer.Ordinal).ToList();
    }
}
