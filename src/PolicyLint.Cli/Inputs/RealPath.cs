using System.IO;

namespace PolicyLint.Cli.Inputs;

/// <summary>Where a path leads when all links on the way are followed.</summary>
internal static class RealPath
{
    // As many as Linux follows before it speaks of a loop.
    private const int MostLinks = 40;

    /// <summary>The path without links; what does not exist is taken as it is written.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string fullPath)
    {
        var links = 0;
        return Path.TrimEndingDirectorySeparator(Follow(Path.GetFullPath(fullPath), ref links));
    }

    private static string Follow(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var real = Path.Combine(Follow(parent, ref links), Path.GetFileName(path));
        if (new FileInfo(real).LinkTarget is not { } target)
            return real;
        if (++links > MostLinks)
            throw new IOException("the links lead in a circle");
        return Follow(Path.GetFullPath(target, Path.GetDirectoryName(real)!), ref links);
    }
}
