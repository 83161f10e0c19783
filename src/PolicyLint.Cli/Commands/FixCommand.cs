using System;
using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint fix</c>: <c>check --fix</c> under a name of its own.</summary>
internal static class FixCommand
{
    public const string Name = "fix";

    public static readonly CommandSpec Spec = new(Name, "[PATH...]", "Mend templates where a rule says what a machine may write")
    {
        Options = Array.FindAll(CheckOptions.All, option => option != CheckOptions.Fix),
        Details =
            """
            Only the touched lines change; comments and layout stay. Every fix is judged again: one that leaves its finding or makes
            another problem is not made. What was accepted stays as it is. '-' reads a template and writes the mended one.
            """,
        Examples =
        [
            "policylint fix --diff infra/", "show the changes as a patch, write nothing",
            "policylint fix --unsafe-fixes stack.yaml", "also what may replace a resource",
        ],
        Run = CheckCommand.Run,
    };
}
