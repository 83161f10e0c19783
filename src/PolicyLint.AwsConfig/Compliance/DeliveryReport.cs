using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>What became of a delivery.</summary>
/// <param name="Path">As reports show it.</param>
/// <param name="Form">How AWS Config handed it over.</param>
/// <param name="Tally">How many items it had.</param>
/// <param name="Problems">What is wrong with it, by place.</param>
public sealed record DeliveryReport(string Path, DeliveryForm Form, ItemTally Tally, IReadOnlyList<Problem> Problems)
{
    /// <summary>Why it could not be opened; null where it was read.</summary>
    public string? Unreadable { get; init; }

    public OutcomeCounts Counts { get; init; } = OutcomeCounts.None;

    public IReadOnlyList<InternalError> InternalErrors { get; init; } = [];

    /// <summary>True where nothing in it is a configuration item.</summary>
    public bool IsForeign => Tally == new ItemTally() || (Tally.Foreign > 0 && Tally with { Foreign = 0 } == new ItemTally());
}
