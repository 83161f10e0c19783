using System;
using System.Text;
using System.Text.Json;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Places as SARIF writes them.</summary>
internal static class SarifPlace
{
    /// <summary>The base of all relative addresses; whoever reads the log knows where the workspace lies.</summary>
    public const string Root = "%SRCROOT%";

    public static void WriteLocation(Utf8JsonWriter writer, Evaluation evaluation)
    {
        writer.WriteStartObject();
        WritePhysical(writer, evaluation.Span);
        if (evaluation.Resource is { } resource)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("name", evaluation.LogicalId);
            writer.WriteString("fullyQualifiedName", evaluation.Path.Length > 0 ? $"{resource.LogicalId}.{evaluation.Path}" : resource.LogicalId);
            writer.WriteString("kind", "resource");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static void WritePhysical(Utf8JsonWriter writer, SourceSpan span)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(span.File.Path));
        writer.WriteString("uriBaseId", Root);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", span.Line);
        writer.WriteNumber("startColumn", span.Column);
        writer.WriteNumber("endLine", span.EndLine);
        writer.WriteNumber("endColumn", span.EndColumn);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    // A segment such as "a:b" or "100%" would be misread as a scheme or an escape.
    private static string UriOf(string path)
    {
        var uri = new StringBuilder();
        foreach (var segment in path.Split('/'))
        {
            if (uri.Length > 0)
                uri.Append('/');
            uri.Append(Uri.EscapeDataString(segment));
        }

        return uri.ToString();
    }
}
