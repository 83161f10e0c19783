using System.Globalization;

namespace PolicyLint.Rules;

/// <summary>A line of the index that the build makes of the shipped files: where the text is, and what chooses a rule before it is read.</summary>
/// <remarks>
/// Tabs stand between the columns: path, length in bytes, name, and for rules id, severity and resource with a space between types.
/// </remarks>
internal sealed class ShippedFile
{
    private static readonly char[] Tab = ['\t'];
    private static readonly char[] Space = [' '];

    /// <summary>Takes a line apart.</summary>
    /// <param name="start">Where the file's text begins in the bundle, in bytes.</param>
    public ShippedFile(string line, int start)
    {
        var columns = line.Split(Tab);
        Path = columns[0];
        Start = start;
        Length = int.Parse(columns[1], CultureInfo.InvariantCulture);
        Name = columns[2];
        if (columns.Length == 3)
            return;
        IsRule = true;
        Id = columns[3];
        Severity = RuleReader.ParseSeverity(columns[4]);
        Subject = RuleReader.SubjectOf(columns[5]);
        ResourceTypes = Subject == RuleSubject.Resource ? columns[5].Split(Space) : [];
    }

    /// <summary>Begins with <c>rules/</c>.</summary>
    public string Path { get; }

    public int Start { get; }

    public int Length { get; }

    /// <summary>The rule's or the pack's.</summary>
    public string Name { get; }

    /// <summary>False for a pack, of which nothing else is told here.</summary>
    public bool IsRule { get; }

    public string Id { get; } = "";

    public Severity Severity { get; }

    public RuleSubject Subject { get; }

    public string[] ResourceTypes { get; } = [];

    public string Topic => RuleReader.TopicOf(Path);
}
