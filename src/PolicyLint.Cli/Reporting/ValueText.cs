using System.Collections.Generic;
using System.Text.Json;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cli.Reporting;

/// <summary>Known values, such as a parameter's default, for people and for machines.</summary>
internal static class ValueText
{
    /// <summary>As settings write it: lists with commas.</summary>
    public static string Of(Value value)
    {
        if (value is ScalarValue scalar)
            return scalar.Text.Length == 0 ? "''" : scalar.Text;
        if (value is not ListValue list)
            return "";
        var texts = new List<string>();
        foreach (var item in list.Items)
            texts.Add(Of(item));
        return texts.Count == 0 ? "none" : string.Join(", ", texts);
    }

    public static void Write(Utf8JsonWriter writer, Value? value)
    {
        switch (value)
        {
            case ScalarValue { Kind: ScalarKind.String } text:
                writer.WriteStringValue(text.Text);
                break;
            case ScalarValue { Kind: ScalarKind.Boolean } boolean:
                writer.WriteBooleanValue(boolean.Text == "true");
                break;
            case ScalarValue { Kind: ScalarKind.Number } number:
                writer.WriteRawValue(number.Text);
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
