using System;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>What to tell somebody whose YAML cannot be read.</summary>
internal static class YamlFaults
{
    /// <summary>What the scanner or parser says, at its marks.</summary>
    /// <param name="read">Up to where the text was found to be YAML.</param>
    public static MalformedDocumentException Syntax(SourceFile file, string message, int start, int end, int read)
    {
        // Marks of a complaint about tabs are the beginning of the surrounding map: the tab itself is further down.
        var isAboutTabs = message.Contains(" tab");
        var tab = IndentingTab(file, isAboutTabs ? read : start, isAboutTabs ? file.Text.Length : Math.Max(start, end));
        if (tab >= 0)
            return new MalformedDocumentException("YAML is indented with spaces, not with tabs", file.Span(tab, tab + 1));
        return new MalformedDocumentException(Clause(message), file.Span(start, Math.Max(start, end)));
    }

    public static MalformedDocumentException ControlCharacter(SourceFile file, int at)
    {
        var code = ((int)file.Text[at]).ToString("X4", CultureInfo.InvariantCulture);
        return new MalformedDocumentException($"the control character U+{code} is not allowed in YAML", file.Span(at, at + 1));
    }

    private static int IndentingTab(SourceFile file, int from, int to)
    {
        var text = file.Text;
        for (var line = file.LineOf(from); line <= file.LineOf(to); line++)
        {
            var at = file.StartOfLine(line);
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at >= from && at < text.Length && text[at] == '\t')
                return at;
        }

        return -1;
    }

    // YamlDotNet writes sentences; our messages are clauses.
    private static string Clause(string message)
    {
        var text = message.Replace("  ", " ").TrimEnd('.', ' ');
        return text.Length == 0 ? "this is not YAML" : char.ToLowerInvariant(text[0]) + text.Substring(1);
    }
}
