using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace PolicyLint.Tests.Cli.Commands;

public class CompletionTests
{
    [Theory]
    [InlineData("complet", "completions")]
    [InlineData("config sh", "show")]
    [InlineData("check --fail-on e", "error")]
    [InlineData("check --fail-on=e", "--fail-on=error")]
    [InlineData("check --fail-on = e", "error")]
    [InlineData("--fail-on e", "error")]
    [InlineData("config show --form", "--format")]
    [InlineData("rule kms-key-rotation-e", "kms-key-rotation-enabled")]
    [InlineData("completions f", "fish")]
    [InlineData("check infra/ma", "")]
    [InlineData("check --parameter E", "")]
    public void The_last_word_is_completed_from_the_commands_specifications(string words, string expected) =>
        Assert.Equal(expected, string.Join(" ", Complete(words.Split(' '))));

    [Fact]
    public void An_empty_word_offers_every_value()
    {
        Assert.Contains("check", Complete([""]));
        Assert.Equal(["error", "warning", "info", "none"], Complete(["check", "--fail-on", "="]));
        Assert.Contains("sarif", Complete(["check", "--format", ""]));
        Assert.Contains("recommended", Complete(["rules", "--pack", ""]));
    }

    [Fact]
    public void A_shell_that_is_not_known_is_an_error_with_a_hint()
    {
        using var cli = new CliRun();
        Assert.Equal(2, cli.Run("completions", "fsh"));
        Assert.Contains("did you mean 'fish'?", cli.Error);
        Assert.Equal(2, cli.Run("completions", "bash", "zsh"));
        Assert.Equal(2, cli.Run("completions"));
    }

    [Fact]
    public void Bash_completes_commands_values_and_paths() => Assert.Equal(
        ["show", "--format", "error", "", "--"],
        InShell("bash", "-c", """
            eval "$(policylint completions bash)"
            try() { COMP_WORDS=(policylint "$@"); COMP_CWORD=$#; _policylint; echo "${COMPREPLY[*]}"; }
            try config sh; try config show --form; try check --fail-on = e; try check tem; echo --
            complete -p policylint | grep -q -- '-o default' || echo "paths are not completed"
            """));

    [Fact]
    public void Fish_completes_commands_values_and_paths() => Assert.Equal(
        ["show", "error", "template.yaml"],
        InShell("fish", "--no-config", "-c", """
            policylint completions fish | source
            for line in "config sh" "check --fail-on e" "check tem"
                complete -C "policylint $line" | string replace -r '\t.*' ''
            end
            true
            """));

    // The line editor is driven through a terminal of its own: completion exists nowhere else in zsh.
    [Fact]
    public void Zsh_completes_commands_and_options()
    {
        var shown = string.Join("\n", InShell("zsh", "-f", "-c", """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'autoload -U compinit; compinit -D; eval "$(policylint completions zsh)"; print REA''DY'
            zpty -r -m shell out '*READY*'
            zpty -w -n shell $'policylint config sh\t--form\t'
            zpty -r -m shell out '*--format*'
            print -r -- $out
            """));
        Assert.Contains("config show", shown, StringComparison.Ordinal);
    }

    // PowerShell itself cannot be had everywhere; its grammar can.
    [Fact]
    public void The_script_for_pwsh_is_PowerShell_and_asks_for_the_words()
    {
        using var cli = new CliRun();
        Assert.Equal(0, cli.Run("completions", "pwsh"));
        var script = cli.Write("completions.ps1", cli.Out);

        var (code, commands) = NodeTools.Run("validate-pwsh.mjs", [script]);

        Assert.True(code == 0, commands);
        Assert.Contains("Register-ArgumentCompleter -Native -CommandName policylint -ScriptBlock {", commands, StringComparison.Ordinal);
        Assert.Contains("policylint completions words '--' @words \"$wordToComplete\" 2>$null", commands, StringComparison.Ordinal);
        var damaged = cli.Write("damaged.ps1", cli.Out.Replace("}\n}", "}\n", StringComparison.Ordinal));
        Assert.Equal(1, NodeTools.Run("validate-pwsh.mjs", [damaged]).ExitCode);
    }

    private static List<string> Complete(string[] words)
    {
        using var cli = new CliRun();
        Assert.Equal(0, cli.Run(["completions", "words", "--", .. words]));
        return [.. cli.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0])];
    }

    private static string[] InShell(string shell, params string[] arguments)
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", "");
        var program = cli.Write("bin/policylint", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "policylint.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = cli.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PATH"] = Path.GetDirectoryName(program) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), shell + " does not end");
            Assert.True(process.ExitCode == 0, error.Result);
            return output.TrimEnd('\n').Split('\n');
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{shell} is not installed");
            return [];
        }
    }
}
