using System;
using System.Collections.Generic;
using System.Text.Json;

namespace PolicyLint.AwsConfig.Items;

/// <summary>The keys by which a delivery is told: what stands around the items.</summary>
internal static class ContainerKeys
{
    /// <summary>The form of a delivery that holds its items under this key; null for any other key.</summary>
    public static DeliveryForm? FormOf(string key) => key.Trim('"') switch
    {
        "configurationItems" => DeliveryForm.History,
        "baseConfigurationItems" or "BaseConfigurationItems" => DeliveryForm.Batch,
        "Results" => DeliveryForm.Selection,
        _ => null,
    };

    /// <summary>True where the object that begins here holds a list of items, as far as its beginning shows.</summary>
    public static bool IsContainer(ReadOnlySpan<byte> beginning)
    {
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isHolder = reader.ValueTextEquals("configurationItems"u8) || reader.ValueTextEquals("baseConfigurationItems"u8)
                    || reader.ValueTextEquals("BaseConfigurationItems"u8) || reader.ValueTextEquals("Results"u8);
                if (!reader.Read())
                    return isHolder;
                if (isHolder && reader.TokenType == JsonTokenType.StartArray)
                    return true;
                if (!reader.TrySkip())
                    return false;
            }
        }
        catch (JsonException)
        {
            // What is wrong with it is said when it is read.
        }

        return false;
    }

    /// <summary>Keeps what a key of the container says.</summary>
    public static void Note(string key, string value, DeliveryHeader header)
    {
        switch (key.Trim('"'))
        {
            case "configSnapshotId":
                header.Form = DeliveryForm.Snapshot;
                break;
            case "nextToken" or "NextToken" when value.Length > 2 && value != "null":
                header.HasNextPage = true;
                break;
            case "unprocessedResourceKeys" or "UnprocessedResourceIdentifiers":
                header.Unprocessed = Count(value);
                break;
            case "QueryInfo":
                header.Selected = Selected(value);
                break;
        }
    }

    private static int Count(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.GetArrayLength() : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static HashSet<string>? Selected(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("SelectFields", out var fields))
                return null;
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var field in fields.EnumerateArray())
            {
                if (field.ValueKind == JsonValueKind.Object && field.TryGetProperty("Name", out var name) && name.GetString() is { } text)
                    names.Add(text);
            }

            return names;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
