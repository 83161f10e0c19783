namespace PolicyLint.Cdk.Fixes;

/// <summary>The names of the properties that diagnostics carry for code fixes and other tools.</summary>
public static class FindingProperties
{
    public const string Rule = "rule";
    public const string Resource = "resource";
    public const string ResourceType = "resourceType";
    public const string Path = "path";
    public const string Verdict = "verdict";

    /// <summary>A JSON map of property paths and the values to set there; missing where no machine can mend it.</summary>
    public const string Fix = "fix";

    /// <summary>What to do, in one sentence.</summary>
    public const string FixText = "fixText";

    /// <summary><c>false</c> where mending may replace the resource or change what runs.</summary>
    public const string FixIsSafe = "fixIsSafe";
}
