using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli;

/// <summary>Reads a template by its letter: what is written literally is known, what is computed is unknown, and references are references.</summary>
internal sealed class LiteralTemplate
{
    private readonly Stack _stack;
    private readonly ICollection<Problem> _problems;

    private LiteralTemplate(SourceFile file, ICollection<Problem> problems)
    {
        _stack = new Stack(file);
        _problems = problems;
    }

    public static Stack Read(Document document, ICollection<Problem> problems)
    {
        if (document.Root is not MapNode root)
            throw new MalformedDocumentException("a template is a map", document.Root.Span);
        return new LiteralTemplate(document.File, problems).Read(root);
    }

    private Stack Read(MapNode root)
    {
        if (root.Find("Resources") is MapNode resources)
        {
            foreach (var entry in resources.Entries)
                AddResource(entry.Key, entry.Value);
        }

        var metadata = root.Find("Metadata") is MapNode map ? Lower(map) : new MapValue([], root.Span);
        UnknownValue? open = root.Find("Transform") is { } transform ? new UnknownValue(UnknownCause.Macro, "a transform may add to the template", null, transform.Span) : null;
        _stack.Seal(metadata, Sections(root), open, null);
        return _stack;
    }

    private MapValue Sections(MapNode root)
    {
        var entries = new List<PropertyEntry>();
        foreach (var entry in root.Entries)
        {
            if (entry.Key.Text != "Resources")
                entries.Add(new PropertyEntry(entry.Key.Text, entry.Key.Span, Lower(entry.Value)));
        }

        return new MapValue(entries, root.Span);
    }

    private void AddResource(ScalarNode id, Node node)
    {
        if (node is not MapNode map || map.Find("Type") is not ScalarNode type)
        {
            _problems.Add(new Problem(id.Span, $"the resource '{id.Text}' has no Type"));
            return;
        }

        var attributes = new List<PropertyEntry>();
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text is not ("Type" or "Properties"))
                attributes.Add(new PropertyEntry(entry.Key.Text, entry.Key.Span, Lower(entry.Value)));
        }

        var properties = map.Find("Properties") is MapNode written ? Lower(written) : new MapValue([], id.Span);
        _stack.Add(new Resource(_stack, id.Text, type.Text, properties, id.Span) { Attributes = new MapValue(attributes, id.Span) });
    }

    private Value Lower(Node node) => node switch
    {
        ScalarNode scalar => new ScalarValue(scalar.Kind, scalar.Text, scalar.Span),
        ListNode list => LowerItems(list),
        MapNode { Entries.Count: 1 } map when IsIntrinsic(map.Entries[0].Key.Text) => LowerIntrinsic(map),
        MapNode map => Lower(map),
        _ => throw new MalformedDocumentException("this is neither a value, a list nor a map", node.Span),
    };

    private MapValue Lower(MapNode map)
    {
        var entries = new List<PropertyEntry>(map.Entries.Count);
        foreach (var entry in map.Entries)
            entries.Add(new PropertyEntry(entry.Key.Text, entry.Key.Span, Lower(entry.Value)));
        return new MapValue(entries, map.Span);
    }

    private ListValue LowerItems(ListNode list)
    {
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
            items.Add(Lower(item));
        return new ListValue(items, list.Span);
    }

    private Value LowerIntrinsic(MapNode map)
    {
        var call = map.Entries[0];
        return call switch
        {
            { Key.Text: "Ref", Value: ScalarNode name } when IsResource(name.Text) => new ReferenceValue(_stack, name.Text, null, map.Span),
            { Key.Text: "Fn::GetAtt", Value: ScalarNode path } when path.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot =>
                new ReferenceValue(_stack, path.Text[..dot], path.Text[(dot + 1)..], map.Span),
            { Key.Text: "Fn::GetAtt", Value: ListNode { Items: [ScalarNode id, ScalarNode attribute] } } =>
                new ReferenceValue(_stack, id.Text, attribute.Text, map.Span),
            _ => new UnknownValue(UnknownCause.Intrinsic, $"{call.Key.Text} is not computed", null, map.Span),
        };
    }

    private bool IsResource(string name) => name.StartsWith("AWS::", StringComparison.Ordinal) || _stack.Find(name) is not null;

    private static bool IsIntrinsic(string key) => key == "Ref" || key == "Condition" || key.StartsWith("Fn::", StringComparison.Ordinal);
}
