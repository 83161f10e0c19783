using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>What the template's conditions and rules compare, and what it looks mappings up with: that decides which values matter.</summary>
internal sealed class Comparisons
{
    private static readonly List<ScalarNode> None = [];
    private readonly Dictionary<string, List<ScalarNode>> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ScalarNode>> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly MappingTable _mappings;

    private Comparisons(MappingTable mappings) => _mappings = mappings;

    /// <summary>The constants that an expression is compared with, each once, in order.</summary>
    /// <param name="expression">As <see cref="NodeText"/> writes it.</param>
    public IReadOnlyList<ScalarNode> ConstantsOf(string expression) => _constants.TryGetValue(expression, out var found) ? found : None;

    /// <summary>The keys of the mappings that are looked up with the parameter; none where a default stands in for missing keys.</summary>
    public IReadOnlyList<ScalarNode> KeysOf(string parameter) => _keys.TryGetValue(parameter, out var found) ? found : None;

    /// <summary>True where some comparison depends on the parameter.</summary>
    public bool Compares(string parameter) => _compared.Contains(parameter);

    public static Comparisons Of(MapNode root, MappingTable mappings)
    {
        var comparisons = new Comparisons(mappings);
        if (root.Find("Conditions") is { } conditions)
            comparisons.ScanConditions(conditions);
        if (root.Find("Rules") is { } rules)
            comparisons.ScanConditions(rules);
        if (!mappings.IsEmpty)
            comparisons.ScanLookups(root);
        return comparisons;
    }

    private void ScanConditions(Node node)
    {
        switch (node)
        {
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                    ScanConditions(list.Items[i]);
                break;
            case MapNode { Entries: [{ Key.Text: "Fn::Equals", Value: ListNode { Items: [var left, var right] } }] }:
                Note(left, right);
                break;
            case MapNode { Entries: [{ Key.Text: "Fn::Contains", Value: ListNode { Items: [ListNode any, var value] } }] }:
                foreach (var item in any.Items)
                    Note(value, item);
                break;
            case MapNode map:
                for (var i = 0; i < map.Entries.Count; i++)
                    ScanConditions(map.Entries[i].Value);
                break;
        }
    }

    private void Note(Node left, Node right)
    {
        if (right is ScalarNode onRight && left is not ScalarNode)
            Add(_constants, NodeText.Of(left), onRight);
        else if (left is ScalarNode onLeft && right is not ScalarNode)
            Add(_constants, NodeText.Of(right), onLeft);
        NoteNames(left);
        NoteNames(right);
    }

    private void NoteNames(Node node)
    {
        switch (node)
        {
            case ListNode list:
                foreach (var item in list.Items)
                    NoteNames(item);
                break;
            case MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode name }] }:
                _compared.Add(name.Text);
                break;
            case MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: var argument }] }:
                NoteHoles(argument as ScalarNode ?? (argument is ListNode { Items: [ScalarNode text, ..] } ? text : null));
                NoteNames(argument);
                break;
            case MapNode map:
                foreach (var entry in map.Entries)
                    NoteNames(entry.Value);
                break;
        }
    }

    private void NoteHoles(ScalarNode? text)
    {
        if (text is null)
            return;
        foreach (var piece in SubText.Parse(text.Text))
        {
            if (piece.IsHole)
                _compared.Add(piece.Text);
        }
    }

    private void ScanLookups(Node node)
    {
        switch (node)
        {
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                    ScanLookups(list.Items[i]);
                break;
            case MapNode map:
                if (map.Entries is [{ Key.Text: "Fn::FindInMap", Value: ListNode { Items: [ScalarNode name, var top, var second] } }])
                    NoteKeys(name.Text, top, second);
                for (var i = 0; i < map.Entries.Count; i++)
                    ScanLookups(map.Entries[i].Value);
                break;
        }
    }

    private void NoteKeys(string mapping, Node top, Node second)
    {
        if (_mappings.Find(mapping) is not { } map || MappingTable.IsWrittenByMacro(map))
            return;
        var topName = ReferenceIn(top);
        var secondName = ReferenceIn(second);
        if (topName is null && secondName is null)
            return;
        foreach (var entry in map.Entries)
        {
            if (topName is not null)
                Add(_keys, topName, entry.Key);
            if (secondName is null || entry.Value is not MapNode inner)
                continue;
            foreach (var key in inner.Entries)
                Add(_keys, secondName, key.Key);
        }
    }

    private static string? ReferenceIn(Node node) =>
        node is MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode name }] } ? name.Text : null;

    private static void Add(Dictionary<string, List<ScalarNode>> lists, string name, ScalarNode value)
    {
        if (!lists.TryGetValue(name, out var list))
            lists[name] = list = [];
        foreach (var known in list)
        {
            if (known.Text == value.Text)
                return;
        }

        list.Add(value);
    }
}
