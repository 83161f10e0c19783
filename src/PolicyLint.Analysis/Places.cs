using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Places in files that are no C#, as the compiler knows them.</summary>
internal static class Places
{
    public static Location InFile(SourceSpan span) => Location.Create(
        span.File.Path,
        TextSpan.FromBounds(span.Start, span.End),
        new LinePositionSpan(new LinePosition(span.Line - 1, span.Column - 1), new LinePosition(span.EndLine - 1, span.EndColumn - 1)));
}
