using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Rules;

/// <summary>Turns what was written for a parameter into a value of the type that the rule declares.</summary>
public static class ParameterConversion
{
    /// <summary>The value in the type, the value itself where only a deployment knows it, or null where it has another type.</summary>
    public static Value? Convert(Value written, string type) => written switch
    {
        ScalarValue scalar => ConvertScalar(scalar, type),
        ListValue list => type == "list" ? list : null,
        MapValue => null,
        _ => written,
    };

    /// <summary>A clause about a value of another type: <c>'waf.wcu.max' must be a number, not 'many'</c>.</summary>
    public static string Complaint(string name, string type, Value written)
    {
        var expected = type switch
        {
            "number" => "a number",
            "boolean" => "true or false",
            "list" => "a list",
            _ => "a text",
        };
        var found = written switch
        {
            ScalarValue { Kind: ScalarKind.Null } => "null",
            ScalarValue scalar => $"'{scalar.Text}'",
            ListValue => "a list",
            _ => "a map",
        };
        return $"'{name}' must be {expected}, not {found}";
    }

    private static Value? ConvertScalar(ScalarValue written, string type)
    {
        if (written.Kind == ScalarKind.Null)
            return null;
        return type switch
        {
            "number" => IsNumber(written.Text) ? Retyped(written, ScalarKind.Number, written.Text.Trim()) : null,
            "boolean" => BooleanText(written.Text.Trim()) is { } text ? Retyped(written, ScalarKind.Boolean, text) : null,
            "list" => Split(written),
            _ => Retyped(written, ScalarKind.String, written.Text),
        };
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string? BooleanText(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? "true"
        : string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? "false"
        : null;

    private static ScalarValue Retyped(ScalarValue written, ScalarKind kind, string text) =>
        written.Kind == kind && written.Text == text ? written : new ScalarValue(kind, text, written.Span) { Origin = written.Origin };

    private static ListValue Split(ScalarValue written)
    {
        var items = new List<Value>();
        foreach (var part in written.Text.Split(','))
        {
            var text = part.Trim();
            if (text.Length > 0)
                items.Add(new ScalarValue(ScalarKind.String, text, written.Span));
        }

        return new ListValue(items, written.Span) { Origin = written.Origin };
    }
}
