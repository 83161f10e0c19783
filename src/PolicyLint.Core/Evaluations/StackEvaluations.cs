using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>What the rules say of one stack.</summary>
/// <param name="Evaluations">By position, rule id and fingerprint.</param>
/// <param name="Counts">Of all evaluations, also of those that are not listed.</param>
/// <param name="Problems">What is wrong with metadata and tags that set parameters.</param>
public sealed record StackEvaluations(
    Stack Stack,
    IReadOnlyList<Evaluation> Evaluations,
    OutcomeCounts Counts,
    IReadOnlyList<InternalError> InternalErrors,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>What was written in the stack's template to accept findings, in no particular order.</summary>
    public IReadOnlyList<SuppressionUse> Suppressions { get; init; } = [];

    /// <summary>The same findings without the model that they were made from, which may then be collected.</summary>
    /// <remarks>Fingerprints are made now, where findings have them.</remarks>
    public StackEvaluations WithoutModel() => new ReleasedModels().Of(this);
}
