using System.IO;

namespace PolicyLint.Cli;

/// <summary>What the program reads and writes, and what it may know of the screen.</summary>
internal sealed record Streams(TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>What <see cref="In"/> reads, as bytes; null where there is only text.</summary>
    public Stream? Bytes { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>True where somebody looks at <see cref="Out"/>.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>True where somebody looks at <see cref="Error"/>.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>True where the environment asks for no colour: <c>NO_COLOR</c> is set, or <c>TERM</c> is <c>dumb</c>.</summary>
    public bool ForbidsColor { get; init; }
}
