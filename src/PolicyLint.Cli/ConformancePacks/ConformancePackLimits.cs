namespace PolicyLint.Cli.ConformancePacks;

/// <summary>What AWS Config allows of conformance packs: its service limits, and the lengths of PutConformancePack and PutConfigRule.</summary>
internal static class ConformancePackLimits
{
    /// <summary>Rules in one pack; cannot be raised.</summary>
    public const int Rules = 130;

    /// <summary>Bytes of a template handed over as text; from a bucket it may have 300 KB.</summary>
    public const int TemplateBytes = 51_200;

    /// <summary>Input parameters of one pack.</summary>
    public const int Parameters = 60;

    /// <summary>Rules in all conformance packs of one account and region; packs of the organization have 350 of their own.</summary>
    public const int RulesOfAllPacks = 150;

    public const int Description = 256;

    /// <summary>Characters of a rule's input parameters as JSON.</summary>
    public const int InputParameters = 1024;
}
