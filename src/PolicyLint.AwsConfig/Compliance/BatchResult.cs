using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>What came of some slices; the sum of many keeps no verdicts.</summary>
internal sealed class BatchResult
{
    public List<ItemVerdicts> Verdicts { get; } = [];

    public List<Problem> Problems { get; } = [];

    public List<InternalError> Errors { get; } = [];

    public ItemTally Tally { get; set; } = new();

    public OutcomeCounts Counts { get; set; } = OutcomeCounts.None;

    /// <summary>One of the items.</summary>
    public ItemIdentity? Any { get; set; }

    public void Add(BatchResult other)
    {
        Problems.AddRange(other.Problems);
        Errors.AddRange(other.Errors);
        Tally += other.Tally;
        Counts += other.Counts;
    }
}
