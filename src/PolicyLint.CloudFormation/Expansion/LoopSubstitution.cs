using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Expansion;

/// <summary>One round of an <c>Fn::ForEach</c>: its identifier replaced by an item.</summary>
/// <remarks>As the language extensions do it: in keys and values alike, <c>${Name}</c> and <c>&amp;{Name}</c> in any text and <c>Ref</c> to the name.</remarks>
internal sealed class LoopSubstitution(string identifier, string item)
{
    private readonly string _asWritten = "${" + identifier + "}";
    private readonly string _alphanumeric = "&{" + identifier + "}";

    /// <summary>The nodes written so far.</summary>
    public int Nodes { get; private set; }

    /// <summary>The characters of the texts that were replaced.</summary>
    public int Characters { get; private set; }

    /// <summary>True where a text would have become longer than <see cref="DocumentLimits.Text"/>.</summary>
    public bool IsTooLong { get; private set; }

    public Node In(Node node)
    {
        Nodes++;
        switch (node)
        {
            case ScalarNode scalar:
                return In(scalar);
            case MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode name }] } when name.Text == identifier:
                return new ScalarNode(ScalarKind.String, item, node.Span);
            case ListNode list:
                var items = new List<Node>(list.Items.Count);
                foreach (var inner in list.Items)
                    items.Add(In(inner));
                return new ListNode(items, list.Span);
            default:
                var map = (MapNode)node;
                var entries = new MapEntry[map.Entries.Count];
                for (var i = 0; i < entries.Length; i++)
                    entries[i] = new MapEntry(In(map.Entries[i].Key), In(map.Entries[i].Value));
                return new MapNode(entries, map.Span);
        }
    }

    private ScalarNode In(ScalarNode scalar)
    {
        if (scalar.Kind != ScalarKind.String || scalar.Text.IndexOf('{') < 0)
            return scalar;
        // Reckoned before it is written: items may be long and occur often.
        if (Occurrences(scalar.Text) * (long)item.Length + scalar.Text.Length > DocumentLimits.Text || Characters > DocumentLimits.Texts)
        {
            IsTooLong = true;
            return scalar;
        }

        var text = scalar.Text.Replace(_asWritten, item);
        if (text.IndexOf(_alphanumeric, StringComparison.Ordinal) >= 0)
            text = text.Replace(_alphanumeric, Alphanumeric(item));
        Characters += text.Length;
        return text == scalar.Text ? scalar : new ScalarNode(ScalarKind.String, text, scalar.Span);
    }

    private int Occurrences(string text)
    {
        var count = 0;
        for (var at = text.IndexOf(identifier + "}", StringComparison.Ordinal); at >= 0; at = text.IndexOf(identifier + "}", at + 1, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string Alphanumeric(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
                kept.Append(c);
        }

        return kept.ToString();
    }
}
