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
                var items = new Value[list.Items.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Of(list.Items[i], place);
                return new ListValue(items, span);
            default:
                var map = (MapNode)node;
                var entries = new PropertyEntry[map.Entries.Count];
                for (var i = 0; i < entries.Length; i++)
                {
                    var entry = map.Entries[i];
                    entries[i] = new(entry.Key.Text, place ?? entry.Key.Span, Of(entry.Value, place));
                }

                return new MapValue(entries, span);
        }
    }
}
