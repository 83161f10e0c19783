using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Locks;

/// <summary>Locks on disk: JSON with a version, a line for each file.</summary>
internal static class PackLockFile
{
    public const string UsualName = "policylint.lock.json";
    private const string Version = "1";

    /// <summary>The lock of the file.</summary>
    /// <exception cref="UsageException">The file is missing, cannot be read or is no lock.</exception>
    public static PackLock Read(string fullPath, string display)
    {
        try
        {
            var problems = new List<Problem>();
            var root = JsonReader.Read(FileText.Read(fullPath, display), problems);
            if (problems.Count > 0)
                throw new UsageException($"{problems[0].Span}: {problems[0].Message}");
            return Read(root);
        }
        catch (MalformedDocumentException e)
        {
            throw new UsageException($"{e.Span}: {e.Message}");
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"there is no {display}; 'policylint packs lock' writes it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{display} cannot be read: {e.Message}");
        }
    }

    /// <summary>Writes the lock; the same lock gives the same bytes.</summary>
    public static void Write(string fullPath, PackLock packLock)
    {
        try
        {
            AtomicFile.Write(fullPath, Encoding.UTF8.GetBytes(TextOf(packLock)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the lock cannot be written: {e.Message}");
        }
    }

    private static string TextOf(PackLock packLock)
    {
        var text = new StringBuilder($"{{\n  \"version\": {Version},\n  \"shipped\": {{ \"tool\": {JsonOutput.Quoted(packLock.ToolVersion)}, \"sha256\": \"{packLock.Shipped}\" }},\n  \"files\": {{");
        var separator = "\n";
        foreach (var (path, hash) in packLock.Files)
        {
            text.Append($"{separator}    {JsonOutput.Quoted(path)}: \"{hash}\"");
            separator = ",\n";
        }

        return text.Append(packLock.Files.Count == 0 ? "}\n}\n" : "\n  }\n}\n").ToString();
    }

    private static PackLock Read(Node root)
    {
        if (root is not MapNode map || map.Find("version") is not ScalarNode version || map.Find("shipped") is not MapNode shipped || map.Find("files") is not MapNode files)
            throw new UsageException($"{root.Span}: this is no lock: it has no 'version', 'shipped' and 'files'");
        if (version.Text != Version)
            throw new UsageException($"{version.Span}: this lock is of another version than {Version}: a newer policylint reads it");
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in files.Entries)
            hashes[entry.Key.Text] = TextOf(entry.Value);
        return new PackLock(TextOf(shipped.Find("tool") ?? shipped), TextOf(shipped.Find("sha256") ?? shipped), hashes);
    }

    private static string TextOf(Node node) => node is ScalarNode scalar ? scalar.Text : throw new UsageException($"{node.Span}: a lock holds texts here");
}
