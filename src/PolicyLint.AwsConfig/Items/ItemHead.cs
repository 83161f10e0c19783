using System;
using System.Text;
using System.Text.Json;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Who an item is about, read from its bytes without making anything of the rest.</summary>
internal struct ItemHead
{
    public string? Type;
    public string? Id;
    public string? Account;
    public string? Region;
    public string? Status;
    public string? CaptureTime;
    public string? StateId;

    /// <summary>For messages: " (AWS::IAM::Role fn)", or nothing where it does not say.</summary>
    public readonly string Name => Type is null && Id is null ? "" : $" ({string.Join(' ', Type, Id).Trim()})";

    // What decides whether the rest is worth a look.
    private readonly bool IsKnown => Type is not null && Id is not null && Account is not null && Region is not null && Status is not null;

    /// <summary>What the beginning of an item says; an item that is a string of JSON is looked into.</summary>
    public static ItemHead Read(ReadOnlySpan<byte> item)
    {
        var head = default(ItemHead);
        if (item is [(byte)'"', ..])
        {
            if (Unquoted(item) is { } inner)
                head.ReadObject(Encoding.UTF8.GetBytes(inner));
        }
        else
        {
            head.ReadObject(item);
        }

        return head;
    }

    private static string? Unquoted(ReadOnlySpan<byte> item)
    {
        var reader = new Utf8JsonReader(item);
        try
        {
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void ReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return;
            while (!IsKnown && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = FieldOf(ref reader);
                if (!reader.Read())
                    return;
                if (field != 0 && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                    Keep(field, reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan));
                else if (!reader.TrySkip())
                    return;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is wrong with it is said when it is read.
        }
    }

    private static char FieldOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("resourceType"u8))
            return 't';
        if (reader.ValueTextEquals("resourceId"u8))
            return 'i';
        if (reader.ValueTextEquals("awsAccountId"u8) || reader.ValueTextEquals("accountId"u8))
            return 'a';
        if (reader.ValueTextEquals("awsRegion"u8))
            return 'r';
        if (reader.ValueTextEquals("configurationItemStatus"u8))
            return 's';
        if (reader.ValueTextEquals("configurationItemCaptureTime"u8))
            return 'c';
        return reader.ValueTextEquals("configurationStateId"u8) || reader.ValueTextEquals("configurationStateID"u8) ? 'v' : '\0';
    }

    private void Keep(char field, string? text)
    {
        switch (field)
        {
            case 't':
                Type = text;
                break;
            case 'i':
                Id = text;
                break;
            case 'a':
                Account = text;
                break;
            case 'r':
                Region = text;
                break;
            case 's':
                Status = text;
                break;
            case 'c':
                CaptureTime = text;
                break;
            case 'v':
                StateId = text;
                break;
        }
    }
}
