using System.IO;
using PolicyLint.Cli.Reporting;
using PolicyLint.Schemas;

namespace PolicyLint.Cli.Commands;

/// <summary>The words of the rule language.</summary>
internal static class KeywordList
{
    public static void Write(TextWriter output, bool isJson)
    {
        if (isJson)
            WriteJson(output);
        else
            WriteText(output);
    }

    private static void WriteText(TextWriter output)
    {
        foreach (var keyword in Keywords.All)
        {
            var beside = keyword.Beside.Count == 0 ? "" : $" (beside {string.Join(" or ", keyword.Beside)})";
            output.Write($"{keyword.Name}: {keyword.Takes.Words}{beside}\n    {keyword.Documentation}\n");
        }
    }

    private static void WriteJson(TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Writer.WriteStartObject();
        json.Writer.WriteNumber("version", 1);
        json.Writer.WriteStartArray("keywords");
        foreach (var keyword in Keywords.All)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteString("name", keyword.Name);
            json.Writer.WriteString("takes", keyword.Takes.Words);
            json.Writer.WritePropertyName("schema");
            json.Writer.WriteRawValue(keyword.Takes.JsonSchema);
            json.Writer.WriteStartArray("beside");
            foreach (var partner in keyword.Beside)
                json.Writer.WriteStringValue(partner);
            json.Writer.WriteEndArray();
            json.Writer.WriteBoolean("needsGraph", keyword.NeedsGraph);
            json.Writer.WriteString("documentation", keyword.Documentation);
            json.Writer.WriteEndObject();
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteEndObject();
    }
}
