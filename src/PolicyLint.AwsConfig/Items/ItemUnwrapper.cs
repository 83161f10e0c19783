using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Takes items out of what they are wrapped in: strings of JSON, events of custom rules, notifications, events of EventBridge.</summary>
/// <param name="header">What the delivery says of itself.</param>
/// <param name="items">Receives the items that stand for a resource as it is.</param>
/// <param name="problems">Receives what is wrong.</param>
public sealed class ItemUnwrapper(DeliveryHeader header, ICollection<ConfigItem> items, ICollection<Problem> problems)
{
    private const int DeepestWrapping = 8;

    /// <summary>What became of all that was unwrapped so far.</summary>
    public ItemTally Tally { get; private set; } = new();

    /// <summary>The items in the node, which is an element of a delivery, or a whole one.</summary>
    public void Unwrap(Node node) => Unwrap(node, 0);

    /// <summary>Counts an item that could not be read.</summary>
    public void CountUnreadable() => Tally = Tally with { Unreadable = Tally.Unreadable + 1 };

    private void Unwrap(Node node, int depth)
    {
        node = EncodedText.Decode(node, problems);
        if (depth > DeepestWrapping)
            Foreign(node);
        else if (node is ListNode list)
            UnwrapAll(list, depth + 1);
        else if (node is not MapNode map || !UnwrapMap(map, depth + 1))
            Foreign(node);
    }

    private void UnwrapAll(ListNode list, int depth)
    {
        foreach (var item in list.Items)
            Unwrap(item, depth);
    }

    private bool UnwrapMap(MapNode map, int depth)
    {
        if (TextOf(map, "resourceType") is { } type && map.Find("configurationItem") is null && map.Find("detail") is null)
        {
            Add(map, type);
            return true;
        }

        foreach (var key in (ReadOnlySpan<string>)["configurationItem", "configurationItems", "baseConfigurationItems", "BaseConfigurationItems", "Results", "invokingEvent", "detail", "Records", "Sns"])
        {
            if (map.Find(key) is not ({ } inner and not ScalarNode { Kind: ScalarKind.Null }))
                continue;
            Unwrap(inner, depth);
            return true;
        }

        // The text of a notification is called Message, the body of a queue's message body.
        if ((map.Find("Message") ?? map.Find("body")) is ScalarNode { Kind: ScalarKind.String } text)
        {
            Unwrap(text, depth);
            return true;
        }

        return Notice(map);
    }

    // Messages that are about items and hold none.
    private bool Notice(MapNode map)
    {
        if (map.Find("configurationItemSummary") is MapNode summary)
        {
            var what = $"{TextOf(summary, "resourceType")} {TextOf(summary, "resourceName") ?? TextOf(summary, "resourceId")}".Trim();
            Tally = Tally with { Oversized = Tally.Oversized + 1 };
            problems.Add(new Problem(map.Span, $"the item of {what} was too large for this message; it lies in the delivery bucket, and nothing is fetched from there", ProblemSeverity.Warning));
            return true;
        }

        if (TextOf(map, "messageType") is not { } kind)
            return false;
        Tally = Tally with { Scheduled = Tally.Scheduled + 1 };
        problems.Add(new Problem(map.Span, $"this {kind} holds no configuration item", ProblemSeverity.Warning));
        return true;
    }

    private void Foreign(Node node)
    {
        Tally = Tally with { Foreign = Tally.Foreign + 1 };
        problems.Add(new Problem(node.Span, "this is no configuration item: it has no resourceType"));
    }

    private void Add(MapNode map, string type)
    {
        var item = Read(map, type);
        switch (item.Status)
        {
            case "ResourceDeleted" or "ResourceDeletedNotRecorded":
                Tally = Tally with { Deleted = Tally.Deleted + 1 };
                break;
            case "ResourceNotRecorded":
                Tally = Tally with { NotRecorded = Tally.NotRecorded + 1 };
                break;
            default:
                Tally = Tally with { Judged = Tally.Judged + 1 };
                items.Add(item);
                break;
        }
    }

    private ConfigItem Read(MapNode map, string type)
    {
        var identity = new ItemIdentity(
            TextOf(map, "awsAccountId") ?? TextOf(map, "accountId") ?? "",
            TextOf(map, "awsRegion") ?? "",
            type,
            TextOf(map, "resourceId") ?? "",
            TextOf(map, "resourceName"),
            TextOf(map, "ARN") ?? TextOf(map, "arn"),
            TextOf(map, "configurationItemCaptureTime"));
        var configuration = Decoded(map.Find("configuration"));
        var supplementary = Decoded(map.Find("supplementaryConfiguration"));
        return new ConfigItem(identity, map)
        {
            Status = TextOf(map, "configurationItemStatus"),
            StateId = TextOf(map, "configurationStateId") ?? TextOf(map, "configurationStateID"),
            Configuration = configuration as MapNode,
            Supplementary = supplementary as MapNode,
            Tags = map.Find("tags") is { } tags ? EncodedText.Decode(tags) : null,
            Relationships = map.Find("relationships") is { } related ? EncodedText.Decode(related) as ListNode : null,
            IsWhole = configuration is MapNode && IsSelected("configuration"),
            HasSupplementary = configuration is MapNode && supplementary is not null && IsSelected("supplementaryConfiguration"),
            HasTags = header.Form != DeliveryForm.Batch && IsSelected("tags"),
            Span = PlaceOf(map),
        };
    }

    private Node? Decoded(Node? node) => node is null ? null : EncodedText.Decode(node, problems);

    // A query's answer holds what was selected; where it does not say, nothing is taken for complete.
    private bool IsSelected(string field) =>
        header.Form != DeliveryForm.Selection || (header.Selected is { } selected && (selected.Contains(field) || selected.Contains("*")));

    // The resource is named where its id stands.
    private static SourceSpan PlaceOf(MapNode map) => (map.Find("resourceId") ?? map.Find("resourceType"))!.Span;

    private static string? TextOf(MapNode map, string key) =>
        map.Find(key) is ScalarNode { Kind: not ScalarKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null;
}
