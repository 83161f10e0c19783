using System;
using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary>The commands: the one table that knows them all. A name may have two words, as in <c>config show</c>.</summary>
internal static class CommandTable
{
    public static readonly IReadOnlyList<CommandSpec> All =
    [
        CheckCommand.Spec,
        ComplianceCommand.Spec,
        CompareCommand.Spec,
        FixCommand.Spec,
        BaselineCommands.Create,
        BaselineCommands.Prune,
        BaselineCommands.Show,
        ReportCommand.Spec,
        SuppressListCommand.Spec,
        SuppressAddCommand.Spec,
        SuppressPruneCommand.Spec,
        SuppressImportCommand.Spec,
        GraphCommand.Spec,
        RuleCommand.Spec,
        RulesCommand.Spec,
        TestCommand.Spec,
        ConfigCommand.Spec,
        ExportCommand.Spec,
        ImportCommand.Spec,
        PacksCommands.Lock,
        PacksCommands.Verify,
        InitCommand.Spec,
        CompletionsCommand.Spec,
        VersionCommand.Spec,
    ];

    public static CommandSpec Default => CheckCommand.Spec;

    /// <summary>The command that the arguments begin with: the one of the longest name; null where the first word begins none.</summary>
    /// <exception cref="UsageException">The first word is only the beginning of commands, and the second does not complete one.</exception>
    public static CommandSpec? Find(ReadOnlySpan<string> args)
    {
        // The usual command and the usual path are known without making all the commands first.
        if (args.Length == 0 || !IsWord(args[0]))
            return null;
        if (args[0] == Default.Name)
            return Default;
        if (args.Length > 1 && Named($"{args[0]} {args[1]}") is { } ofTwoWords)
            return ofTwoWords;
        if (Named(args[0]) is { } ofOneWord)
            return ofOneWord;
        var seconds = SecondWords(args[0]);
        if (seconds.Count == 0)
            return null;
        var written = args.Length > 1 ? $", not '{args[1]}'{Spelling.DidYouMean(args[1], seconds)}" : "";
        throw new UsageException($"'{args[0]}' needs one of these behind it: {string.Join(", ", seconds)}{written}");
    }

    /// <summary>The commands of the group: those whose name has two words and begins with this one.</summary>
    public static List<CommandSpec> Group(string firstWord)
    {
        var group = new List<CommandSpec>();
        foreach (var command in All)
        {
            if (command.Name.StartsWith(firstWord + " ", StringComparison.Ordinal))
                group.Add(command);
        }

        return group;
    }

    /// <summary>Every first word of a name, each once.</summary>
    public static List<string> FirstWords()
    {
        var words = new List<string>();
        foreach (var command in All)
        {
            var word = command.Name.Split(' ')[0];
            if (!words.Contains(word))
                words.Add(word);
        }

        return words;
    }

    /// <summary>The command of exactly this name, or null.</summary>
    public static CommandSpec? Named(string name)
    {
        foreach (var command in All)
        {
            if (command.Name == name)
                return command;
        }

        return null;
    }

    private static bool IsWord(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or '-'))
                return false;
        }

        return true;
    }

    private static List<string> SecondWords(string firstWord)
    {
        var words = new List<string>();
        foreach (var command in Group(firstWord))
            words.Add(command.Name[(firstWord.Length + 1)..]);
        return words;
    }
}
