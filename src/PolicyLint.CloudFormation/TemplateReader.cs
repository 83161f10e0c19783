using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation.Serverless;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>A template document becomes a stack: its resources with properties that mean what the template says.</summary>
public sealed class TemplateReader
{
    private static readonly string[] SectionNames =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs", "Globals", "Hooks"];

    private static readonly string[] AttributeNames =
        ["Type", "Properties", "DependsOn", "Condition", "Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy", "Version", "Connectors", "IgnoreGlobals"];

    private readonly Template _template;

    private TemplateReader(Template template) => _template = template;

    /// <summary>Reads the template. What is wrong in it is reported and becomes unknown; the rest is read all the same.</summary>
    /// <exception cref="MalformedDocumentException">The document is no template at all.</exception>
    public static Stack Read(SourceFile file, Node root, TemplateOptions options, ICollection<Problem> problems)
    {
        if (root is not MapNode map)
            throw new MalformedDocumentException("a template is a map with a section Resources", root.Span);
        var template = new Template(file, map, options, problems);
        return new TemplateReader(template).Read();
    }

    private Stack Read()
    {
        CheckSections();
        var resources = _template.ExpandedSection("Resources");
        _template.OpenBecause = _template.Transforms.OpenBecause ?? _template.OpenReason("Resources");
        foreach (var entry in resources)
            NoteName(entry.Key.Text, entry.Value);
        foreach (var entry in resources)
            AddResource(entry.Key, entry.Value);
        if (_template.Transforms.IsServerless)
            ImplicitApis.Add(_template);
        _template.Conditions.CompileAll();
        _template.Dependencies.ReportCircles();
        var sections = ReadSections();
        var metadata = sections.Find("Metadata") as MapValue ?? new MapValue(Sequence<PropertyEntry>.None, _template.Root.Span);
        _template.Stack.Seal(metadata, sections, _template.OpenBecause, _template.Conditions.CompileRules());
        _template.Close();
        return _template.Stack;
    }

    private void CheckSections()
    {
        if (_template.Root.Find("Resources") is null && _template.Transforms.OpenBecause is null)
            _template.Report(new SourceSpan(_template.Root.Span.File, _template.Root.Span.Start, _template.Root.Span.Start), "the template has no section Resources");
        foreach (var entry in _template.Root.Entries)
        {
            if (Array.IndexOf(SectionNames, entry.Key.Text) < 0 && entry.Key.Text != "Fn::Transform" && _template.Transforms.OpenBecause is null)
                _template.Report(entry.Key.Span, $"a template has no section '{entry.Key.Text}'" + _template.DidYouMean(entry.Key.Text, SectionNames), ProblemSeverity.Warning);
        }
    }

    private void AddResource(ScalarNode id, Node node)
    {
        if (node is not MapNode map)
        {
            _template.Report(node.Span, $"the resource '{id.Text}' must be a map with a Type");
            return;
        }

        if (map.Find("Type") is not ScalarNode { Text.Length: > 0 } type)
        {
            if (_template.OpenBecause is null)
                _template.Report(id.Span, $"the resource '{id.Text}' has no Type");
            return;
        }

        _template.Dependencies.Begin(id);
        NoteDependsOn(map.Find("DependsOn"));
        var properties = _template.Globals.Properties(type.Text, map, id.Span);
        var resource = new Resource(_template.Stack, id.Text, type.Text, properties, id.Span)
        {
            Attributes = Attributes(map),
            Presence = Presence(map.Find("Condition")),
        };
        _template.Dependencies.End();
        _template.Stack.Add(resource);
        GeneratedResources.Add(resource);
    }

    private void NoteName(string logicalId, Node resource)
    {
        if (!_template.LogicalIds.ContainsKey(logicalId)) // a document that was put together, not read, may have a key twice
            _template.LogicalIds[logicalId] = _template.LogicalIds.Count;
        if (resource is not MapNode map || map.Find("Type") is not ScalarNode type || !ServerlessGlobals.IsServerless(type.Text))
            return;
        _template.ServerlessIds.Add(logicalId);
        _template.Stages.Note(logicalId, type.Text, map.Find("Properties"));
    }

