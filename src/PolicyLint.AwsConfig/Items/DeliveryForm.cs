using System.Collections.Generic;

namespace PolicyLint.AwsConfig.Items;

/// <summary>How AWS Config handed items over, told from what the delivery says and not from its name.</summary>
public enum DeliveryForm
{
    /// <summary>Items by themselves: one, a list, or one on each line.</summary>
    Items,

    /// <summary>A snapshot file: <c>configSnapshotId</c> and all items of an account and region.</summary>
    Snapshot,

    /// <summary>A history file, or the answer of get-resource-config-history: several versions of a resource.</summary>
    History,

    /// <summary>The answer of batch-get-resource-config or batch-get-aggregate-resource-config: no tags, no relationships.</summary>
    Batch,

    /// <summary>The answer of select-resource-config or select-aggregate-resource-config: only what was selected.</summary>
    Selection,

    /// <summary>A message: a custom rule's event, a notification or an event of EventBridge.</summary>
    Message,
}

/// <summary>What a delivery says of itself beside its items; complete when it was read to its end.</summary>
public sealed class DeliveryHeader
{
    public DeliveryForm Form { get; set; }

    /// <summary>True where every resource that is recorded in the account and region is in it.</summary>
    public bool IsWholeAccount => Form == DeliveryForm.Snapshot;

    /// <summary>What a query selected, in lower case: <c>configuration</c>, <c>configuration.vpcid</c>; null where it does not say.</summary>
    public HashSet<string>? Selected { get; set; }

    /// <summary>True where there is more to get: the answer was a page.</summary>
    public bool HasNextPage { get; set; }

    /// <summary>Resources that the service could not answer for.</summary>
    public int Unprocessed { get; set; }
}
