using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Schemas.Policies;

/// <summary>Facts that change with the service and not with the code: a text file beside the code that uses it.</summary>
/// <remarks>A line is a row, blanks part its columns, and what follows '#' at the start of a line is for the reader of the file.</remarks>
internal static class DataTable
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>The rows of the table, in the order of the file.</summary>
    public static IReadOnlyList<string[]> Read(string name)
    {
        var table = EmbeddedFile.Find(typeof(DataTable).Assembly, name)
            ?? throw new InvalidOperationException($"the table '{name}' is not part of the build");
        var rows = new List<string[]>();
        foreach (var line in table.Text.Split('\n'))
        {
            var cells = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length > 0 && cells[0][0] != '#')
                rows.Add(cells);
        }

        return rows;
    }
}
