using System;

namespace PolicyLint.Text;

public enum ProblemSeverity
{
    /// <summary>Worth knowing; the file is judged all the same.</summary>
    Warning,

    /// <summary>The input is wrong here; what could be read is judged all the same.</summary>
    Error,
}

/// <summary>Something wrong with an input, not with what it describes: a duplicate key, a reference to nothing.</summary>
public sealed record Problem(SourceSpan Span, string Message, ProblemSeverity Severity = ProblemSeverity.Error)
{
    // By hand, because the comparers that the compiler would ask for are compiled anew in every process.
    public bool Equals(Problem? other) => other is not null && Span == other.Span && Severity == other.Severity && Message == other.Message;

    public override int GetHashCode() => (Span.Start * 31) + StringComparer.Ordinal.GetHashCode(Message);
}
