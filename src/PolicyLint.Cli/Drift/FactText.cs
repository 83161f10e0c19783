using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cli.Drift;

/// <summary>Values as short texts: JSON without the quotes around a plain word, cut where it gets long.</summary>
internal static class FactText
{
    private const int Longest = 80;

    public static string Of(Value value)
    {
        var text = new StringBuilder();
        if (value is ScalarValue scalar && !IsSecret(value))
            text.Append(scalar.Text.Length == 0 ? "''" : scalar.Text);
        else
            Append(value, text);
        if (text.Length > Longest)
            text.Remove(Longest - 1, text.Length - Longest + 1).Append('…');
        return text.ToString();
    }

    private static void Append(Value value, StringBuilder text)
    {
        if (text.Length > Longest)
            return;
        switch (value)
        {
            case var secret when IsSecret(secret):
                text.Append("(hidden)");
                break;
            case ScalarValue { Kind: ScalarKind.String } scalar:
                text.Append('"').Append(scalar.Text).Append('"');
                break;
            case ScalarValue scalar:
                text.Append(scalar.Kind == ScalarKind.Null ? "null" : scalar.Text);
                break;
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Append(list.Items[i], text);
                }

                text.Append(']');
                break;
            case MapValue map:
                text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    text.Append(i > 0 ? "," : "").Append(map.Entries[i].Key).Append(':');
                    Append(map.Entries[i].Value, text);
                }

                text.Append('}');
                break;
            case ReferenceValue reference:
                text.Append(reference.Attribute is null ? reference.LogicalId : $"{reference.LogicalId}.{reference.Attribute}");
                break;
            default:
                text.Append('?');
                break;
        }
    }

    private static bool IsSecret(Value value) => value.Origin is { IsNoEcho: true };
}
