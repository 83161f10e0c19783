namespace PolicyLint.Evaluations;

/// <summary>Logical ids as people know them.</summary>
internal static class LogicalIds
{
    private const int HashLength = 8;

    /// <summary>The id without the eight hexadecimal digits that CDK appends, which change when a construct moves in the tree.</summary>
    public static string WithoutHash(string logicalId)
    {
        var end = logicalId.Length - HashLength;
        if (end <= 0)
            return logicalId;
        for (var i = end; i < logicalId.Length; i++)
        {
            if (logicalId[i] is not ((>= '0' and <= '9') or (>= 'A' and <= 'F')))
                return logicalId;
        }

        return logicalId.Substring(0, end);
    }
}
