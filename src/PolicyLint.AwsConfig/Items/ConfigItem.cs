using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Which resource a configuration item is about, and when it was so.</summary>
/// <param name="AccountId">Twelve digits; empty where the item does not say.</param>
/// <param name="Region">Such as <c>eu-west-1</c>, or <c>global</c>; empty where the item does not say.</param>
/// <param name="Type">As AWS Config names it, which is not always CloudFormation's name.</param>
/// <param name="Id">The <c>resourceId</c>.</param>
/// <param name="Name">The <c>resourceName</c>, or null.</param>
/// <param name="Arn">Null where the item has none.</param>
/// <param name="CaptureTime">As written; null where the item does not say.</param>
public sealed record ItemIdentity(string AccountId, string Region, string Type, string Id, string? Name, string? Arn, string? CaptureTime);

/// <summary>A configuration item as it was written.</summary>
/// <param name="Identity">Whom it is about.</param>
/// <param name="Node">The whole item.</param>
public sealed record ConfigItem(ItemIdentity Identity, MapNode Node)
{
    /// <summary>Such as <c>OK</c> or <c>ResourceDeleted</c>; null where the delivery leaves it out.</summary>
    public string? Status { get; init; }

    /// <summary>By which versions captured at one time are told apart; null where the item has none.</summary>
    public string? StateId { get; init; }

    /// <summary>What the service says of the resource, decoded; null where the item has none.</summary>
    public MapNode? Configuration { get; init; }

    public MapNode? Supplementary { get; init; }

    public Node? Tags { get; init; }

    public ListNode? Relationships { get; init; }

    /// <summary>False where the delivery leaves out parts of the configuration: what is not in it may still be set.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>False where the delivery has no tags for anybody.</summary>
    public bool HasTags { get; init; } = true;

    /// <summary>False where the delivery has no supplementary configuration for anybody.</summary>
    public bool HasSupplementary { get; init; } = true;

    /// <summary>The place to name the resource by.</summary>
    public SourceSpan Span { get; init; }
}
