using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Resources called by a name that is written down, in place of references to them.</summary>
internal sealed class ResourcesByName() : Rewriting(RewritingTable.ByName)
{
    // Types whose reference is the name, with the property that gives it.
    private static readonly Dictionary<string, string> NameProperties = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = "BucketName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::Kinesis::Stream"] = "Name",
    };

    public override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources || template.Find("Transform") is not null || NewNodes.HasFunctions(resources))
            return template;
        var names = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var entries = resources.Entries.Select(entry => new MapEntry(entry.Key, Named(entry, names, selection))).ToList();
        return names.Count == 0
            ? template
            : NewNodes.With(template, "Resources", new MapNode([.. entries.Select(entry => new MapEntry(entry.Key, Called(entry.Value, names)))], resources.Span));
    }

    private static Node Named(MapEntry entry, Dictionary<string, ScalarNode> names, Selection selection)
    {
        if (entry.Value is not MapNode resource || resource.Find("Condition") is not null || resource.Find("Type") is not ScalarNode type
            || !NameProperties.TryGetValue(type.Text, out var property))
            return entry.Value;
        var properties = resource.Find("Properties") as MapNode ?? new MapNode([], resource.Span);
        if (NewNodes.HasFunctions(properties) || properties.Find(property) is not (null or ScalarNode { Kind: ScalarKind.String }) || !selection.Takes(entry.Key.Text))
            return entry.Value;
        var name = properties.Find(property) as ScalarNode ?? NewNodes.Text("rewritten-" + entry.Key.Text.ToLowerInvariant(), entry.Key.Span);
        names[entry.Key.Text] = name;
        return NewNodes.With(resource, "Properties", NewNodes.With(properties, property, name));
    }

    private static Node Called(Node node, Dictionary<string, ScalarNode> names)
    {
        switch (node)
        {
            case ListNode list:
                return new ListNode([.. list.Items.Select(item => Called(item, names))], list.Span);
            case MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode id }] } when names.TryGetValue(id.Text, out var name):
                return NewNodes.Text(name.Text, node.Span);
            case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text }] }:
                var called = names.Aggregate(text.Text, static (written, name) => written.Replace("${" + name.Key + "}", name.Value.Text, StringComparison.Ordinal));
                return NewNodes.Map("Fn::Sub", NewNodes.Text(called, text.Span), node.Span);
            case MapNode map:
                return new MapNode([.. map.Entries.Select(entry => new MapEntry(entry.Key, Called(entry.Value, names)))], map.Span);
            default:
                return node;
        }
    }
}
