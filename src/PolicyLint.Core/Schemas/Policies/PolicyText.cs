using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Schemas.Policies;

/// <summary>Policies written as JSON text inside a string, also with references and parameters put in between.</summary>
internal static class PolicyText
{
    // Private-use characters stand for the open parts while the text is read as JSON.
    private const char HoleStart = '\uE000';
    private const char HoleNumber = '\uE100';
    private const int MostHoles = 0x1700;

    /// <summary>A string as the document it holds; anything else as it is. A string that is no JSON is unknown.</summary>
    public static Value? Parse(Value? value) => value switch
    {
        ScalarValue { Kind: ScalarKind.String } scalar => Parse(scalar.Text, scalar, []),
        JoinedValue joined => Parse(joined),
        _ => value,
    };

    private static Value Parse(JoinedValue joined)
    {
        var text = new StringBuilder();
        var holes = new List<Value>();
        for (var i = 0; i < joined.Parts.Count; i++)
        {
            if (joined.Parts[i] is ScalarValue scalar)
            {
                if (scalar.Text.IndexOf(HoleStart) is >= 0)
                    return NoDocument(joined);
                text.Append(scalar.Text);
                continue;
            }

            if (holes.Count == MostHoles)
                return NoDocument(joined);

            text.Append(HoleStart).Append((char)(HoleNumber + holes.Count));
            holes.Add(joined.Parts[i]);
        }

        return Parse(text.ToString(), joined, holes);
    }

    private static Value Parse(string text, Value source, List<Value> holes)
    {
        try
        {
            var problems = new List<Problem>();
            var node = JsonReader.Read(new SourceFile(source.Span.File.Path, text), problems);
            if (node is not null && problems.Count == 0)
                return Fill(Literal.Of(node, source.Span), holes);
        }
        catch (MalformedDocumentException)
        {
            // Said below: the policy's own text is at fault, not a document of the user's.
        }

        return NoDocument(source);
    }

    private static UnknownValue NoDocument(Value source) =>
        new(UnknownCause.Malformed, "the text is not a JSON document", null, source.Span) { Origin = source.Origin };

    private static Value Fill(Value value, List<Value> holes)
    {
        if (holes.Count == 0)
            return value;
        switch (value)
        {
            case ScalarValue scalar:
                return FillText(scalar, holes);
            case ListValue list:
                var items = new List<Value>(list.Items.Count);
                foreach (var item in list.Items)
                    items.Add(Fill(item, holes));
                return new ListValue(items, list.Span);
            default:
                var map = (MapValue)value;
                var entries = new PropertyEntries(map.Entries.Count);
                UnknownValue? open = null;
                foreach (var entry in map.Entries)
                {
                    if (entry.Key.IndexOf(HoleStart) is >= 0)
                        open ??= new UnknownValue(UnknownCause.Attribute, "a key is only known after deployment", null, map.Span);
                    else
                        entries.Add(entry with { Value = Fill(entry.Value, holes) });
                }

                return new MapValue(entries.ToArray(), map.Span) { OpenBecause = open };
        }
    }

    private static Value FillText(ScalarValue scalar, List<Value> holes)
    {
        var start = scalar.Text.IndexOf(HoleStart);
        if (start < 0)
            return scalar;
        var parts = new List<Value>();
        var from = 0;
        for (; start >= 0; start = scalar.Text.IndexOf(HoleStart, from))
        {
            if (start > from)
                parts.Add(new ScalarValue(ScalarKind.String, scalar.Text.Substring(from, start - from), scalar.Span));
            parts.Add(holes[scalar.Text[start + 1] - HoleNumber]);
            from = start + 2;
        }

        if (from < scalar.Text.Length)
            parts.Add(new ScalarValue(ScalarKind.String, scalar.Text.Substring(from), scalar.Span));
        return parts.Count == 1 ? parts[0] : new JoinedValue(parts, scalar.Span);
    }
}
