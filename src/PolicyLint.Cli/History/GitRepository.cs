using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Documents;

namespace PolicyLint.Cli.History;

/// <summary>A file of a commit.</summary>
/// <param name="Path">From the repository's top, with '/' between folders.</param>
/// <param name="Id">The object that holds its bytes.</param>
internal sealed record GitFile(string Path, string Id);

/// <summary>The repository that a folder lies in.</summary>
internal sealed class GitRepository
{
    private const char Nul = '\0';
    private readonly string _folder;

    private GitRepository(string folder, string top)
    {
        _folder = folder;
        Top = top;
    }

    /// <summary>The folder that the repository's paths start from, named as the workspace names it.</summary>
    public string Top { get; }

    /// <summary>The repository around the folder.</summary>
    /// <exception cref="UsageException">The folder lies in no repository, or there is no git.</exception>
    public static GitRepository Around(string folder)
    {
        var up = GitProcess.Ask(folder, "rev-parse", "--show-cdup");
        if (!up.IsGood)
            throw new UsageException($"--since compares versions, but '{folder}' is in no git repository: {FirstLine(up.Error)}");
        return new GitRepository(folder, Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, up.Output.Trim()))));
    }

    /// <summary>The commit from which the current one went its own way from the reference; the reference itself where the two have nothing in common.</summary>
    /// <exception cref="UsageException">Git knows no such commit.</exception>
    public string BaseOf(string reference)
    {
        var commit = GitProcess.Ask(_folder, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        if (!commit.IsGood)
            throw new UsageException($"--since: git knows no commit '{reference}' here; where the clone is shallow, fetch it first");
        var id = commit.Output.Trim();
        var common = GitProcess.Ask(_folder, "merge-base", id, "HEAD");
        return common.IsGood ? common.Output.Trim() : id;
    }

    /// <summary>The files of the commit at these paths and below them; links and modules are none.</summary>
    /// <param name="paths">From the repository's top; an empty one is the top.</param>
    /// <exception cref="UsageException">The commit cannot be listed.</exception>
    public List<GitFile> Files(string commit, IReadOnlyList<string> paths)
    {
        List<string> arguments = ["ls-tree", "-r", "-z", "--full-tree", commit, "--"];
        var isWhole = false;
        foreach (var path in paths)
        {
            arguments.Add(path);
            isWhole |= path.Length == 0;
        }

        if (isWhole)
            arguments.RemoveRange(6, arguments.Count - 6);
        var answer = Good(GitProcess.Ask(_folder, arguments));
        var files = new List<GitFile>();
        foreach (var line in answer.Output.Split(Nul, StringSplitOptions.RemoveEmptyEntries))
        {
            // <mode> blob <id> TAB <path>
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var head = line[..tab].Split(' ');
            if (head[0].StartsWith("100", StringComparison.Ordinal) && head[1] == "blob")
                files.Add(new GitFile(line[(tab + 1)..], head[2]));
        }

        return files;
    }

    /// <summary>The files that were renamed since the commit, also in what is not committed: old path to new path.</summary>
    public Dictionary<string, string> RenamesSince(string commit)
    {
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        var answer = GitProcess.Ask(_folder, "diff", "--no-ext-diff", "--no-textconv", "--name-status", "--find-renames", "--diff-filter=R", "-z", commit, "--");
        var parts = answer.Output.Split(Nul);
        for (var i = 0; answer.IsGood && i + 2 < parts.Length; i += 3)
            renames[parts[i + 1]] = parts[i + 2];
        return renames;
    }

    /// <summary>The bytes of each file, one after the other; files that are too big to be judged, or missing in a partial clone, are left out.</summary>
    public IEnumerable<KeyValuePair<GitFile, byte[]>> Read(IReadOnlyList<GitFile> files)
    {
        if (files.Count == 0)
            yield break;
        using var git = GitProcess.Start(_folder, "cat-file", "--batch");
        git.ErrorDataReceived += static (_, _) => { };
        git.BeginErrorReadLine();
        var output = git.StandardOutput.BaseStream;
        foreach (var file in files)
        {
            git.StandardInput.Write(file.Id + "\n");
            git.StandardInput.Flush();
            // <id> blob <size> LF <bytes> LF, or <id> missing LF
            var head = ReadLine(output).Split(' ');
            if (head.Length != 3)
                continue;
            var size = long.Parse(head[2], CultureInfo.InvariantCulture);
            var bytes = ReadBytes(output, size + 1);
            if (bytes is not null)
                yield return new(file, bytes[..^1]);
        }

        git.StandardInput.Close();
        git.WaitForExit();
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next is not ('\n' or -1); next = stream.ReadByte())
            line.Append((char)next);
        return line.ToString();
    }

    private static byte[]? ReadBytes(Stream stream, long count)
    {
        if (count <= DocumentLimits.Bytes + 1)
        {
            var bytes = new byte[count];
            stream.ReadExactly(bytes);
            return bytes;
        }

        var passed = new byte[1 << 16];
        while (count > 0)
        {
            var read = stream.Read(passed, 0, (int)Math.Min(passed.Length, count));
            if (read == 0)
                throw new EndOfStreamException();
            count -= read;
        }

        return null;
    }

    private static GitAnswer Good(GitAnswer answer) => answer.IsGood ? answer : throw new UsageException("--since: git says: " + FirstLine(answer.Error));

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text[..end].TrimEnd();
    }
}
