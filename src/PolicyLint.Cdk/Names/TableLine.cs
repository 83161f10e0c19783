namespace PolicyLint.Cdk.Names;

/// <summary>A line of a table of names: a first word, by which the line is known, and others, each a name or <c>name=value</c>.</summary>
internal static class TableLine
{
    /// <summary>Characters that a reader of such tables takes in at once: there are long lines among them.</summary>
    public const int Buffer = 16_384;

    /// <summary>What the name comes to: its value, or itself where it has none; null where the line does not have it.</summary>
    public static string? Find(string line, char divider, string name)
    {
        for (var at = line.IndexOf(divider); at >= 0; at = line.IndexOf(divider, at + 1))
        {
            if (string.CompareOrdinal(line, at + 1, name, 0, name.Length) != 0)
                continue;
            var end = at + 1 + name.Length;
            if (end == line.Length || line[end] == divider)
                return name;
            if (line[end] == '=')
                return line.Substring(end + 1, End(line, divider, end) - end - 1);
        }

        return null;
    }

    /// <summary>The word by which the line is known.</summary>
    public static string First(string line, char divider) => line.Substring(0, End(line, divider, 0));

    /// <summary>The word behind the first one.</summary>
    public static string Second(string line, char divider)
    {
        var start = line.IndexOf(divider) + 1;
        return line.Substring(start, End(line, divider, start) - start);
    }

    private static int End(string line, char divider, int start)
    {
        var end = line.IndexOf(divider, start);
        return end < 0 ? line.Length : end;
    }
}
