using System.Text;

namespace PolicyLint.Text;

/// <summary>A stretch of a source file, in UTF-16 offsets; the end is exclusive.</summary>
public readonly record struct SourceSpan(SourceFile File, int Start, int End)
{
    /// <summary>Line of the start, counted from 1.</summary>
    public int Line => LineAt(File, Start);

    /// <summary>Column of the start in UTF-16 units, counted from 1.</summary>
    public int Column => ColumnAt(File, Start);

    /// <summary>Line of the end, counted from 1.</summary>
    public int EndLine => LineAt(File, End);

    /// <summary>Column just behind the last character, counted from 1.</summary>
    public int EndColumn => ColumnAt(File, End);

    /// <summary>From the start of this span to the end of the other.</summary>
    public SourceSpan To(SourceSpan other) => new(File, Start, other.End);

    /// <summary>path:line:column, as compilers print it.</summary>
    public override string ToString() => AppendTo(new StringBuilder()).ToString();

    /// <summary>Writes the same behind the text.</summary>
    public StringBuilder AppendTo(StringBuilder text) => text.Append(File.Path).Append(':').Append(Line).Append(':').Append(Column);

    private static int LineAt(SourceFile file, int at)
    {
        Outermost(ref file, ref at);
        return file.LinesAbove + file.LineOf(at) + 1;
    }

    private static int ColumnAt(SourceFile file, int at)
    {
        Outermost(ref file, ref at);
        var line = file.LineOf(at);
        return at - file.StartOfLine(line) + (line == 0 ? file.UnitsBefore : 0) + 1;
    }

    private static void Outermost(ref SourceFile file, ref int at)
    {
        while (file.Inside is { } inside)
        {
            at = inside.Outside(at);
            file = inside.Text.File;
        }
    }
}
