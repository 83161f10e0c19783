namespace PolicyLint.Schemas;

/// <summary>The words that look at other resources and into policy documents.</summary>
public static partial class Keywords
{
    private static Keyword[] Relations => [];
}
