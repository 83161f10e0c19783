using System.Text;
using System.Text.Json;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests;

/// <summary>Nodes written as JSON.</summary>
internal static class JsonText
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
            case ScalarNode { Kind: ScalarKind.String } scalar:
                text.Append(JsonSerializer.Serialize(scalar.Text));
                break;
            case ScalarNode scalar:
                text.Append(scalar.Kind == ScalarKind.Null ? "null" : scalar.Text);
                break;
            case ListNode list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i > 0 ? ",\n" : "");
                    Write(list.Items[i], text);
                }

                text.Append(']');
                break;
            case MapNode map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    text.Append(i > 0 ? ",\n" : "").Append(JsonSerializer.Serialize(map.Entries[i].Key.Text)).Append(": ");
                    Write(map.Entries[i].Value, text);
                }

                text.Append('}');
                break;
        }
    }
}
