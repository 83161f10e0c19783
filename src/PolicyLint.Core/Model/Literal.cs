using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>Values that mean exactly what was written.</summary>
public static class Literal
{
    /// <summary>The node as a value, each part with its own span.</summary>
    public static Value Of(Node node) => Of(node, null);

    /// <summary>The node as a value whose parts all stand at the given place: for text inside of text, which has no lines of its own.</summary>
    public static Value Of(Node node, SourceSpan? place)
    {
        var span = place ?? node.Span;
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarValue(scalar.Kind, scalar.Text, span);
            case ListNode list:
                var items = new List<Value>(list.Items.Count);
                for (var i = 0; i < list.Items.Count; i++)
                    items.Add(Of(list.Items[i], place));
                return new ListValue(items, span);
            default:
                var map = (MapNode)node;
                var entries = new PropertyEntries(map.Entries.Count);
                for (var i = 0; i < map.Entries.Count; i++)
                    entries.Add(new(map.Entries[i].Key.Text, place ?? map.Entries[i].Key.Span, Of(map.Entries[i].Value, place)));
                return new MapValue(entries.ToArray(), span);
        }
    }
}
