using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cli.Inputs;

/// <summary>Turns the paths of a command line into files, in an order that does not depend on the disk.</summary>
internal sealed class InputFinder(Workspace workspace, string[]? extensions = null)
{
    private static readonly string[] TemplateExtensions = [".json", ".yaml", ".yml", ".template", ".cfn", ".txt"];

    // What tools put beside sources: never written by hand, and often large.
    private static readonly string[] SkippedFolders = [".git", "node_modules", "bin", "obj"];

    private readonly Dictionary<string, InputFile> _found = new(StringComparer.Ordinal);
    private readonly List<Unreadable> _unreadable = [];

    public IReadOnlyList<Unreadable> Unreadable => _unreadable;

    /// <summary>By path. Folders are searched for files that may be templates; a file is taken as it is.</summary>
    public List<InputFile> Find(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            Add(workspace.FullPath(path), path);
        var files = new List<InputFile>(_found.Values);
        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    /// <summary>True for paths that a search would not pass by: no folder on the way that tools make, and a name that a template may have.</summary>
    /// <param name="path">With '/' between folders.</param>
    public static bool IsSearched(string path)
    {
        var parts = path.Split('/');
        for (var i = 0; i + 1 < parts.Length; i++)
        {
            if (IsSkipped(parts[i], i == 0 ? null : parts[i - 1]))
                return false;
        }

        return HasExtension(parts[^1], TemplateExtensions);
    }

    private void Add(string full, string asWritten)
    {
        try
        {
            if (!Path.Exists(full))
            {
                Refuse(full, $"'{asWritten}' does not exist");
                return;
            }

            var boundary = workspace.BoundaryOf(full);
            if (!StaysWithin(full, boundary))
                return;
            if (Directory.Exists(full))
                Search(new DirectoryInfo(full), boundary);
            else
                _found[full] = new InputFile(full, workspace.Display(full), IsExplicit: true, boundary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Refuse(full, e.Message);
        }
    }

    private void Search(DirectoryInfo folder, string boundary)
    {
        // A stack of our own: folders may lie deeper in each other than calls may.
        var pending = new Stack<DirectoryInfo>();
        pending.Push(folder);
        var realFolder = RealPath.Of(folder.FullName);
        while (pending.TryPop(out var next))
        {
            try
            {
                foreach (var entry in next.EnumerateFileSystemInfos())
                    Visit(entry, boundary, realFolder, pending);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Refuse(next.FullName, e.Message);
            }
        }
    }

    private void Visit(FileSystemInfo entry, string boundary, string realFolder, Stack<DirectoryInfo> pending)
    {
        var isFolder = (entry.Attributes & FileAttributes.Directory) != 0;
        if (isFolder ? IsSkipped(entry) : !HasExtension(entry.Name, extensions ?? TemplateExtensions))
            return;
        if ((entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.LinkTarget is not null)
        {
            VisitLink(entry, boundary, realFolder, pending);
            return;
        }

        if (isFolder)
            pending.Push(new DirectoryInfo(entry.FullName));
        else
            _found.TryAdd(entry.FullName, new InputFile(entry.FullName, workspace.Display(entry.FullName), IsExplicit: false, boundary));
    }

    // A link to what is searched anyway is not followed: that has a name of its own, and links may form circles.
    private void VisitLink(FileSystemInfo link, string boundary, string realFolder, Stack<DirectoryInfo> pending)
    {
        var target = RealPath.Of(link.FullName);
        if (Workspace.IsWithin(target, realFolder) || Workspace.IsWithin(realFolder, target) || !StaysWithin(link.FullName, boundary))
            return;
        if (Directory.Exists(target))
            pending.Push(new DirectoryInfo(target));
        else if (File.Exists(target))
            _found.TryAdd(link.FullName, new InputFile(link.FullName, workspace.Display(link.FullName), IsExplicit: false, boundary));
        else
            Refuse(link.FullName, "the link leads nowhere");
    }

    private bool StaysWithin(string full, string boundary)
    {
        if (Workspace.IsWithin(RealPath.Of(full), boundary))
            return true;
        Refuse(full, "a link that leads out of the workspace is not followed");
        return false;
    }

    private void Refuse(string full, string because) => _unreadable.Add(new Unreadable(workspace.Display(full), because));

    private static bool IsSkipped(FileSystemInfo folder) => IsSkipped(folder.Name, Path.GetFileName(Path.GetDirectoryName(folder.FullName)));

    private static bool IsSkipped(string folder, string? parent) =>
        Array.IndexOf(SkippedFolders, folder) >= 0
        || (folder.StartsWith("asset.", StringComparison.Ordinal) && string.Equals(parent, "cdk.out", StringComparison.Ordinal));

    private static bool HasExtension(string name, string[] extensions)
    {
        foreach (var extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
