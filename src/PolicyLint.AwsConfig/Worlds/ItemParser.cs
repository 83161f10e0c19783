using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Unicode;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>Makes items of slices.</summary>
internal static class ItemParser
{
    /// <summary>The items in the slice; what is wrong goes to the problems, and then there may be none.</summary>
    public static ItemTally Parse(string path, ReadOnlySpan<byte> bytes, int line, int column, DeliveryHeader header, ICollection<ConfigItem> items, ICollection<Problem> problems)
    {
        var unwrapper = new ItemUnwrapper(header, items, problems);
        var file = new SourceFile(path, Encoding.UTF8.GetString(bytes)) { LinesAbove = line, UnitsBefore = column };
        try
        {
            if (!Utf8.IsValid(bytes))
                throw new MalformedDocumentException("this item is not valid UTF-8", FirstBad(file));
            unwrapper.Unwrap(JsonReader.Read(file, problems));
        }
        catch (MalformedDocumentException e)
        {
            problems.Add(e.ToProblem());
            unwrapper.CountUnreadable();
        }

        return unwrapper.Tally;
    }

    // The decoder writes U+FFFD for what is invalid.
    private static SourceSpan FirstBad(SourceFile file)
    {
        var at = Math.Max(0, file.Text.IndexOf('\uFFFD', StringComparison.Ordinal));
        return file.Span(at, Math.Min(at + 1, file.Text.Length));
    }
}
