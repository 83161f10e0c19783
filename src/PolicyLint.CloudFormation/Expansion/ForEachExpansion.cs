using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Expansion;

/// <summary>Writes out what <c>Fn::ForEach</c> repeats, and notes where <c>Fn::Transform</c> inserts what we cannot see.</summary>
internal sealed class ForEachExpansion(Template template)
{
    private const string Loop = "Fn::ForEach";
    private const string Transform = "Fn::Transform";
    private const string Shape = "Fn::ForEach takes a name, a collection and a map to repeat";

    private int _written;
    private int _characters;

    public static bool IsLoop(string key) => key.StartsWith(Loop, StringComparison.Ordinal);

    /// <summary>True where some key is a loop or a transform.</summary>
    public static bool IsNeeded(Sequence<MapEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries[i].Key.Text;
            if (key.Length > 4 && key[0] == 'F' && (key == Transform || IsLoop(key)))
                return true;
        }

        return false;
    }

    /// <summary>The entries with all loops written out.</summary>
    /// <param name="open">Why there may be more entries; null where these are all.</param>
    public Sequence<MapEntry> Expand(Sequence<MapEntry> entries, out UnknownValue? open)
    {
        var expanded = new Entries(entries.Count);
        open = null;
        ExpandInto(expanded, entries, 0, ref open);
        return new Sequence<MapEntry>(expanded.InOrder);
    }

    private void ExpandInto(Entries expanded, Sequence<MapEntry> entries, int depth, ref UnknownValue? open)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Text == Transform)
                open ??= Transforms.Macro(Transforms.NameOf(entry.Value) ?? Transform, entry.Value);
            else if (IsLoop(entry.Key.Text))
                Repeat(expanded, entry, depth, ref open);
            else
                Add(expanded, entry);
        }
    }

    private void Add(Entries expanded, MapEntry entry)
    {
        if (!expanded.Add(entry))
            template.Report(entry.Key.Span, $"Fn::ForEach writes '{entry.Key.Text}' twice");
    }

    private void Repeat(Entries expanded, MapEntry loop, int depth, ref UnknownValue? open)
    {
        if (!template.Transforms.HasLanguageExtensions)
            template.Report(loop.Key.Span, $"{Loop} needs the transform {Transforms.LanguageExtensions}");
        if (loop.Value is not ListNode { Items: [ScalarNode identifier, var collection, MapNode body] })
        {
            open ??= template.Malformed(loop.Value.Span, Shape);
            return;
        }

        if (ItemsOf(collection) is not { } items)
        {
            open ??= new UnknownValue(UnknownCause.Intrinsic, $"the collection of '{loop.Key.Text}' is not known", null, collection.Span);
            return;
        }

        foreach (var item in items)
        {
            var substitution = new LoopSubstitution(identifier.Text, item);
            var copy = (MapNode)substitution.In(body);
            _written += substitution.Nodes;
            _characters += substitution.Characters;
            if (Excess(depth, substitution) is { } excess)
            {
                template.Report(loop.Key.Span, excess);
                open = new UnknownValue(UnknownCause.Limit, excess, null, loop.Key.Span);
                return;
            }

            ExpandInto(expanded, copy.Entries, depth + 1, ref open);
        }
    }

    private string? Excess(int depth, LoopSubstitution substitution)
    {
        if (_written > DocumentLimits.Nodes || depth > DocumentLimits.Depth)
            return $"{Loop} writes more than {DocumentLimits.Nodes} nodes";
        return substitution.IsTooLong || _characters > DocumentLimits.Texts ? $"{Loop} writes too much text" : null;
    }

    private List<string>? ItemsOf(Node collection)
    {
        if (template.Lowering.Lower(collection) is not ListValue { IsOpen: false } list)
            return null;
        var items = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not ScalarValue scalar)
                return null;
            items.Add(scalar.Text);
        }

        return items;
    }

    /// <summary>Entries in the order they are written, each key once.</summary>
    private sealed class Entries(int capacity)
    {
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        public List<MapEntry> InOrder { get; } = new(capacity);

        public bool Add(MapEntry entry)
        {
            if (!_keys.Add(entry.Key.Text))
                return false;
            InOrder.Add(entry);
            return true;
        }
    }
}