    private MapValue Attributes(MapNode resource)
    {
        var entries = new PropertyEntries(CountAttributes(resource));
        foreach (var entry in resource.Entries)
        {
            var name = entry.Key.Text;
            if (_template.OpenBecause is null && Array.IndexOf(AttributeNames, name) < 0 && !name.StartsWith("Fn::", StringComparison.Ordinal))
                _template.Report(entry.Key.Span, $"a resource has no attribute '{name}'" + _template.DidYouMean(name, AttributeNames), ProblemSeverity.Warning);
            if (!IsAttribute(name))
                continue;
            // What a resource's metadata mentions is read by programs on it, mostly about itself: that is no circle.
            if (_template.Lowering.LowerBranch(entry.Value) is { } value)
                entries.Add(new PropertyEntry(name, entry.Key.Span, value));
        }

        return new MapValue(entries.ToArray(), resource.Span);
    }

    private static int CountAttributes(MapNode resource)
    {
        var count = 0;
        foreach (var entry in resource.Entries)
            count += IsAttribute(entry.Key.Text) ? 1 : 0;
        return count;
    }

    private static bool IsAttribute(string name) => name is not ("Properties" or "Condition");

    private Condition? Presence(Node? condition) => condition switch
    {
        null => null,
        ScalarNode { Kind: ScalarKind.String } name => _template.Conditions.Find(name.Text, name.Span),
        _ => MalformedPresence(condition),
    };

    private Condition? MalformedPresence(Node condition)
    {
        _template.Report(condition.Span, "Condition is the name of a condition");
        return null;
    }

    private void NoteDependsOn(Node? dependsOn)
    {
        switch (dependsOn)
        {
            case null:
                break;
            case ScalarNode { Kind: ScalarKind.String } name:
                NoteNeeded(name);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    if (item is ScalarNode { Kind: ScalarKind.String } each)
                        NoteNeeded(each);
                    else
                        _template.Report(item.Span, "DependsOn lists logical ids");
                }

                break;
            default:
                _template.Report(dependsOn.Span, "DependsOn is a logical id or a list of them");
                break;
        }
    }

    private void NoteNeeded(ScalarNode name)
    {
        if (_template.LogicalIds.TryGetValue(name.Text, out var number))
            _template.Dependencies.Note(number);
        else if (_template.OpenBecause is null && !_template.MayGenerate(name.Text))
            _template.Report(name.Span, $"'{name.Text}' is no resource of the template" + _template.DidYouMean(name.Text, _template.LogicalIds.Keys));
    }

    /// <summary>Everything but the resources; outputs are lowered, for what they hand on.</summary>
    private MapValue ReadSections()
    {
        var entries = new PropertyEntries(_template.Root.Entries.Count);
        foreach (var entry in _template.Root.Entries)
        {
            var name = entry.Key.Text;
            if (name is "Resources" or "Conditions" or "Rules" or "Transform" or "Fn::Transform" or "Hooks")
                continue;
            var value = name == "Outputs" ? Outputs(entry.Value) : Literal.Of(entry.Value);
            entries.Add(new PropertyEntry(name, entry.Key.Span, value));
        }

        return new MapValue(entries.ToArray(), _template.Root.Span);
    }

    private MapValue Outputs(Node section)
    {
        var entries = new PropertyEntries(0);
        foreach (var entry in _template.ExpandedSection("Outputs"))
        {
            if (entry.Value is not MapNode output)
            {
                if (entry.Key.Text != "Fn::Transform")
                    _template.Report(entry.Value.Span, $"the output '{entry.Key.Text}' must be a map with a Value");
                continue;
            }

            if (output.Find("Value") is null)
                _template.Report(entry.Key.Span, $"the output '{entry.Key.Text}' has no Value");
            if (output.Find("Condition") is { } condition)
                Presence(condition);
            entries.Add(new PropertyEntry(entry.Key.Text, entry.Key.Span, _template.Lowering.LowerMap(Without(output, "Condition"), entry.Key.Span)));
        }

        return new MapValue(entries.ToArray(), section.Span) { OpenBecause = _template.OpenReason("Outputs") };
    }

    private static MapNode Without(MapNode map, string key)
    {
        if (map.Find(key) is null)
            return map;
        var entries = new MapEntry[map.Entries.Count - 1];
        var count = 0;
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Text != key)
                entries[count++] = entry;
        }

        return new MapNode(entries, map.Span);
    }
}
