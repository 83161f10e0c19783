using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>A map or list of a JSON document that is read when somebody asks: of hundreds of shipped rules a run needs a few.</summary>
public sealed class PostponedNode(SourceSpan span) : Node(span)
{
    private Node? _read;

    /// <summary>What is written there.</summary>
    /// <exception cref="MalformedDocumentException">It is no JSON.</exception>
    public Node Read() => _read ??= JsonReader.ReadPart(Span, new List<Problem>());

    /// <summary>What is written there, with maps and lists that are in turn read when somebody asks where it is a map.</summary>
    /// <exception cref="MalformedDocumentException">It is no JSON.</exception>
    public Node ReadOutline() => JsonReader.ReadOutline(Span);

    /// <summary>True where the text occurs; nothing is read for that.</summary>
    public bool Mentions(string text) => Span.File.Text.IndexOf(text, Span.Start, Span.End - Span.Start, StringComparison.Ordinal) >= 0;
}
