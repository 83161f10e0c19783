using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace PolicyLint.Tests;

/// <summary>Validators by other people, which run on Node.js; installed by the first test that needs one.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Repository.Path("tests", "node");
    private static readonly Lazy<string> Installed = new(Install);

    /// <summary>Runs a script of tests/node with the validators beside it.</summary>
    public static (int ExitCode, string Output) Run(string script, IEnumerable<string> arguments) =>
        Start("node", [Path.Combine(Installed.Value, script), .. arguments]);

    private static string Install()
    {
        // What was installed before the list of validators changed would not have them all.
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            var (exitCode, output) = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            if (exitCode != 0)
                throw new InvalidOperationException("the validators could not be installed: " + output);
        }

        return Folder;
    }

    private static (int ExitCode, string Output) Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{program}' has to be installed: some tests hold our output against validators that run on Node.js", exception);
        }
    }
}
