using System.Collections.Generic;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>How a document is to be edited, or why it is not.</summary>
/// <param name="Edits">Empty where there is nothing to edit.</param>
/// <param name="Because">A clause that says why it cannot be done; null where it can.</param>
public sealed record EditPlan(IReadOnlyList<TextEdit> Edits, string? Because)
{
    /// <summary>True where there is something to edit and nothing speaks against it.</summary>
    public bool IsPossible => Because is null && Edits.Count > 0;

    public static EditPlan Refused(string because) => new([], because);
}
