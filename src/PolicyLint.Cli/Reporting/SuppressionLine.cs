using System.Globalization;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>Suppressions as lines of text.</summary>
internal static class SuppressionLine
{
    /// <summary>Place, rule, where it is written, who answers for it, until when, and why.</summary>
    public static string Of(SuppressionUse use)
    {
        var suppression = use.Suppression;
        var owner = suppression.Owner is null ? "" : $", by {suppression.Owner}";
        var until = suppression.Until is { } day ? ", until " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        return TerminalText.Clean($"{suppression.Span}: {suppression.RuleId} ({suppression.Kind}{owner}{until}): {suppression.Reason}");
    }

    /// <summary>What has come of it.</summary>
    public static string Status(SuppressionUse use) => use switch
    {
        { Fault: { } fault } => fault,
        { Findings: 0 } => "accepts nothing",
        _ => "accepts " + Wording.Count(use.Findings, "finding"),
    };
}
