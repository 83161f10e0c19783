using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>Nodes as users would say them: a parameter by its name, an intrinsic in its short form, text in quotes.</summary>
internal static class NodeText
{
    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append('\'').Append(scalar.Text).Append('\'');
                break;
            case ListNode list:
                WriteList(list, text);
                break;
            case MapNode { Entries: [{ Key.Text: "Ref" or "Condition", Value: ScalarNode name }] }:
                text.Append(name.Text);
                break;
            case MapNode { Entries: [var only] } when only.Key.Text.StartsWith("Fn::", System.StringComparison.Ordinal):
                text.Append('!').Append(only.Key.Text, 4, only.Key.Text.Length - 4).Append(' ');
                Write(only.Value, text);
                break;
            case MapNode map:
                WriteMap(map, text);
                break;
        }
    }

    private static void WriteList(ListNode list, StringBuilder text)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            Write(list.Items[i], text);
        }

        text.Append(']');
    }

    private static void WriteMap(MapNode map, StringBuilder text)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            text.Append(i > 0 ? ", " : " ").Append(map.Entries[i].Key.Text).Append(": ");
            Write(map.Entries[i].Value, text);
        }

        text.Append(" }");
    }
}
