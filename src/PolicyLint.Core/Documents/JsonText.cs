using System.Globalization;
using System.Text;

namespace PolicyLint.Documents;

/// <summary>Nodes as JSON text for people to read: two spaces a level, what is short on one line.</summary>
public static class JsonText
{
    private const int LongestLine = 100;

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(node, text, 0);
        return text.ToString();
    }

    private static void Write(Node node, StringBuilder text, int level)
    {
        var start = text.Length;
        WriteInline(node, text);
        if (text.Length - start + (level * 2) <= LongestLine || node is ScalarNode)
            return;
        text.Length = start;
        if (node is ListNode list)
            WriteList(list, text, level);
        else
            WriteMap((MapNode)node, text, level);
    }

    private static void WriteList(ListNode list, StringBuilder text, int level)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', (level + 1) * 2);
            Write(list.Items[i], text, level + 1);
        }

        text.Append('\n').Append(' ', level * 2).Append(']');
    }

    private static void WriteMap(MapNode map, StringBuilder text, int level)
    {
        text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', (level + 1) * 2);
            WriteString(map.Entries[i].Key.Text, text);
            text.Append(": ");
            Write(map.Entries[i].Value, text, level + 1);
        }

        text.Append('\n').Append(' ', level * 2).Append('}');
    }

    private static void WriteInline(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } scalar:
                WriteString(scalar.Text, text);
                break;
            case ScalarNode scalar:
                text.Append(scalar.Kind == ScalarKind.Null ? "null" : scalar.Text);
                break;
            case ListNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    WriteInline(list.Items[i], text);
                }

                text.Append(']');
                break;
            case MapNode map:
                text.Append(map.Entries.Count == 0 ? "{" : "{ ");
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    WriteString(map.Entries[i].Key.Text, text);
                    text.Append(": ");
                    WriteInline(map.Entries[i].Value, text);
                }

                text.Append(map.Entries.Count == 0 ? "}" : " }");
                break;
        }
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
