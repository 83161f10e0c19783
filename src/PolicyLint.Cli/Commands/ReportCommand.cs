using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Overviews;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint report</c>: the verdicts from above, for those who do not read them one by one.</summary>
internal static class ReportCommand
{
    private static readonly string[] Formats = ["text", "json", "html"];

    private static readonly OptionSpec Format = new("--format", "FORMAT[=FILE]", "text (the default), json, html; repeat for several");

    public static readonly CommandSpec Spec = new("report", "[PATH...]", "Sum verdicts up by layer and topic, and say what no rule looked at")
    {
        Options = [Format, .. CheckOptions.Judging, CheckOptions.FailOn, CheckOptions.StdinFileName],
        Details =
            """
            Paths are those of 'check'. What was accepted and what could not be decided is shown as such. Findings make the exit
            code 1 only where --fail-on says so. The page of --format html is one file without script that fetches nothing.
            """,
        Examples =
        [
            "policylint report infra/", "the state of every template below infra",
            "policylint report --packs recommended --format html=report.html", "a page to keep or to print",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var targets = new FormatTargets(arguments, Format, Formats, workspace);
        var session = new JudgingSession(arguments, streams, workspace);
        var report = session.Run(showPasses: true);
        var overview = new OverviewBuilder(report, session.Stacks, session.Settings.Catalogue).Build();
        var exitCode = session.ExitCodeOf(report, findingsDecide: arguments.Has(CheckOptions.FailOn));
        var options = new ReportOptions { ToolVersion = ToolVersion.Text, ExitCode = exitCode };
        targets.Write(streams, (format, output) =>
        {
            switch (format)
            {
                case "json":
                    OverviewJson.Write(overview, options, output);
                    break;
                case "html":
                    OverviewHtml.Write(overview, options, output);
                    break;
                default:
                    OverviewText.Write(overview, output);
                    break;
            }
        });
        return exitCode;
    }
}
