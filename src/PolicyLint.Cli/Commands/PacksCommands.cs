using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Locks;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Settings;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint packs lock</c> and <c>verify</c>: rules that change unseen are a gate that opens unseen.</summary>
internal static class PacksCommands
{
    private static readonly OptionSpec LockFile = new("--lock-file", "FILE", $"The lock, {PackLockFile.UsualName} in the workspace's root where none is given");

    private const string Folders = "The folders are those with your own rules and packs; where none is given, those that policylint.rules names for the current folder.";

    public static readonly CommandSpec Lock = new("packs lock", "[FOLDER...]", "Write the hashes of all rules and packs to a lock file")
    {
        Options = [LockFile, CheckOptions.Root],
        Details = Folders + " The shipped rules are locked as a whole.",
        Examples = ["policylint packs lock policies", $"write {PackLockFile.UsualName}, to be committed"],
        Run = RunLock,
    };

    public static readonly CommandSpec Verify = new("packs verify", "[FOLDER...]", "Fail where rules or packs are not as the lock file has them")
    {
        Options = [LockFile, CheckOptions.Root],
        Details = Folders + " Exit code 1 where something changed, is missing or is not locked.",
        Examples = ["policylint packs verify policies", "before the gate, in a pipeline"],
        Run = RunVerify,
    };

    private static int RunLock(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var path = LockPath(arguments, workspace);
        var now = Now(arguments, streams, workspace);
        PackLockFile.Write(path, now);
        streams.Out.Write(TerminalText.Clean($"{workspace.Display(path)} locks the shipped rules and {Wording.Count(now.Files.Count, "file")} of your own") + "\n");
        return ExitCode.Clean;
    }

    private static int RunVerify(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var path = LockPath(arguments, workspace);
        var changes = PackLockFile.Read(path, workspace.Display(path)).ChangesTo(Now(arguments, streams, workspace));
        foreach (var change in changes)
            streams.Out.Write(TerminalText.Clean(change) + "\n");
        streams.Out.Write(changes.Count == 0 ? "Rules and packs are as they were locked.\n" : "'policylint packs lock' accepts what is there now.\n");
        return changes.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static string LockPath(Arguments arguments, Workspace workspace) =>
        arguments.Last(LockFile) is { } file ? workspace.FullPath(file) : Path.Combine(workspace.Root, PackLockFile.UsualName);

    private static PackLock Now(Arguments arguments, Streams streams, Workspace workspace)
    {
        try
        {
            return PackLock.Of(FoldersOf(arguments, streams, workspace), workspace);
        }
        catch (MalformedDocumentException e)
        {
            throw new UsageException($"{e.Span}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the rules cannot be read: {e.Message}");
        }
    }

    private static List<string> FoldersOf(Arguments arguments, Streams streams, Workspace workspace)
    {
        var folders = new List<string>();
        foreach (var operand in arguments.Operands)
            folders.Add(workspace.FullPath(operand));
        if (folders.Count > 0)
            return folders;
        var settings = new SettingsFiles(workspace, null).For(Path.Combine(streams.CurrentFolder, "template.yaml"));
        if (settings.Find(SettingsKeys.Rules) is { } entry)
        {
            foreach (var folder in settings.RuleFolders)
                folders.Add(Path.GetFullPath(folder, entry.Directory));
        }

        return folders;
    }
}
