using System;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Text;

namespace PolicyLint.Cli;

/// <summary>The program without a process: arguments and streams in, exit code out.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        using var standardOutput = StandardStream.Output();
        using var standardError = StandardStream.Error();
        using var standardInput = new StandardInput();
        using var output = new StreamWriter(standardOutput, bufferSize: 1 << 14) { AutoFlush = false, NewLine = "\n" };
        using var error = new StreamWriter(standardError, bufferSize: 1 << 10) { AutoFlush = true, NewLine = "\n" };
        using var input = new StreamReader(standardInput);
        var streams = new Streams(input, output, error)
        {
            Bytes = standardInput,
            CurrentFolder = Directory.GetCurrentDirectory(),
            IsTerminal = standardOutput.IsTerminal,
            IsErrorTerminal = standardError.IsTerminal,
            ForbidsColor = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb",
        };
        return Run(args, streams);
    }

    /// <summary>Runs the program as if in the process's current folder, with nobody looking at a screen.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error) =>
        Run(args, new Streams(input, output, error) { CurrentFolder = Directory.GetCurrentDirectory() });

#pragma warning disable CA1031 // the last line of defence: whatever it was, the user gets an answer and not a stack trace
    internal static int Run(string[] args, Streams streams)
    {
        try
        {
            return Dispatch(args, streams);
        }
        catch (UsageException e)
        {
            streams.Error.Write($"policylint: {e.Message}\n");
            streams.Error.Write("'policylint --help' lists commands and options.\n");
            return ExitCode.Usage;
        }
        catch (IOException) when (!CanWrite(streams.Out))
        {
            // Whoever read the output has gone, as in 'policylint | head'.
            return ExitCode.Incomplete;
        }
        catch (Exception e)
        {
            streams.Error.Write($"policylint: internal error: {e.GetType().Name}: {e.Message}\n");
            return ExitCode.Incomplete;
        }
    }

    private static bool CanWrite(TextWriter output)
    {
        try
        {
            output.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
#pragma warning restore CA1031

    private static int Dispatch(string[] args, Streams streams)
    {
        if (args.Length > 0 && args[0] is "--help" or "-h" or "-?" or "help")
        {
            HelpText.Write(CommandTable.All, streams.Out);
            return Finish(ExitCode.Clean, streams);
        }

        if (args.Length > 0 && args[0] == "--version")
            args = ["version"];
        if (args.Length > 1 && args[1] is "--help" or "-h" or "-?" && CommandTable.Named(args[0]) is null && CommandTable.Group(args[0]) is { Count: > 0 } group)
        {
            HelpText.Write(group, streams.Out);
            return Finish(ExitCode.Clean, streams);
        }

        var named = CommandTable.Find(args);
        RefuseMisspelt(args, named, streams);
        var arguments = Arguments.Parse(named ?? CommandTable.Default, args.AsSpan(named?.Words ?? 0));
        if (arguments.IsHelp)
        {
            HelpText.Write(arguments.Command, streams.Out);
            return Finish(ExitCode.Clean, streams);
        }

        return Finish(arguments.Command.Run(arguments, streams), streams);
    }

    // A first word that is neither a command nor a path was probably meant to be a command.
    private static void RefuseMisspelt(string[] args, CommandSpec? named, Streams streams)
    {
        if (named is not null || args.Length == 0 || args[0].StartsWith('-') || Path.Exists(Path.GetFullPath(args[0], streams.CurrentFolder)))
            return;
        if (Spelling.Nearest(args[0], CommandTable.FirstWords()) is { } nearest)
            throw new UsageException($"there is no command and no file '{args[0]}'; did you mean '{nearest}'?");
    }

    private static int Finish(int exitCode, Streams streams)
    {
        streams.Out.Flush();
        return exitCode;
    }
}
