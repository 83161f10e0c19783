using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PolicyLint.Lambda;

/// <summary>What AWS Config sends to the function behind a custom rule.</summary>
internal sealed record CustomRuleEvent
{
    /// <summary>The account whose resource is judged; an organization's rule serves many.</summary>
    public required string AccountId { get; init; }

    public required string ResultToken { get; init; }

    public required string MessageType { get; init; }

    /// <summary>True where the resource no longer belongs to the rule's scope: what was said of it is to be taken back.</summary>
    public bool HasLeftScope { get; init; }

    /// <summary>The rule's input parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The item, or what an oversized message says of it; null for a message about no resource.</summary>
    public ItemSummary? Item { get; init; }

    /// <summary>The invoking event itself, as JSON: it holds the item unless the message is oversized.</summary>
    public required byte[] InvokingEvent { get; init; }

    public bool IsOversized => MessageType == "OversizedConfigurationItemChangeNotification";

    public bool IsScheduled => MessageType == "ScheduledNotification";

    /// <summary>Reads an event.</summary>
    /// <exception cref="FormatException">It is none that AWS Config sends.</exception>
    public static CustomRuleEvent Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var invoking = Encoding.UTF8.GetBytes(TextOf(root, "invokingEvent") ?? throw new FormatException("this is no event of AWS Config: it has no invokingEvent"));
            using var inner = JsonDocument.Parse(invoking);
            return new CustomRuleEvent
            {
                AccountId = TextOf(root, "accountId") ?? "",
                ResultToken = TextOf(root, "resultToken") ?? throw new FormatException("the event has no resultToken, so nobody awaits evaluations"),
                HasLeftScope = root.TryGetProperty("eventLeftScope", out var left) && left.ValueKind == JsonValueKind.True,
                Parameters = ParametersOf(TextOf(root, "ruleParameters")),
                MessageType = TextOf(inner.RootElement, "messageType") ?? "",
                Item = SummaryOf(inner.RootElement),
                InvokingEvent = invoking,
            };
        }
        catch (JsonException e)
        {
            throw new FormatException($"the event is no JSON: {e.Message}", e);
        }
    }

    private static ItemSummary? SummaryOf(JsonElement invoking)
    {
        if (!invoking.TryGetProperty("configurationItem", out var item) || item.ValueKind != JsonValueKind.Object)
        {
            if (!invoking.TryGetProperty("configurationItemSummary", out item) || item.ValueKind != JsonValueKind.Object)
                return null;
        }

        var time = TextOf(item, "configurationItemCaptureTime") ?? "";
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var captured))
            throw new FormatException($"the item's configurationItemCaptureTime '{time}' is no time");
        return new ItemSummary(
            TextOf(item, "resourceType") ?? throw new FormatException("the item has no resourceType"),
            TextOf(item, "resourceId") ?? throw new FormatException("the item has no resourceId"),
            TextOf(item, "configurationItemStatus") ?? "OK",
            captured);
    }

    private static Dictionary<string, string> ParametersOf(string? json)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (string.IsNullOrEmpty(json))
            return parameters;
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
            parameters[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        return parameters;
    }

    private static string? TextOf(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Which resource a message is about.</summary>
/// <param name="Status">AWS Config's word for what happened: <c>OK</c>, <c>ResourceDiscovered</c>, <c>ResourceDeleted</c>, …</param>
internal sealed record ItemSummary(string ResourceType, string ResourceId, string Status, DateTimeOffset CaptureTime)
{
    /// <summary>True where the resource exists and AWS Config records it.</summary>
    public bool Exists => Status is "OK" or "ResourceDiscovered";
}
