using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using PolicyLint.Cli;
using PolicyLint.Cli.Pages;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
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
            var json = new SourceFile(example.Path + ".json", Json(DocumentReader.Read(example, problems).Root));
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

    private static string Json(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } scalar:
                text.Append(JsonSerializer.Serialize(scalar.Text));
                break;
            case ScalarNode scalar:
                text.Append(scalar.Kind == ScalarKind.Null ? "null" : scalar.Text);
                break;
            case ListNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i > 0 ? ",\n" : "");
                    Write(list.Items[i], text);
                }

                text.Append(']');
                break;
            case MapNode map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    text.Append(i > 0 ? ",\n" : "").Append(JsonSerializer.Serialize(map.Entries[i].Key.Text)).Append(": ");
                    Write(map.Entries[i].Value, text);
                }

                text.Append('}');
                break;
        }
    }
}
