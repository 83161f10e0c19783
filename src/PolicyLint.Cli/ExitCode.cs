namespace PolicyLint.Cli;

/// <summary>What the process answers. The numbers are frozen.</summary>
public static class ExitCode
{
    /// <summary>Everything was judged and nothing at or above <c>--fail-on</c> was found.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>; for <c>test</c>, pages that do not hold.</summary>
    public const int Findings = 1;

    /// <summary>The command line, a setting, a rule or a pack is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Something failed in us, so silence does not mean a pass.</summary>
    public const int Incomplete = 3;

    /// <summary>Some input could not be read, at all or in part; the rest was judged.</summary>
    public const int Unreadable = 4;

    // Who asks "may this be deployed?" must first learn that the answer is not to be relied on.
    private static readonly int[] MostImportantFirst = [Incomplete, Usage, Unreadable, Findings];

    /// <summary>The one to answer where both apply: 3, then 2, then 4, then 1, then 0.</summary>
    public static int MoreImportant(int left, int right)
    {
        foreach (var code in MostImportantFirst)
        {
            if (left == code || right == code)
                return code;
        }

        return Clean;
    }
}
