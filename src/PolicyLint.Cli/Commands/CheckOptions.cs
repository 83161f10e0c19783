using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Commands;

/// <summary>The options of <c>check</c>; other commands share some of them.</summary>
internal static class CheckOptions
{
    public static readonly OptionSpec Format = new("--format", "FORMAT[=FILE]", $"{string.Join(", ", ReportFormats.Names)}; repeat for several reports") { Suggests = static () => ReportFormats.Names };
    public static readonly OptionSpec Parameter = new("--parameter", "NAME=VALUE", "The value of a template parameter, or of a pseudo parameter such as AWS::Region; repeat for several");
    public static readonly OptionSpec ParameterFile = new("--parameter-file", "FILE", "Template parameters as JSON: {\"Name\": \"value\"} or CloudFormation's list of ParameterKey and ParameterValue");
    public static readonly OptionSpec Select = new("--select", "RULES", "Judge only these: ids, names, packs or topics, separated by commas");
    public static readonly OptionSpec Ignore = new("--ignore", "RULES", "Leave these out: ids, names, packs or topics, separated by commas");
    public static readonly OptionSpec Severity = new("--severity", "RULE=LEVEL", "error, warning, info or none for a rule; repeat for several");
    public static readonly OptionSpec Packs = new("--packs", "NAMES", "The packs in force, separated by commas, or none, in place of those in settings") { Suggests = PackNames };
    public static readonly OptionSpec Rules = new("--rules", "FOLDER", "Your own rules and packs; repeat for several");
    public static readonly OptionSpec FailOn = new("--fail-on", "LEVEL", "The least severity that makes the exit code 1: error, warning (the default), info, none") { OneOf = ["error", "warning", "info", "none"] };
    public static readonly OptionSpec ShowUnknown = new("--show-unknown", null, "List what cannot be decided, too, with the reason");
    public static readonly OptionSpec ShowSuppressed = new("--show-suppressed", null, "List what was accepted, too, with the reason");
    public static readonly OptionSpec ShowAll = new("--show-all", null, "List every verdict, passes as well");
    public static readonly OptionSpec Statistics = new("--statistics", null, "Count by rule");
    public static readonly OptionSpec Color = new("--color", "WHEN", "auto (the default), always, never") { OneOf = ["auto", "always", "never"] };
    public static readonly OptionSpec StdinFileName = new("--stdin-filename", "PATH", "The name under which '-' is judged: settings and reports go by it");
    public static readonly OptionSpec Root = new("--root", "FOLDER", "The workspace: paths are relative to it and links out of it are refused; else the nearest folder with .git or a root .editorconfig");
    public static readonly OptionSpec AsOf = new("--as-of", "DATE", "The day by which suppressions expire, as 2027-01-31; else today");
    public static readonly OptionSpec Baseline = new("--baseline", "FILE", "Accept the findings that the file names, in place of the file in settings (policylint.baseline)");
    public static readonly OptionSpec Since = new("--since", "REF", "Only what was introduced since the commit: the version there is judged, too, and what was found in it is left out");
    public static readonly OptionSpec NoSuppressions = new("--no-suppressions", null, "Accept nothing, whatever suppressions and baselines say, and list on standard error what was written");
    public static readonly OptionSpec Fix = new("--fix", null, "Mend in the files what can be mended safely, and report the rest");
    public static readonly OptionSpec Diff = new("--diff", null, "Print what --fix would change, as a patch, and write nothing; exit code 1 where there is something");
    public static readonly OptionSpec UnsafeFixes = new("--unsafe-fixes", null, "With --fix or --diff: also fixes that may replace a resource or change what runs");

    /// <summary>The names of the shipped packs.</summary>
    public static IEnumerable<string> PackNames()
    {
        foreach (var pack in BuiltInRules.Packs)
            yield return pack.Name;
    }

    public static readonly OptionSpec[] All =
    [
        Format, Parameter, ParameterFile, Select, Ignore, Severity, Packs, Rules, FailOn, ShowUnknown, ShowSuppressed, ShowAll, Statistics, Color,
        StdinFileName, Root, AsOf, Baseline, NoSuppressions, Since, Fix, Diff, UnsafeFixes,
    ];

    /// <summary>What decides which findings there are.</summary>
    public static readonly OptionSpec[] Judging = [Parameter, ParameterFile, Select, Ignore, Severity, Packs, Rules, Root, AsOf];
}
