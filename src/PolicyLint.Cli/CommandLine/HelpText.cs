using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cli.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const string ExitCodes =
        """
        Exit codes:
          0  clean
          1  findings at or above --fail-on (for test: pages that do not hold)
          2  the command line, a setting or a rule is wrong
          3  internal error: the analysis is incomplete
          4  some input could not be read; the rest was judged
          Where several apply, the first of 3, 2, 4, 1 counts.
        """;

    /// <summary>The help of the program.</summary>
    public static void Write(IReadOnlyList<CommandSpec> commands, TextWriter output)
    {
        output.Write("policylint judges CloudFormation templates by policies for AWS.\n\nUsage: policylint [COMMAND] [OPTIONS] [ARGUMENTS]\n\nCommands:\n");
        foreach (var command in commands)
            output.Write($"  {command.Name,-16} {command.Summary}\n");
        output.Write("\n'policylint COMMAND --help' tells more; 'policylint PATH' is 'policylint check PATH'.\n\n");
        Lines(ExitCodes, output);
    }

    /// <summary>The help of a command.</summary>
    public static void Write(CommandSpec command, TextWriter output)
    {
        output.Write($"{command.Summary}.\n\nUsage: policylint {command.Name} {(command.Options.Count > 0 ? "[OPTIONS] " : "")}{command.Operands}\n");
        if (command.Details.Length > 0)
        {
            output.Write('\n');
            Lines(command.Details, output);
        }

        WriteOptions(command, output);
        if (command.Examples.Count > 0)
        {
            output.Write("\nExamples:\n");
            for (var i = 0; i < command.Examples.Count; i += 2)
                output.Write($"  {command.Examples[i]}\n      {command.Examples[i + 1]}\n");
        }

        output.Write('\n');
        Lines(ExitCodes, output);
    }

    private static void WriteOptions(CommandSpec command, TextWriter output)
    {
        if (command.Options.Count == 0)
            return;
        output.Write("\nOptions:\n");
        foreach (var option in command.Options)
        {
            var head = option.Value is null ? option.Name : $"{option.Name} {option.Value}";
            output.Write($"  {head,-28} {option.Text}\n");
        }
    }

    // The source's own line breaks are not the output's.
    private static void Lines(string text, TextWriter output)
    {
        foreach (var line in text.Split('\n'))
        {
            output.Write(line.TrimEnd('\r'));
            output.Write('\n');
        }
    }
}
