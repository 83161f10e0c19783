using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Fixing;

/// <summary>Tells on standard error what came of the fixes.</summary>
internal sealed class FixTeller(TextWriter error)
{
    /// <summary>Writes the changes as one patch.</summary>
    public static void WriteDiff(IReadOnlyList<EditedText> edited, TextWriter output)
    {
        foreach (var one in edited)
            UnifiedDiff.Write(one.Before.Path, one.Before.Text, one.After, output);
    }

    public void Tell(FixSummary summary, bool isWritten)
    {
        var mended = 0;
        foreach (var result in summary.Results)
        {
            if (result.Because is null)
                mended++;
            else
                Line($"{result.Finding.Span}: {result.Finding.Rule.Id} is not mended: {result.Because}");
        }

        Line($"{Wording.Count(mended, "finding")} {(isWritten ? "mended" : "would be mended")}{Left(summary)}");
    }

    public void TellFailed(IReadOnlyList<Unreadable> failed)
    {
        foreach (var one in failed)
            Line($"{one.Path}: not written: {one.Because}");
    }

    private static string Left(FixSummary summary) => summary.LeftUnsafe == 0 ? "" : $"; {summary.LeftUnsafe} more with --unsafe-fixes";

    private void Line(string text) => error.Write(TerminalText.Clean(text) + "\n");
}
