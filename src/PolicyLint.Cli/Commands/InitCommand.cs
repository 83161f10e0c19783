using System;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint init</c>: a start to edit. What is there already is never changed, only added to.</summary>
internal static class InitCommand
{
    private static readonly OptionSpec RuleName = new("--rule", "NAME", "Start a rule of your own instead: FOLDER/NAME.rule.json and its page, in 'policies' where no folder is given");

    public static readonly CommandSpec Spec = new("init", "[FOLDER]", "Write commented settings, or a rule of your own, to start from")
    {
        Options = [RuleName],
        MostOperands = 1,
        Details = "Settings are added to the folder's .editorconfig, which is made where there is none. Nothing that is there already is changed.",
        Examples =
        [
            "policylint init", "settings for everything below the current folder",
            "policylint init --rule bucket-versioned policies", "a rule with its page, to be run with 'policylint test policies'",
        ],
        Run = Run,
    };

    private const string Section =
        """
        # PolicyLint judges CloudFormation templates. 'policylint config show FILE' tells what is in force for a file, and who set it.
        [*]
        # The rules to start with; without this line every rule is in force. 'policylint rules --pack recommended' lists them.
        policylint.packs = recommended
        # The least severity that fails the gate: error, warning, info, none.
        policylint.fail-on = warning
        # One rule's severity, by its id or name: error, warning, info, none.
        # policylint.severity.PL1504 = error
        # open: what a template does not show may stand elsewhere, so a missing partner is unknown and no finding.
        # policylint.world = closed
        # Folders with rules of your own; 'policylint init --rule NAME' starts one.
        # policylint.rules = policies

        """;

    public static int Run(Arguments arguments, Streams streams)
    {
        try
        {
            return arguments.Last(RuleName) is { } rule ? WriteRule(rule, arguments, streams) : WriteSettings(arguments, streams);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"nothing was written: {e.Message}");
        }
    }

    private static int WriteSettings(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(null, streams.CurrentFolder);
        var folder = FolderOf(arguments, workspace, ".");
        if (!Directory.Exists(folder))
            throw new UsageException($"the folder '{arguments.Operands[0]}' does not exist");
        var path = Path.Combine(folder, ".editorconfig");
        var display = workspace.Display(path);
        if (!File.Exists(path))
        {
            WriteNew(path, Lines(Section, "\n"));
            streams.Out.Write(TerminalText.Clean($"{display} has settings to start with; 'policylint' judges by them") + "\n");
            return ExitCode.Clean;
        }

        var present = ReadSettings(path, display);
        if (FirstSetting(present) is { } first)
        {
            streams.Out.Write(TerminalText.Clean($"{display} has settings already ({first}); nothing was changed") + "\n");
            return ExitCode.Clean;
        }

        Append(path, present.File.Text);
        streams.Out.Write(TerminalText.Clean($"{display} has settings to start with at its end; what was there is as it was") + "\n");
        return ExitCode.Clean;
    }

    private static EditorConfig ReadSettings(string path, string display)
    {
        try
        {
            return EditorConfig.Read(FileText.Read(path, display), "");
        }
        catch (MalformedDocumentException e)
        {
            throw new UsageException($"nothing was written: {e.Span}: {e.Message}");
        }
    }

    // The keys of the compiler are no settings of ours.
    private static SourceSpan? FirstSetting(EditorConfig config)
    {
        foreach (var section in config.Sections)
        {
            foreach (var entry in section.Entries)
            {
                if (entry.Key.StartsWith(SettingsKeys.Prefix, StringComparison.Ordinal))
                    return entry.Span;
            }
        }

        return null;
    }

    private static void Append(string path, string present)
    {
        var newLine = present.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var isLineOpen = present.Length > 0 && !present.EndsWith('\n');
        var added = (isLineOpen ? newLine : "") + (present.Length > 0 ? newLine : "") + Lines(Section, newLine);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(added));
    }

    private static int WriteRule(string name, Arguments arguments, Streams streams)
    {
        if (!RuleSkeleton.IsName(name))
            throw new UsageException($"--rule wants a name in kebab case, such as bucket-versioned, but was given '{name}'");
        var workspace = new Workspace(null, streams.CurrentFolder);
        var folder = FolderOf(arguments, workspace, "policies");
        Directory.CreateDirectory(folder);
        var skeleton = RuleSkeleton.For(name, folder, workspace);
        var rule = Path.Combine(folder, name + ".rule.json");
        var page = Path.Combine(folder, name + ".md");
        foreach (var path in new[] { rule, page })
        {
            if (File.Exists(path))
                throw new UsageException($"{workspace.Display(path)} is there already; nothing was written");
        }

        WriteNew(rule, Lines(skeleton.Rule, "\n"));
        WriteNew(page, Lines(skeleton.Page, "\n"));
        var display = workspace.Display(folder);
        streams.Out.Write(TerminalText.Clean($"{workspace.Display(rule)} demands something, {workspace.Display(page)} proves it; 'policylint test {display}' runs the page") + "\n");
        streams.Out.Write(TerminalText.Clean($"'policylint.rules = {display}' in .editorconfig, or '--rules {display}', puts the rule in force") + "\n");
        return ExitCode.Clean;
    }

    private static string FolderOf(Arguments arguments, Workspace workspace, string otherwise) =>
        workspace.FullPath(arguments.Operands.Count > 0 ? arguments.Operands[0] : otherwise);

    private static void WriteNew(string path, string text)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    // The source's own line breaks are not the file's.
    private static string Lines(string text, string newLine) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
}
