namespace PolicyLint.AwsConfig.PutEvaluations;

/// <summary>One verdict as AWS Config's PutEvaluations takes it.</summary>
/// <param name="ResourceType">The item's own type name, 1 to 256 characters.</param>
/// <param name="ResourceId">The item's resource id, 1 to 768 characters.</param>
/// <param name="ComplianceType">COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE; AWS Config refuses INSUFFICIENT_DATA.</param>
/// <param name="Annotation">Why, in a sentence; shortened to what AWS Config takes, left out where it is empty.</param>
/// <param name="OrderingTimestamp">When the item was captured, as the item writes it: never the time of the evaluation.</param>
public readonly record struct ConfigEvaluation(string ResourceType, string ResourceId, string ComplianceType, string Annotation, string OrderingTimestamp);
