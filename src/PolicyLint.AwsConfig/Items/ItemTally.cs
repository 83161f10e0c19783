namespace PolicyLint.AwsConfig.Items;

/// <summary>How many items a delivery had, and what became of those that are not judged.</summary>
public sealed record ItemTally
{
    /// <summary>Items that stand for a resource as it is.</summary>
    public long Judged { get; init; }

    /// <summary>Items that say that their resource is gone.</summary>
    public long Deleted { get; init; }

    /// <summary>Items without configuration, because the resource is not recorded.</summary>
    public long NotRecorded { get; init; }

    /// <summary>Earlier versions of resources of which a later one is here.</summary>
    public long Superseded { get; init; }

    /// <summary>Notices of items too large for the message: the item lies in a bucket, and nothing is fetched.</summary>
    public long Oversized { get; init; }

    /// <summary>Notices without an item, as a schedule sends them.</summary>
    public long Scheduled { get; init; }

    /// <summary>Values that are no configuration items.</summary>
    public long Foreign { get; init; }

    /// <summary>Items that could not be read; a problem says why.</summary>
    public long Unreadable { get; init; }

    public static ItemTally operator +(ItemTally left, ItemTally right) => new()
    {
        Judged = left.Judged + right.Judged,
        Deleted = left.Deleted + right.Deleted,
        NotRecorded = left.NotRecorded + right.NotRecorded,
        Superseded = left.Superseded + right.Superseded,
        Oversized = left.Oversized + right.Oversized,
        Scheduled = left.Scheduled + right.Scheduled,
        Foreign = left.Foreign + right.Foreign,
        Unreadable = left.Unreadable + right.Unreadable,
    };
}
