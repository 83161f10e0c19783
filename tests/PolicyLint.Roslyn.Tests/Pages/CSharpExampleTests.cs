using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli.Pages;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>
/// Whether the CDK can say what a page's templates say is computed: by its classes and their properties. Where it can, the page shows it in C#, too.
/// </summary>
public sealed class CSharpExampleTests
{
    // What a construct could say and no example in C# is to show.
    private static readonly Dictionary<(string Rule, Outcome Outcome), string> NotShown = new()
    {
        [("PL1310", Outcome.Pass)] = "a hundred identifiers once more",
    };

    public static TheoryData<string> Ids => new(BuiltInRules.Rules.Select(static r => r.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_constructs_can_say_is_shown_in_csharp(string id)
    {
        var rule = BuiltInRules.Rules.First(r => r.Id == id);
        var examples = ExamplesOf(rule);

        var missing = new List<string>();
        foreach (var outcome in new[] { Outcome.Pass, Outcome.Fail })
        {
            var ofOutcome = examples.Where(e => e.Outcome == outcome).ToList();
            if (NotShown.ContainsKey((id, outcome)) || ofOutcome.Exists(static e => e.Example.Kind == ExampleKind.CSharp))
                continue;
            if (ofOutcome.Find(static e => IsSayable(e.Example)).Example is { } sayable)
                missing.Add($"{sayable.Span}: constructs can say this, too, and the page shows none that {(outcome == Outcome.Pass ? "passes" : "fails")}");
        }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_without_csharp_is_about_what_the_CDK_does_not_have(string id)
    {
        var rule = BuiltInRules.Rules.First(r => r.Id == id);
        var examples = ExamplesOf(rule);
        if (examples.Exists(static e => e.Example.Kind == ExampleKind.CSharp) || NotShown.ContainsKey((id, Outcome.Pass)))
            return;

        Assert.DoesNotContain(examples, static e => e.Outcome is Outcome.Pass or Outcome.Fail && IsSayable(e.Example));
    }

    [Fact]
    public void Most_pages_say_what_constructs_can_say()
    {
        var sayable = BuiltInRules.Rules.Count(static r => ExamplesOf(r).Exists(static e => IsSayable(e.Example)));

        Assert.InRange(sayable, BuiltInRules.Rules.Count * 8 / 10, BuiltInRules.Rules.Count);
    }

    private static List<(Outcome Outcome, PageExample Example)> ExamplesOf(Rule rule)
    {
        var name = $"rules/{rule.Topic}/{rule.Name}.md";
        var page = PageReader.Read(new SourceFile(name, File.ReadAllText(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), name))), []);
        return [.. page.Sections.SelectMany(static s => s.Examples.Select(e => (s.Outcome, e)))];
    }

    // Sections beside the resources, conditions and transforms are a template's own.
    private static bool IsSayable(PageExample example)
    {
        if (example.Kind is not (ExampleKind.YamlTemplate or ExampleKind.JsonTemplate))
            return false;
        var root = DocumentReader.Read(example.Source, []).Root;
        if (root is not MapNode map || map.Entries.Any(static e => e.Key.Text is not ("Resources" or "Description" or "AWSTemplateFormatVersion")))
            return false;
        var stack = TemplateReader.Read(example.Source, root, new TemplateOptions(), []);
        return stack.Resources.Count > 0 && stack.Resources.All(static r => CdkResources.Has(r.Type) && CdkResources.FirstMissing(r) is null && r.Presence is null);
    }
}
