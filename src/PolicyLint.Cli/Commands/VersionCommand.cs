using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint version</c>.</summary>
internal static class VersionCommand
{
    public static readonly CommandSpec Spec = new("version", "", "Print the version")
    {
        Options = [],
        MostOperands = 0,
        Run = static (_, streams) =>
        {
            streams.Out.Write(ToolVersion.Text + "\n");
            return ExitCode.Clean;
        },
    };
}
