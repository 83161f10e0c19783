using System.Collections.Generic;
using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>One format. The same report makes the same characters: no clock, no machine name, lines end in LF unless the format has it otherwise.</summary>
internal interface IReporter
{
    void Write(Report report, ReportOptions options, TextWriter output);
}

/// <summary>What of a report is shown, and how.</summary>
internal sealed record ReportOptions
{
    /// <summary>List what could not be decided, too.</summary>
    public bool ShowUnknown { get; init; }

    /// <summary>List what somebody accepted, too.</summary>
    public bool ShowSuppressed { get; init; }

    /// <summary>List everything, passes as well.</summary>
    public bool ShowAll { get; init; }

    /// <summary>Add a table of counts by rule.</summary>
    public bool ShowStatistics { get; init; }

    public bool UseColor { get; init; }

    /// <summary>What the process will answer.</summary>
    public int ExitCode { get; init; }

    public string ToolVersion { get; init; } = "";

    /// <summary>The pages of rules, by rule id; a rule may lack one.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>The evaluations that reports list, in the report's order.</summary>
    public IEnumerable<Evaluation> ShownOf(Report report)
    {
        foreach (var evaluation in report.Evaluations)
        {
            if (Shows(evaluation))
                yield return evaluation;
        }
    }

    /// <summary>Whether reports list the evaluation.</summary>
    public bool Shows(Evaluation evaluation)
    {
        if (ShowAll)
            return true;
        if (evaluation.Suppressed is not null)
            return ShowSuppressed;
        return evaluation.Outcome == Outcome.Fail || (evaluation.Outcome == Outcome.Unknown && ShowUnknown);
    }
}
