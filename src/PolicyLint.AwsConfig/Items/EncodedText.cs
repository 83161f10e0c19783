using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Items;

/// <summary>JSON that stands as a string in JSON, once or several times over, or URL-encoded as IAM hands out its policies.</summary>
internal static class EncodedText
{
    private const int DeepestNesting = 4;

    /// <summary>What the string holds, with places in the outer text; the node itself where it holds no JSON.</summary>
    /// <param name="problems">Receives what is wrong with JSON that is one as far as its beginning shows.</param>
    public static Node Decode(Node node, ICollection<Problem>? problems = null)
    {
        for (var depth = 0; depth < DeepestNesting && node is ScalarNode { Kind: ScalarKind.String } text; depth++)
        {
            if (Inner(text) is not { } inner)
                return node;
            try
            {
                node = JsonReader.Read(inner, []);
            }
            catch (MalformedDocumentException e)
            {
                problems?.Add(new Problem(e.Span, "this string looks like JSON but is none: " + e.Message, ProblemSeverity.Warning));
                return node;
            }
        }

        return node;
    }

    private static SourceFile? Inner(ScalarNode text)
    {
        var content = text.Text;
        var start = 0;
        while (start < content.Length && content[start] is ' ' or '\t' or '\r' or '\n')
            start++;
        if (start == content.Length)
            return null;
        if (content[start] == '%' && (string.Compare(content, start, "%7B", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
            || string.Compare(content, start, "%5B", 0, 3, StringComparison.OrdinalIgnoreCase) == 0))
        {
            return new SourceFile(text.Span.File.Path, Uri.UnescapeDataString(content)) { Inside = new Embedding(text.Span, null) };
        }

        return content[start] is '{' or '[' or '"'
            ? new SourceFile(text.Span.File.Path, content) { Inside = new Embedding(text.Span, Offsets(text)) }
            : null;
    }

    /// <summary>Where each unit of a string's content stands in the text around it; null where the content was decoded further.</summary>
    private static int[]? Offsets(ScalarNode text)
    {
        var outer = text.Span.File.Text;
        var offsets = new int[text.Text.Length + 1];
        var at = text.Span.Start + 1;
        for (var i = 0; i < text.Text.Length; i++)
        {
            if (at >= text.Span.End)
                return null;
            offsets[i] = at;
            at += outer[at] != '\\' ? 1 : outer[at + 1] == 'u' ? 6 : 2;
        }

        offsets[^1] = at;
        return offsets;
    }
}
