using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace PolicyLint.Rules.Tests;

/// <summary>Packs that follow from the rules are made from them: one for each topic of the guidance and each layer, and one of all.</summary>
public class PackTests
{
    private static readonly string[] Topics = ["guardduty", "config", "inspector", "kms", "cloudhsm", "secrets-manager", "flow-logs", "waf", "shield"];
    private static readonly string[] Layers = ["data", "application", "compute", "network", "perimeter", "identity", "physical"];

    public static TheoryData<string> AllTopics => [.. Topics];

    public static TheoryData<string> AllLayers => [.. Layers];

    [Theory]
    [MemberData(nameof(AllTopics))]
    public void The_pack_of_a_topic_names_its_rules(string topic) =>
        Check(topic, $"All rules of the topic {topic}", ShippedRules.All.Where(rule => rule.Topic == topic));

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void The_pack_of_a_layer_names_its_rules(string layer) =>
        Check(layer, $"All rules of the layer {layer}", ShippedRules.All.Where(rule => rule.Layer == layer));

    [Fact]
    public void Strict_names_every_rule() => Check("strict", "All rules there are", ShippedRules.All);

    private static void Check(string name, string title, IEnumerable<Rule> rules)
    {
        var ids = rules.Select(rule => rule.Id).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(ids);
        var text = new StringBuilder($"{{\n  \"pack\": \"{name}\",\n  \"version\": \"1.0.0\",\n  \"title\": \"{title}\",\n  \"rules\": {{\n");
        for (var i = 0; i < ids.Count; i++)
            text.Append($"    \"{ids[i]}\": {{}}{(i + 1 < ids.Count ? "," : "")}\n");
        Generated.Check(Path.Combine(Repository.Rules, "packs", name + ".pack.json"), text.Append("  }\n}\n").ToString());
    }
}
