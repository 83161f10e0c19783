using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Each resource twice, of which one exists in any case; who refers to the resource refers to the one that exists.</summary>
internal sealed class ResourcesInCases() : Rewriting("resources of which one of two exists")
{
    private const string Twin = "RewrittenTwin";

    public override bool AddsCases => true;

    // Where a macro is at work, names are put together that are written nowhere.
    public override MapNode Rewrite(MapNode template, Selection selection)
    {
        if (template.Find("Resources") is not MapNode resources || template.Find("Transform") is not null || NewNodes.HasFunctions(resources)
            || resources.Entries.Any(entry => entry.Value is not MapNode resource || resource.Find("Condition") is not null || resource.Find("DependsOn") is not null)
            || !selection.Takes("all resources"))
            return template;
        var additions = new Additions(template);
        var references = new References(resources.Entries.Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal), additions);
        var entries = new List<MapEntry>();
        foreach (var entry in resources.Entries)
        {
            var resource = (MapNode)references.Of(entry.Value);
            entries.Add(new MapEntry(entry.Key, NewNodes.With(resource, "Condition", NewNodes.Text(additions.HoldsPerhaps(entry.Key.Span), entry.Key.Span))));
            entries.Add(new MapEntry(
                NewNodes.Text(Twin + entry.Key.Text, entry.Key.Span),
                NewNodes.With(resource, "Condition", NewNodes.Text(additions.HoldsOtherwise(entry.Key.Span), entry.Key.Span))));
        }

        template = NewNodes.With(template, "Resources", new MapNode(entries, resources.Span));
        if (template.Find("Outputs") is { } outputs)
            template = NewNodes.With(template, "Outputs", references.Of(outputs));
        return additions.Into(template);
    }

    private sealed class References(HashSet<string> ids, Additions additions)
    {
        public Node Of(Node node)
        {
            switch (node)
            {
                case ListNode list:
                    return new ListNode([.. list.Items.Select(Of)], list.Span);
                case MapNode { Entries: [{ Key.Text: "Ref" or "Fn::GetAtt" }] } map when ThroughReference.NameOf(map) is { } name:
                    return Perhaps(map, name);
                case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text }] }:
                    return Sub(text, new MapNode([], text.Span));
                case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ListNode { Items: [ScalarNode text, MapNode names] } }] }:
                    return Sub(text, (MapNode)Of(names));
                case MapNode map:
                    return new MapNode([.. map.Entries.Select(entry => new MapEntry(entry.Key, Of(entry.Value)))], map.Span);
                default:
                    return node;
            }
        }

        private MapNode Perhaps(MapNode reference, string name) => ids.Contains(name.Split('.')[0])
            ? additions.Perhaps(reference, NewNodes.Map(reference.Entries[0].Key.Text, NewNodes.Text(Twin + name, reference.Span), reference.Span))
            : reference;

        // Each name of a resource gets a name of its own for the resource that exists.
        private MapNode Sub(ScalarNode text, MapNode names)
        {
            var pieces = text.Text.Split("${");
            for (var i = 1; i < pieces.Length; i++)
            {
                var end = pieces[i].IndexOf('}', StringComparison.Ordinal);
                var name = end < 0 ? "" : pieces[i].Substring(0, end).Trim();
                if (!ids.Contains(name.Split('.')[0]))
                    continue;
                var variable = "It" + i.ToString(CultureInfo.InvariantCulture);
                var function = name.Contains('.', StringComparison.Ordinal) ? "Fn::GetAtt" : "Ref";
                names = NewNodes.With(names, variable, Perhaps(NewNodes.Map(function, NewNodes.Text(name, text.Span), text.Span), name));
                pieces[i] = variable + pieces[i].Substring(end);
            }

            return names.Entries.Count == 0
                ? NewNodes.Map("Fn::Sub", text, text.Span)
                : NewNodes.Call("Fn::Sub", text.Span, NewNodes.Text(string.Join("${", pieces), text.Span), names);
        }
    }
}
