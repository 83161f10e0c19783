using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Schemas;

namespace PolicyLint.Tests.Cli.Laws;

/// <summary>Templates drawn at random whose resources break shipped rules that a machine can mend.</summary>
internal sealed class TemplateDraw
{
    private static readonly Rule[] Mechanical = BuiltInRules.Rules
        .Where(rule => rule.Fix is { IsMechanical: true } fix && fix.Set.All(edit => PropertySteps.Parse(edit.Path, out _)!.All(step => step.Kind == StepKind.Property)))
        .ToArray();

    private readonly Random _random;

    public TemplateDraw(Random random)
    {
        _random = random;
        var resources = new List<KeyValuePair<string, object>>();
        var rules = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < random.Next(1, 6); i++)
        {
            var rule = Mechanical[random.Next(Mechanical.Length)];
            rules.Add(rule.Id);
            resources.Add(new($"Thing{i}", Resource(rule)));
            resources.Add(new($"Clean{i}", Map(("Type", "AWS::SSM::Parameter"), ("Properties", Map(("Type", "String"), ("Value", "x"))))));
        }

        Rules = string.Join(',', rules);
        Resources = resources;
    }

    /// <summary>The rules that are broken, for <c>--select</c>.</summary>
    public string Rules { get; }

    public List<KeyValuePair<string, object>> Resources { get; }

    public static List<KeyValuePair<string, object>> Template(List<KeyValuePair<string, object>> resources) =>
        Map(("AWSTemplateFormatVersion", "2010-09-09"), ("Resources", resources));

    private List<KeyValuePair<string, object>> Resource(Rule rule)
    {
        var properties = Map();
        if (_random.Next(2) == 0)
            properties.Add(new("Tags", new List<object> { Map(("Key", "a"), ("Value", "b")) }));
        foreach (var edit in rule.Fix!.Set)
            Break(properties, PropertySteps.Parse(edit.Path, out _)!, edit.Value);
        var resource = Map(("Type", rule.ResourceTypes[_random.Next(rule.ResourceTypes.Count)]));
        if (properties.Count > 0 || _random.Next(2) == 0)
            resource.Insert(_random.Next(2), new("Properties", properties));
        return resource;
    }

    // The property is missing, or wrong; or what it would stand in is there, empty or with something else.
    private void Break(List<KeyValuePair<string, object>> properties, PropertyStep[] steps, Node value)
    {
        var depth = _random.Next(steps.Length + 1);
        var place = properties;
        for (var i = 0; i < depth; i++)
        {
            var isLast = i == steps.Length - 1;
            var index = place.FindIndex(entry => entry.Key == steps[i].Key);
            if (index < 0)
            {
                index = place.Count;
                place.Add(new(steps[i].Key, isLast ? Wrong(value) : Map()));
            }

            if (isLast || place[index].Value is not List<KeyValuePair<string, object>> inner)
                return;
            place = inner;
        }
    }

    private static object Wrong(Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.Boolean, Text: "true" } => false,
        ScalarNode { Kind: ScalarKind.Boolean } => true,
        ScalarNode { Kind: ScalarKind.Number } => 1,
        ScalarNode => "wrong",
        ListNode => new List<object> { "wrong" },
        _ => Map(),
    };

    private static List<KeyValuePair<string, object>> Map(params (string Key, object Value)[] entries) =>
        entries.Select(entry => new KeyValuePair<string, object>(entry.Key, entry.Value)).ToList();
}
