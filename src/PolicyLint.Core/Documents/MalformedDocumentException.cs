using System;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>A document that cannot be read at all, with the place at which reading ended.</summary>
public sealed class MalformedDocumentException(string message, SourceSpan span) : Exception(message)
{
    public SourceSpan Span { get; } = span;

    public Problem ToProblem() => new(Span, Message);
}
