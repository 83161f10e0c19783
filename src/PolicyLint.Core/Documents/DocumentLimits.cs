namespace PolicyLint.Documents;

/// <summary>How much a document may ask of us; beyond it reading ends with an error that says which limit it was.</summary>
public static class DocumentLimits
{
    /// <summary>Size of a file, in bytes.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    /// <summary>Maps and lists inside each other; also the depth of intrinsics, schemas and C# expressions.</summary>
    public const int Depth = 128;

    /// <summary>Nodes of a document after aliases are expanded, a shared node counted as often as it is reached.</summary>
    public const int Nodes = 250_000;

    /// <summary>Characters of one text that intrinsics put together; CloudFormation takes no template longer than this.</summary>
    public const int Text = 1024 * 1024;

    /// <summary>Characters of all texts that a template's intrinsics put together.</summary>
    public const int Texts = 16 * Text;

    /// <summary>Scenarios for one rule and one resource.</summary>
    public const int Scenarios = 256;
}
