using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation.Expansion;
using PolicyLint.CloudFormation.Intrinsics;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.CloudFormation.Parameters;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Turns what was written into what it means: intrinsics are computed as far as the template decides them.</summary>
internal sealed class Lowering(Template template)
{
    private const string OutputPrefix = "Outputs.";

    private int _branches;

    public Template Template { get; } = template;

    /// <summary>What the node means; null where it is <c>AWS::NoValue</c> or nothing is written, which is to say that it is not there.</summary>
    public Value? Lower(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Null } => null, // CloudFormation refuses it, so that nothing is ever set to it
        ScalarNode scalar => LowerScalar(scalar),
        ListNode list => LowerList(list),
        _ => LowerMapOrIntrinsic((MapNode)node),
    };

    /// <summary>The same for a place where something is decided by the value, so that a pseudo parameter is a choice there.</summary>
    public Value? LowerDeciding(Node node) =>
        node is MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode name }] } && PseudoParameters.IsKnown(name.Text) && name.Text != PseudoParameters.NoValue
            ? Template.Pseudo.Deciding(name.Text, node.Span)
            : Lower(node);

    /// <summary>The node as a map of properties; open where it cannot be one.</summary>
    public MapValue LowerMap(Node? node, SourceSpan place)
    {
        switch (node)
        {
            case null or ScalarNode { Kind: ScalarKind.Null }:
                return new MapValue(Sequence<PropertyEntry>.None, place);
            case MapNode { Entries: [{ Key.Text: "Fn::Transform" }] } map:
                return LowerEntries(map);
            case MapNode map when IntrinsicOf(map) is null:
                return LowerEntries(map);
            default:
                var wrong = Template.Malformed(node.Span, "a map of properties is expected here");
                return new MapValue(Sequence<PropertyEntry>.None, node.Span) { OpenBecause = wrong };
        }
    }

    /// <summary>A value inside a branch that may not be taken: what it refers to is not needed for certain.</summary>
    public Value? LowerBranch(Node node)
    {
        _branches++;
        var value = Lower(node);
        _branches--;
        return value;
    }

    /// <summary>What <c>Ref</c> to the name means; null for <c>AWS::NoValue</c>.</summary>
    public Value? Refer(string name, SourceSpan nameSpan, SourceSpan span)
    {
        if (PseudoParameters.IsPseudo(name))
            return ReferToPseudo(name, nameSpan, span);
        if (Template.Parameters.Find(name) is { } parameter)
            return parameter.At(span);
        return ReferToResource(name, null, nameSpan, span);
    }

    /// <summary>What <c>Ref</c> or <c>Fn::GetAtt</c> to the resource means.</summary>
    public Value ReferToResource(string name, string? attribute, SourceSpan nameSpan, SourceSpan span)
    {
        if (Template.Transforms.IsServerless && Template.Stages.Find(name, attribute) is { } stage)
            return new ReferenceValue(Template.Stack, stage, null, span);
        if (Template.LogicalIds.TryGetValue(name, out var number))
        {
            if (_branches == 0)
                Template.Dependencies.Note(number);
            var reference = new ReferenceValue(Template.Stack, name, attribute, span);
            return attribute is not null && attribute.StartsWith(OutputPrefix, StringComparison.Ordinal) ? Output(reference, attribute.Substring(OutputPrefix.Length)) : reference;
        }

        if (Template.OpenBecause is { } open)
            return Relocation.ToUnknown(span, open);
        if (Template.MayGenerate(name))
            return new ReferenceValue(Template.Stack, name, attribute, span);
        var message = attribute is null
            ? $"'{name}' is neither a parameter nor a resource of the template"
            : $"'{name}' is no resource of the template";
        message += Template.DidYouMean(name, attribute is null ? Names() : Template.LogicalIds.Keys);
        Template.Report(nameSpan, message);
        return Template.WrongHere(span, message);
    }

    private LinkedValue Output(ReferenceValue reference, string output)
    {
        var links = Template.Options.Links;
        return new LinkedValue(scenario => links.OutputOf(reference.LogicalId, output, scenario), reference, OriginKind.StackOutput, output);
    }

    private Value? ReferToPseudo(string name, SourceSpan nameSpan, SourceSpan span)
    {
        if (name == PseudoParameters.NoValue)
            return null;
        return PseudoParameters.IsKnown(name)
            ? Template.Pseudo.At(name, span)
            : Template.Malformed(nameSpan, $"'{name}' is not a pseudo parameter");
    }

    private IEnumerable<string> Names()
    {
        foreach (var name in Template.LogicalIds.Keys)
            yield return name;
        foreach (var name in Template.Parameters.Names)
            yield return name;
    }

    private static Value LowerScalar(ScalarNode scalar) => DynamicReferences.Opened(new ScalarValue(scalar.Kind, scalar.Text, scalar.Span));

    private ListValue LowerList(ListNode list)
    {
        var items = new Value[list.Items.Count];
        var count = 0;
        foreach (var node in list.Items)
        {
            if (Lower(node) is { } item)
                items[count++] = item;
        }

        if (count < items.Length)
            Array.Resize(ref items, count);
        return new ListValue(items, list.Span);
    }

    private Value? LowerMapOrIntrinsic(MapNode map)
    {
        if (IntrinsicOf(map) is not { } name)
            return LowerEntries(map);
        if (IntrinsicTable.Find(name) is { } lower)
            return lower(new IntrinsicCall(this, name, map.Entries[0].Value, map.Span));
        if (Template.Transforms.OpenBecause is { } macro)
            return Relocation.ToUnknown(map.Span, macro);
        // A short form that CloudFormation does not know was reported where it was read.
        if (map.Span.Start < map.Span.File.Text.Length && map.Span.File.Text[map.Span.Start] == '!')
            return Template.WrongHere(map.Span, $"'{name}' is not an intrinsic function");
        return Template.Malformed(
            map.Entries[0].Key.Span, $"'{name}' is not an intrinsic function" + Template.DidYouMean(name, IntrinsicTable.Names));
    }

    /// <summary>True where the map is a call of a function and no map of properties.</summary>
    public static bool IsIntrinsic(MapNode map) => IntrinsicOf(map) is not null;

    private static string? IntrinsicOf(MapNode map)
    {
        if (map.Entries.Count != 1)
            return null;
        var name = map.Entries[0].Key.Text;
        return name == "Ref" || (name.StartsWith("Fn::", StringComparison.Ordinal) && !ForEachExpansion.IsLoop(name)) ? name : null;
    }

    private MapValue LowerEntries(MapNode map)
    {
        UnknownValue? open = null;
        var written = map.Entries;
        if (ForEachExpansion.IsNeeded(written))
            written = Template.ForEach.Expand(written, out open);
        var entries = new PropertyEntry[written.Count];
        var count = 0;
        foreach (var entry in written)
        {
            var key = entry.Key;
            var name = key.Text;
            if (entries.Length > 1 && name.StartsWith("Fn::", StringComparison.Ordinal))
                Template.Report(key.Span, $"'{name}' stands beside other keys, so it is not computed");
            if (Lower(entry.Value) is { } value)
                entries[count++] = new PropertyEntry(name, key.Span, PolicyTexts.Open(name, value));
        }

        if (count < entries.Length)
            entries = PropertyEntries.First(entries, count);
        return new MapValue(entries, map.Span) { OpenBecause = open };
    }
}
