using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Graphs;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint graph</c>: resources and who refers to whom, coloured by what the rules found.</summary>
internal static class GraphCommand
{
    private static readonly string[] Formats = ["mermaid", "dot", "svg"];

    private static readonly OptionSpec Format = new("--format", "FORMAT[=FILE]", "mermaid (the default), dot, svg; repeat for several");

    public static readonly CommandSpec Spec = new("graph", "[PATH...]", "Draw resources and who refers to whom, with what the rules found")
    {
        Options = [Format, .. CheckOptions.Judging, CheckOptions.StdinFileName],
        Details =
            """
            An arrow leads from a resource to what its properties refer to: by Ref, Fn::GetAtt, in texts, by name or ARN, through
            imports and nested stacks; dashed where only DependsOn does. Colours are the worst finding's severity.
            """,
        Examples =
        [
            "policylint graph infra/stack.yaml --format svg=stack.svg", "a picture of one template",
            "policylint graph --packs recommended infra/", "Mermaid, for a pull request or a wiki",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var targets = new FormatTargets(arguments, Format, Formats, workspace);
        var session = new JudgingSession(arguments, streams, workspace);
        var report = session.Run(showPasses: true);
        var graph = GraphBuilder.Build(report, session.Stacks);
        targets.Write(streams, (format, output) =>
        {
            switch (format)
            {
                case "dot":
                    DotGraph.Write(graph, output);
                    break;
                case "svg":
                    SvgGraph.Write(graph, output);
                    break;
                default:
                    MermaidGraph.Write(graph, output);
                    break;
            }
        });
        return session.ExitCodeOf(report, findingsDecide: false);
    }
}
