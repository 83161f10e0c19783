using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>All maps with their keys in the opposite order.</summary>
internal sealed class KeysReversed() : Rewriting("keys in the opposite order")
{
    public override MapNode Rewrite(MapNode template, Selection selection) => selection.Takes("all maps") ? (MapNode)Reversed(template) : template;

    private static Node Reversed(Node node) => node switch
    {
        ListNode list => new ListNode([.. list.Items.Select(Reversed)], list.Span),
        MapNode map => new MapNode([.. map.Entries.Reverse().Select(entry => new MapEntry(entry.Key, Reversed(entry.Value)))], map.Span),
        _ => node,
    };
}

/// <summary>The resources in the opposite order.</summary>
internal sealed class ResourcesReversed() : Rewriting("resources in the opposite order")
{
    public override MapNode Rewrite(MapNode template, Selection selection) =>
        template.Find("Resources") is MapNode resources && selection.Takes("Resources")
            ? NewNodes.With(template, "Resources", new MapNode([.. resources.Entries.Reverse()], resources.Span))
            : template;
}

/// <summary>What has nothing to do with anything else in the template.</summary>
internal sealed class UnrelatedAdded() : Rewriting("unrelated things added")
{
    private const string Unrelated = "RewrittenUnrelated";

    public override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources || !selection.Takes("template"))
            return template;
        var span = template.Span;
        var handle = NewNodes.Map("Type", NewNodes.Text("AWS::CloudFormation::WaitConditionHandle", span), span);
        template = NewNodes.With(template, "Resources", new MapNode([new MapEntry(NewNodes.Text(Unrelated, span), handle), .. resources.Entries], resources.Span));
        template = Section(template, "Outputs", NewNodes.Map("Value", NewNodes.Map("Ref", NewNodes.Text(Unrelated, span), span), span));
        template = Section(template, "Metadata", NewNodes.Text("unrelated", span));
        template = Section(template, "Mappings", NewNodes.Map("Key", NewNodes.Map("Value", NewNodes.Text("unrelated", span), span), span));
        template = Section(template, "Conditions", NewNodes.Call("Fn::Equals", span, NewNodes.Text("a", span), NewNodes.Text("b", span)));
        return template.Find("Description") is null ? NewNodes.With(template, "Description", NewNodes.Text("unrelated", span)) : template;
    }

    private static MapNode Section(MapNode template, string section, Node value) =>
        NewNodes.With(template, section, NewNodes.With(template.Find(section) as MapNode ?? new MapNode([], template.Span), Unrelated, value));
}

/// <summary>Other names for all resources.</summary>
internal sealed class ResourcesRenamed() : Rewriting("resources by other names")
{
    private const string Prefix = "Zz";

    public override string? OriginalId(string logicalId) => logicalId.StartsWith(Prefix, StringComparison.Ordinal) ? logicalId.Substring(Prefix.Length) : logicalId;

    // Where a macro is at work, names are put together that are written nowhere.
    public override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources || template.Find("Transform") is not null || NewNodes.HasFunctions(resources) || !selection.Takes("all resources"))
            return template;
        var names = new Names(resources.Entries.Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal));
        var entries = new List<MapEntry>();
        foreach (var entry in resources.Entries)
            entries.Add(new MapEntry(NewNodes.Text(Prefix + entry.Key.Text, entry.Key.Span), names.Resource(entry.Value)));
        template = NewNodes.With(template, "Resources", new MapNode(entries, resources.Span));
        return template.Find("Outputs") is { } outputs ? NewNodes.With(template, "Outputs", names.Value(outputs)) : template;
    }

    private sealed class Names(HashSet<string> ids)
    {
        public Node Resource(Node node)
        {
            if (Value(node) is not MapNode resource)
                return node;
            return resource.Find("DependsOn") switch
            {
                ScalarNode one => NewNodes.With(resource, "DependsOn", Name(one)),
                ListNode list => NewNodes.With(resource, "DependsOn", new ListNode([.. list.Items.Select(item => item is ScalarNode one ? Name(one) : item)], list.Span)),
                _ => resource,
            };
        }

        public Node Value(Node node) => node switch
        {
            ListNode list => new ListNode([.. list.Items.Select(Value)], list.Span),
            MapNode { Entries: [{ Key.Text: "Ref" or "Fn::GetAtt", Value: ScalarNode name } entry] } map => new MapNode([new MapEntry(entry.Key, Name(name))], map.Span),
            MapNode { Entries: [{ Key.Text: "Fn::GetAtt", Value: ListNode { Items: [ScalarNode resource, var attribute] } }] } map =>
                NewNodes.Call("Fn::GetAtt", map.Span, Name(resource), Value(attribute)),
            MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text } entry] } map => new MapNode([new MapEntry(entry.Key, Sub(text))], map.Span),
            MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ListNode { Items: [ScalarNode text, var names] } }] } map =>
                NewNodes.Call("Fn::Sub", map.Span, Sub(text), Value(names)),
            MapNode map => new MapNode([.. map.Entries.Select(entry => new MapEntry(entry.Key, Value(entry.Value)))], map.Span),
            _ => node,
        };

        private ScalarNode Name(ScalarNode name)
        {
            var dot = name.Text.IndexOf('.', StringComparison.Ordinal);
            return ids.Contains(dot < 0 ? name.Text : name.Text.Substring(0, dot)) ? NewNodes.Text(Prefix + name.Text, name.Span) : name;
        }

        private ScalarNode Sub(ScalarNode text)
        {
            var pieces = text.Text.Split("${");
            for (var i = 1; i < pieces.Length; i++)
            {
                var end = pieces[i].IndexOfAny(['}', '.']);
                if (end > 0 && ids.Contains(pieces[i].Substring(0, end).Trim()))
                    pieces[i] = Prefix + pieces[i].TrimStart();
            }

            return NewNodes.Text(string.Join("${", pieces), text.Span);
        }
    }
}
