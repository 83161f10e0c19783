using System;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>A document that cannot be read at all, with the place at which reading ended.</summary>
#pragma warning disable CA1032 // an exception without a place would be of no use
public sealed class MalformedDocumentException(string message, SourceSpan span) : Exception(message)
#pragma warning restore CA1032
{
    public SourceSpan Span { get; } = span;

    public Problem ToProblem() => new(Span, Message);
}
