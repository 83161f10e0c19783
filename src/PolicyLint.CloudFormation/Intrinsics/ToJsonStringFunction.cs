using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::ToJsonString</c> of the language extensions: a map or list as JSON text.</summary>
internal static class ToJsonStringFunction
{
    public static Value? Lower(IntrinsicCall call) =>
        call.Argument is ScalarNode
            ? call.Malformed("Fn::ToJsonString takes a map or a list")
            : call.Compute(Write, call.Lower(call.Argument));

    private static Value Write(IntrinsicCall call, Sequence<Value> arguments)
    {
        var parts = call.NewText();
        return Write(arguments[0], parts) ? parts.Build() : call.Unknown("Fn::ToJsonString of what a macro or the deployment writes");
    }

    private static bool Write(Value value, TextParts parts)
    {
        switch (value)
        {
            case ScalarValue scalar:
                parts.Add(scalar.Kind == ScalarKind.String ? Quote(scalar.Text) : scalar.Text);
                return true;
            case JoinedValue joined:
                parts.Add("\"");
                foreach (var part in joined.Parts)
                    AddInside(part, parts);
                parts.Add("\"");
                return true;
            case ReferenceValue:
                parts.Add("\"");
                parts.Add(value);
                parts.Add("\"");
                return true;
            case ListValue { IsOpen: false } list:
                return WriteList(list, parts);
            case MapValue { IsOpen: false } map:
                return WriteMap(map, parts);
            default:
                return false;
        }
    }

    private static void AddInside(Value part, TextParts parts)
    {
        if (part is ScalarValue scalar && Quote(scalar.Text) is var quoted)
            parts.Add(quoted.Substring(1, quoted.Length - 2));
        else
            parts.Add(part);
    }

    private static bool WriteList(ListValue list, TextParts parts)
    {
        parts.Add("[");
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
                parts.Add(",");
            if (!Write(list.Items[i], parts))
                return false;
        }

        parts.Add("]");
        return true;
    }

    private static bool WriteMap(MapValue map, TextParts parts)
    {
        parts.Add("{");
        for (var i = 0; i < map.Entries.Count; i++)
        {
            parts.Add((i > 0 ? "," : "") + Quote(map.Entries[i].Key) + ":");
            if (!Write(map.Entries[i].Value, parts))
                return false;
        }

        parts.Add("}");
        return true;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ')
                quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
