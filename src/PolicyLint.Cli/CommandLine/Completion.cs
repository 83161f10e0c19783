using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.CommandLine;

/// <summary>A word that may come next on a command line, and what it does; the description may be empty.</summary>
internal sealed record Candidate(string Word, string Description);

/// <summary>What may come next on a command line: read from the commands' specifications, so that no shell knows less than the help.</summary>
internal static class Completion
{
    /// <summary>The candidates for the last word, in order; none where a path is wanted.</summary>
    /// <param name="words">The words behind the program's name; the last one is being typed and may be empty. A shell may have cut <c>--a=b</c> at its sign.</param>
    public static List<Candidate> Of(IReadOnlyList<CommandSpec> commands, CommandSpec otherwise, IReadOnlyList<string> words)
    {
        var candidates = new List<Candidate>();
        var typed = words.Count == 0 ? "" : words[^1];
        if (words.Count <= 1 && !typed.StartsWith('-'))
            AddNames(candidates, commands, "", typed);
        else if (words.Count == 2 && CommandOf(commands, words) is null)
            AddNames(candidates, commands, words[0] + " ", typed);
        if (candidates.Count == 0)
            AddArguments(candidates, CommandOf(commands, words) ?? otherwise, words, typed);
        return candidates;
    }

    // A name of two words is completed word by word.
    private static void AddNames(List<Candidate> candidates, IReadOnlyList<CommandSpec> commands, string group, string typed)
    {
        foreach (var command in commands)
        {
            if (!command.Name.StartsWith(group, StringComparison.Ordinal))
                continue;
            var rest = command.Name[group.Length..];
            var space = rest.IndexOf(' ', StringComparison.Ordinal);
            Add(candidates, space < 0 ? rest : rest[..space], space < 0 ? command.Summary : "", typed);
        }
    }

    private static CommandSpec? CommandOf(IReadOnlyList<CommandSpec> commands, IReadOnlyList<string> words)
    {
        CommandSpec? found = null;
        foreach (var command in commands)
        {
            var name = command.Name.Split(' ');
            var isMeant = words.Count > name.Length && words[0] == name[0] && (name.Length == 1 || words[1] == name[1]);
            if (isMeant && (found is null || name.Length == 2))
                found = command;
        }

        return found;
    }

    private static void AddArguments(List<Candidate> candidates, CommandSpec command, IReadOnlyList<string> words, string typed)
    {
        if (OptionBefore(command, words, ref typed) is { } open)
        {
            AddAll(candidates, ValuesOf(open), "", typed);
        }
        else if (typed.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && Find(command, typed[..sign]) is { } option)
        {
            AddAll(candidates, ValuesOf(option), typed[..(sign + 1)], typed);
        }
        else if (typed.StartsWith('-'))
        {
            foreach (var one in command.Options)
                Add(candidates, one.Name, one.Text, typed);
            Add(candidates, "--help", "Tell more", typed);
        }
        else if (command.Suggests is { } suggests)
        {
            AddAll(candidates, suggests(), "", typed);
        }
    }

    // The option whose value is being typed, as "--name value", or as the three words that a shell makes of "--name=value".
    private static OptionSpec? OptionBefore(CommandSpec command, IReadOnlyList<string> words, ref string typed)
    {
        if (words.Count < 2)
            return null;
        if (typed == "=")
        {
            typed = "";
            return Find(command, words[^2]);
        }

        return Find(command, words[^2] == "=" && words.Count > 2 ? words[^3] : words[^2]);
    }

    private static OptionSpec? Find(CommandSpec command, string name)
    {
        foreach (var option in command.Options)
        {
            if (option.Name == name && option.TakesValue)
                return option;
        }

        return null;
    }

    private static IEnumerable<string> ValuesOf(OptionSpec option) => option.OneOf ?? option.Suggests?.Invoke() ?? [];

    private static void AddAll(List<Candidate> candidates, IEnumerable<string> words, string before, string typed)
    {
        foreach (var word in words)
            Add(candidates, before + word, "", typed);
    }

    private static void Add(List<Candidate> candidates, string word, string description, string typed)
    {
        if (word.StartsWith(typed, StringComparison.Ordinal) && !candidates.Exists(one => one.Word == word))
            candidates.Add(new Candidate(word, description));
    }
}
