using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary>Options that the commands about suppressions share.</summary>
internal static class SuppressOptions
{
    public static readonly OptionSpec Diff = new("--diff", null, "Print what would change, as a patch, and write nothing; exit code 1 where there is something");
}
