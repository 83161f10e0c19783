namespace PolicyLint.Cli.Reporting;

/// <summary>A character several times over, cut from constants: the code that fills a new string is compiled anew in every process.</summary>
internal static class Runs
{
    private const string Blanks = "                                                                                                                                        ";
    private const string Carets = "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^";
    private const string Dashes = "----------------------------------------------------------------------------------------------------------------------------------------";

    public static string Of(char character, int count)
    {
        var run = character switch
        {
            ' ' => Blanks,
            '^' => Carets,
            '-' => Dashes,
            _ => "",
        };
        return count <= run.Length ? run[..count] : new string(character, count);
    }
}
