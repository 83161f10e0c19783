using System.Collections.Generic;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;

namespace PolicyLint.Cli.Fixing;

/// <summary>What a command does with the texts it edited: shows them as a patch, or writes them.</summary>
internal static class TextChange
{
    /// <summary>Shows or writes what was edited in the session.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(JudgingSession session, bool isDiff, Streams streams)
    {
        var edited = session.Texts.Edited();
        if (isDiff)
        {
            FixTeller.WriteDiff(edited, streams.Out);
            return edited.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
        }

        List<Unreadable> failed = new FixPhase(session, allowsUnsafe: false).Write();
        new FixTeller(streams.Error).TellFailed(failed);
        return failed.Count > 0 ? ExitCode.Unreadable : ExitCode.Clean;
    }
}
