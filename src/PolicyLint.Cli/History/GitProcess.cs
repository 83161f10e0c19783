using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.History;

/// <summary>The git executable, asked in a folder. It reads only: nothing is written, fetched or run for it.</summary>
internal static class GitProcess
{
    /// <summary>What git answers.</summary>
    /// <exception cref="UsageException">There is no git.</exception>
    public static GitAnswer Ask(string folder, params IReadOnlyList<string> arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new GitAnswer(process.ExitCode, Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length), error.GetAwaiter().GetResult().Trim());
    }

    /// <summary>A git that goes on answering; its errors are nobody's.</summary>
    /// <exception cref="UsageException">There is no git.</exception>
    public static Process Start(string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Executable())
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a repository configures is not to start programs, and what is not there is not to be fetched.
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("core.fsmonitor=false");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException)
        {
            throw new UsageException("--since needs git, and it cannot be started: " + e.Message);
        }
    }

    // Windows would also look into the current folder, and that is the one under test.
    private static string Executable()
    {
        if (!OperatingSystem.IsWindows())
            return "git";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, "git.exe");
            if (Path.IsPathFullyQualified(path) && File.Exists(path))
                return path;
        }

        throw new UsageException("--since needs git, and there is none in PATH");
    }
}

/// <summary>What git answered.</summary>
internal sealed record GitAnswer(int ExitCode, string Output, string Error)
{
    public bool IsGood => ExitCode == 0;
}
