namespace PolicyLint.Lambda.Aws;

/// <summary>What a request is signed with.</summary>
/// <param name="SessionToken">Null for credentials that do not expire.</param>
internal sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    // The secret must never reach a log by way of a message that shows the record.
    public override string ToString() => AccessKeyId;
}
