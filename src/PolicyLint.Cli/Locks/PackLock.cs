using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Locks;

/// <summary>What the rules in force were made of when somebody looked at them: a hash for each file of rules and packs, and one for all that are shipped.</summary>
/// <param name="ToolVersion">The version that the shipped rules came with.</param>
/// <param name="Shipped">The hash of all shipped rules and packs.</param>
/// <param name="Files">The user's files by path, as reports show it, each with its hash.</param>
internal sealed record PackLock(string ToolVersion, string Shipped, SortedDictionary<string, string> Files)
{
    /// <summary>The lock of the folders as they are now.</summary>
    /// <exception cref="Documents.MalformedDocumentException">A file is no text.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static PackLock Of(IEnumerable<string> fullPaths, Workspace workspace)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in fullPaths)
        {
            foreach (var path in RuleFolder.FilesOf(folder))
                files[workspace.Display(path)] = HashOf(FileText.Read(path, workspace.Display(path)).Text);
        }

        return new PackLock(Cli.ToolVersion.Text, HashOfShipped(), files);
    }

    /// <summary>What has changed since the lock was written, one sentence each, in order; empty where nothing has.</summary>
    public List<string> ChangesTo(PackLock now)
    {
        var changes = new List<string>();
        if (Shipped != now.Shipped)
            changes.Add($"the shipped rules changed: locked with version {ToolVersion}, this is version {now.ToolVersion}");
        foreach (var (path, hash) in Files)
        {
            if (!now.Files.TryGetValue(path, out var found))
                changes.Add($"{path}: is locked and missing");
            else if (found != hash)
                changes.Add($"{path}: changed since it was locked");
        }

        foreach (var path in now.Files.Keys)
        {
            if (!Files.ContainsKey(path))
                changes.Add($"{path}: is not locked");
        }

        return changes;
    }

    private static string HashOfShipped()
    {
        var files = new List<SourceFile>(BuiltInRules.Files());
        files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        var all = new StringBuilder();
        foreach (var file in files)
            all.Append(file.Path).Append('\n').Append(HashOf(file.Text)).Append('\n');
        return HashOf(all.ToString());
    }

    // A checkout may change line ends, which change no rule.
    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));
}
