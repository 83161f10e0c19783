using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Web ACLs, rule groups and protections.</summary>
internal static class WafTransforms
{
    /// <summary>Only the ARN tells where a web ACL is in force: <c>…:global/webacl/…</c> or <c>…:regional/webacl/…</c>.</summary>
    public static Value? Scope(TransformInput input)
    {
        var arn = input.Item.Identity.Arn ?? (input.Node as ScalarNode)?.Text ?? "";
        if (arn.Contains(":global/", StringComparison.Ordinal))
            return input.Text("CLOUDFRONT");
        return arn.Contains(":regional/", StringComparison.Ordinal) ? input.Text("REGIONAL") : input.Folding.NotRecorded;
    }

    /// <summary>An action by its name, or as a map of that name.</summary>
    public static Value? Action(TransformInput input) => input.Node switch
    {
        ScalarNode { Text.Length: > 0 } name => input.Map(name.Span).Add(Capitalized(name.Text), new MapValue([], name.Span)).Close(),
        MapNode map => Named(input, map),
        _ => null,
    };

    /// <summary>The rules, which are the service's own answer: complete, and with empty maps that say all there is to say, as <c>{"block": {}}</c>.</summary>
    public static Value? Rules(TransformInput input) => input.Node is ListNode
        ? new Folding(input.Folding.NotRecorded, input.Folding.IsWhole, dropsEmpty: false, tellsAll: true).Fold(input.Node, input.Shape, input.Carried)
        : null;

    public static Value? ClassicRules(TransformInput input)
    {
        var rules = new List<Value>();
        foreach (var rule in input.Maps)
        {
            var action = (Folding.Find(rule, "action") ?? Folding.Find(rule, "overrideAction")) as MapNode;
            rules.Add(input.Map(rule.Span)
                .Add("Action", action is null ? null : input.Map(action.Span).Add("Type", Folding.Find(action, "type")).Close())
                .Add("Priority", Folding.Find(rule, "priority"))
                .Add("RuleId", Folding.Find(rule, "ruleId"))
                .Close());
        }

        return new ListValue(rules, input.Node.Span);
    }

    /// <summary>The automatic response of Shield Advanced; one that was never set up has no status.</summary>
    public static Value? ShieldResponse(TransformInput input)
    {
        if (input.Node is not MapNode map || Folding.Find(map, "Status") is not { } status)
            return null;
        var action = Folding.Find(map, "Action") as MapNode;
        return input.Map(map.Span).Add("Status", status).Add("Action", action is null ? null : Named(input, action)).Close();
    }

    private static MapValue Named(TransformInput input, MapNode map)
    {
        var written = input.Map(map.Span);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not ScalarNode { Kind: ScalarKind.Null })
                written.Add(Capitalized(entry.Key.Text), entry.Value);
        }

        return written.Close();
    }

    // BLOCK, block and Block are one; sizeConstraint keeps the capital inside of it.
    private static string Capitalized(string name)
    {
        var isShouted = name.Length > 1 && char.IsUpper(name[0]) && char.IsUpper(name[1]);
        return char.ToUpperInvariant(name[0]) + (isShouted ? name[1..].ToLowerInvariant() : name[1..]);
    }
}
