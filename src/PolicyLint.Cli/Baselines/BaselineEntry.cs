using PolicyLint.Text;

namespace PolicyLint.Cli.Baselines;

/// <summary>A finding that a baseline accepts. What stands beside the fingerprint is there for people, and so is the order.</summary>
/// <param name="Resource">The logical id; null for a template or account as a whole.</param>
/// <param name="Path">The property path; empty for the resource itself.</param>
/// <param name="Reason">Why it is accepted, where somebody wrote it down.</param>
/// <param name="Span">Where the entry stands in its file.</param>
internal sealed record BaselineEntry(
    string Fingerprint, string Rule, string File, string? Resource, string Path, string Message, string? Reason, SourceSpan Span)
{
    /// <summary>By file, resource, rule, path and fingerprint.</summary>
    public static int Compare(BaselineEntry left, BaselineEntry right)
    {
        var order = string.CompareOrdinal(left.File, right.File);
        if (order == 0)
            order = string.CompareOrdinal(left.Resource, right.Resource);
        if (order == 0)
            order = string.CompareOrdinal(left.Rule, right.Rule);
        if (order == 0)
            order = string.CompareOrdinal(left.Path, right.Path);
        return order != 0 ? order : string.CompareOrdinal(left.Fingerprint, right.Fingerprint);
    }
}
