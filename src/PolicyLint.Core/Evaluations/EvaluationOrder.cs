namespace PolicyLint.Evaluations;

/// <summary>The order of evaluations in every report: by file, position, rule id; then by what is left to tell them apart.</summary>
public static class EvaluationOrder
{
    public static int Compare(Evaluation left, Evaluation right)
    {
        var order = string.CompareOrdinal(left.Stack.File.Path, right.Stack.File.Path);
        if (order == 0)
            order = left.Span.Start.CompareTo(right.Span.Start);
        if (order == 0)
            order = string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        if (order == 0)
            order = left.Span.End.CompareTo(right.Span.End);
        if (order == 0)
            order = string.CompareOrdinal(left.Resource?.LogicalId, right.Resource?.LogicalId);
        if (order == 0)
            order = string.CompareOrdinal(left.Path, right.Path);
        if (order == 0)
            order = string.CompareOrdinal(left.Because, right.Because);
        return order != 0 ? order : string.CompareOrdinal(left.Fingerprint, right.Fingerprint);
    }
}
