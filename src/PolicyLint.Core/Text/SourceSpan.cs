using System.Globalization;

namespace PolicyLint.Text;

/// <summary>A stretch of a source file, in UTF-16 offsets; the end is exclusive.</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    /// <summary>Line of the start, counted from 1.</summary>
    public int Line => File.LineOf(Start) + 1;

    /// <summary>Column of the start in UTF-16 units, counted from 1.</summary>
    public int Column => Start - File.StartOfLine(File.LineOf(Start)) + 1;

    /// <summary>Line of the end, counted from 1.</summary>
    public int EndLine => File.LineOf(End) + 1;

    /// <summary>Column just behind the last character, counted from 1.</summary>
    public int EndColumn => End - File.StartOfLine(File.LineOf(End)) + 1;

    /// <summary>From the start of this span to the end of the other.</summary>
    public SourceSpan To(SourceSpan other) => new(File, Start, other.End);

    /// <summary>path:line:column, as compilers print it.</summary>
    public override string ToString() =>
        string.Concat(File.Path, ":", Line.ToString(CultureInfo.InvariantCulture), ":" + Column.ToString(CultureInfo.InvariantCulture));
}
