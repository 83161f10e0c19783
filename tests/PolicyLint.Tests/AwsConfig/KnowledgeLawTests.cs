using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace PolicyLint.Tests.AwsConfig;

/// <summary>A law: what a query did not select of an item never turns a fail into a pass, or a pass into a fail.</summary>
public class KnowledgeLawTests
{
    [Theory]
    [InlineData(Given.OpenGroup)]
    [InlineData(Given.Key)]
    [InlineData(Given.Bucket)]
    public void Hiding_a_field_of_an_item_turns_no_verdict_around(string item)
    {
        var whole = Verdicts(JsonNode.Parse(item)!, ["configuration", "supplementaryConfiguration", "tags"]);
        var hidden = 0;
        foreach (var path in Paths(JsonNode.Parse(item)!))
        {
            var less = JsonNode.Parse(item)!;
            Remove(less, path);
            foreach (var (key, outcome) in Verdicts(less, []))
            {
                if (whole.TryGetValue(key, out var before) && before != outcome)
                    Assert.False(before is "Pass" or "Fail" && outcome is "Pass" or "Fail", $"without {string.Join('.', path)} {key} is {outcome} and was {before}");
            }

            hidden++;
        }

        Assert.True(hidden >= 5);
    }

    private static Dictionary<string, string> Verdicts(JsonNode item, string[] selected)
    {
        var fields = string.Join(',', selected.Select(name => $$"""{ "Name": "{{name}}" }"""));
        var answer = $$"""{ "Results": [{{JsonSerializer.Serialize(item.ToJsonString())}}], "QueryInfo": { "SelectFields": [{{fields}}] } }""";
        var verdicts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var evaluation in Given.Judge(System.Text.Encoding.UTF8.GetBytes(answer)).Evaluations)
            verdicts[$"{evaluation.Rule.Id} {evaluation.Resource?.Type}"] = evaluation.Outcome.ToString();
        return verdicts;
    }

    private static IEnumerable<string[]> Paths(JsonNode item)
    {
        foreach (var part in (string[])["configuration", "supplementaryConfiguration"])
        {
            foreach (var path in Paths(item[part]!, [part]))
                yield return path;
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode node, string[] path)
    {
        if (node is not JsonObject map)
            yield break;
        foreach (var (key, value) in map)
        {
            string[] inner = [.. path, key];
            yield return inner;
            foreach (var deeper in value is null ? [] : Paths(value, inner))
                yield return deeper;
        }
    }

    private static void Remove(JsonNode item, string[] path)
    {
        var node = item;
        foreach (var key in path[..^1])
            node = node[key]!;
        node.AsObject().Remove(path[^1]);
    }
}
