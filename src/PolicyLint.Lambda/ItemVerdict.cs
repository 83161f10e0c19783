namespace PolicyLint.Lambda;

/// <summary>What all rules in force together say of an item.</summary>
/// <param name="ComplianceType">AWS Config's word; null for INSUFFICIENT_DATA, which AWS Config does not take: then nothing is sent.</param>
/// <param name="Annotation">Which rules say so, and why.</param>
internal sealed record ItemVerdict(string? ComplianceType, string Annotation);
