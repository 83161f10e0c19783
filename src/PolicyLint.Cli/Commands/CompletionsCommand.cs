using System;
using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint completions SHELL</c>: a script that makes a shell ask us what may come next.</summary>
internal static class CompletionsCommand
{
    /// <summary>What the scripts say in place of a shell's name: complete the words that follow.</summary>
    private const string Words = "words";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private const string Bash =
        """
        # Completion for policylint. In ~/.bashrc: eval "$(policylint completions bash)"
        _policylint() {
            local word
            COMPREPLY=()
            while IFS=$'\t' read -r word _; do
                COMPREPLY+=("$word")
            done < <(policylint completions words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -o default -F _policylint policylint

        """;

    private const string Zsh =
        """
        #compdef policylint
        # Completion for policylint. In ~/.zshrc, behind compinit: eval "$(policylint completions zsh)"
        _policylint() {
            local -a candidates
            local word description
            while IFS=$'\t' read -r word description; do
                candidates+=("${word//:/\\:}${description:+:$description}")
            done < <(policylint completions words -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
            if (( ${#candidates} )); then
                _describe policylint candidates
            else
                _files
            fi
        }
        compdef _policylint policylint

        """;

    private const string Fish =
        """
        # Completion for policylint: policylint completions fish > ~/.config/fish/completions/policylint.fish
        function __policylint
            set -l words (commandline -opc)
            set -l typed (commandline -ct)
            set -l candidates (policylint completions words -- $words[2..-1] "$typed" 2>/dev/null)
            if set -q candidates[1]
                printf '%s\n' $candidates
            else
                __fish_complete_path "$typed"
            end
        end
        complete -c policylint -f -a '(__policylint)'

        """;

    private const string Pwsh =
        """
        # Completion for policylint. In $PROFILE: policylint completions pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName policylint -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
            policylint completions words '--' @words "$wordToComplete" 2>$null | ForEach-Object {
                $word, $description = $_ -split "`t", 2
                if (-not $description) { $description = $word }
                [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $description)
            }
        }

        """;

    public static readonly CommandSpec Spec = new("completions", "SHELL", "Print a script that completes command lines in bash, zsh, fish or pwsh")
    {
        Options = [],
        LeastOperands = 1,
        Suggests = static () => Shells,
        Details = "The script's first line says where it belongs. It asks policylint itself, so it does not age.",
        Examples = ["eval \"$(policylint completions bash)\"", "in ~/.bashrc"],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var shell = arguments.Operands[0];
        if (shell == Words)
        {
            foreach (var candidate in Completion.Of(CommandTable.All, CommandTable.Default, Behind(arguments.Operands)))
                streams.Out.Write(candidate.Description.Length == 0 ? candidate.Word + "\n" : $"{candidate.Word}\t{candidate.Description}\n");
            return ExitCode.Clean;
        }

        var script = shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            "pwsh" => Pwsh,
            _ => throw new UsageException($"there are no completions for '{shell}', only for {string.Join(", ", Shells)}{Spelling.DidYouMean(shell, Shells)}"),
        };
        if (arguments.Operands.Count > 1)
            throw new UsageException($"'completions' does not know what to do with '{arguments.Operands[1]}'");
        streams.Out.Write(script.Replace("\r", "", StringComparison.Ordinal));
        return ExitCode.Clean;
    }

    private static List<string> Behind(IReadOnlyList<string> operands)
    {
        var words = new List<string>();
        for (var i = 1; i < operands.Count; i++)
            words.Add(operands[i]);
        return words;
    }
}
