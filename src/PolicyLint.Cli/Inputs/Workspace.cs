using System;
using System.IO;

namespace PolicyLint.Cli.Inputs;

/// <summary>The folder that a run is about: paths are shown relative to it, and links that lead out of it are not followed.</summary>
internal sealed class Workspace
{
    private readonly string _current;
    private readonly string _realRoot;

    /// <summary>The workspace of a run.</summary>
    /// <param name="root">The folder named by the user; null to find it.</param>
    /// <param name="current">The folder that relative paths start from.</param>
    public Workspace(string? root, string current)
    {
        _current = current;
        Root = root is null ? Find(current) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(root, current));
        _realRoot = RealPath.Of(Root);
    }

    /// <summary>Absolute, without a separator at its end.</summary>
    public string Root { get; }

    public string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, _current));

    /// <summary>The name that reports show: relative to the root, with '/' between folders.</summary>
    public string Display(string fullPath) => Relative(fullPath).Replace('\\', '/');

    // What lies in the root is the rest of its path.
    private string Relative(string fullPath) =>
        fullPath.Length > Root.Length && IsWithin(fullPath, Root) && !Path.EndsInDirectorySeparator(Root) ? fullPath[(Root.Length + 1)..] : Path.GetRelativePath(Root, fullPath);

    /// <summary>The folder that must really contain what is found at the argument.</summary>
    /// <remarks>
    /// Who names a place outside the workspace means it; but inside the workspace, and inside such a place, a link may have been planted.
    /// </remarks>
    public string BoundaryOf(string fullPath)
    {
        if (IsWithin(fullPath, Root))
            return _realRoot;
        return Directory.Exists(fullPath) ? RealPath.Of(fullPath) : RealPath.Of(Path.GetDirectoryName(fullPath) ?? fullPath);
    }

    /// <summary>True for the folder itself and all that lies in it, by name.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder
        || (path.StartsWith(folder, StringComparison.Ordinal) && (Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar));

    private static string Find(string current)
    {
        for (var folder = current; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")) || IsRootConfig(Path.Combine(folder, ".editorconfig")))
                return folder;
        }

        return current;
    }

    private static bool IsRootConfig(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                var text = line.AsSpan().Trim();
                if (text.StartsWith("["))
                    return false;
                var split = text.IndexOf('=');
                if (split > 0 && text[..split].TrimEnd().Equals("root", StringComparison.OrdinalIgnoreCase))
                    return text[(split + 1)..].Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A settings file that cannot be read marks nothing; reading it as settings will say so.
        }

        return false;
    }
}
