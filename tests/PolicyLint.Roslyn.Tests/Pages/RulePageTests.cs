using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>The examples in C# on the rules' pages, against the real CDK; those of a topic are compiled together.</summary>
public sealed class RulePageTests
{
    private static readonly RuleCatalogue Catalogue = new(BuiltInRules.Rules, [], BuiltInRules.Packs);
    private static readonly ConcurrentDictionary<string, Lazy<ExampleCompilation>> Topics = new(StringComparer.Ordinal);

    public static TheoryData<string> Ids => new(BuiltInRules.Rules.Where(static r => PageOf(r)?.Text.Contains("```csharp", StringComparison.Ordinal) == true).Select(static r => r.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_page_holds_in_csharp(string id)
    {
        var rule = Catalogue.Find(id)!;
        var topic = Topics.GetOrAdd(rule.Topic, static t => new Lazy<ExampleCompilation>(() => Compile(t))).Value;

        var failures = topic.FailuresOf(rule).Select(static f => $"{f.Span}: {f.Message}");

        Assert.True(!failures.Any(), string.Join("\n", failures));
    }

    private static ExampleCompilation Compile(string topic) => new(BuiltInRules.Rules.Where(r => r.Topic == topic), Catalogue, PageOf);

    private static SourceFile? PageOf(Rule rule)
    {
        var name = $"rules/{rule.Topic}/{rule.Name}.md";
        var path = Path.Combine(CdkReferences.Metadata("RepositoryRoot"), name);
        return File.Exists(path) ? new SourceFile(name, File.ReadAllText(path)) : null;
    }
}
