using System;
using System.Globalization;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Compliance;

/// <summary>One rule's verdict on one recorded resource, or on an account as a whole.</summary>
/// <param name="Item">Whom the verdict is about; for an account its type is <c>AWS::::Account</c> and its id the account's number.</param>
internal readonly record struct ComplianceRow(ItemIdentity Item, Evaluation Evaluation)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>What names the resource everywhere: its ARN, or where it has none its type and id.</summary>
    public string ResourceName => Item.Arn ?? $"{Item.Type}/{Item.Id}";

    /// <summary><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>, as the region tells.</summary>
    public string Partition =>
        Item.Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Item.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>When the item was captured; null where it does not say.</summary>
    public DateTimeOffset? CaptureTime =>
        DateTimeOffset.TryParse(Item.CaptureTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : double.TryParse(Item.CaptureTime, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000))
        : null;

    /// <summary>The capture time as AWS's services take it: <c>2026-03-02T10:15:30.123Z</c>.</summary>
    public static string Text(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
