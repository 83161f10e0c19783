using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.AwsConfig.Items;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>Which version of a resource counts where a delivery may hold several: the one that was captured last.</summary>
internal sealed class Versions
{
    private readonly Dictionary<UInt128, Version> _latest = [];

    /// <summary>Notes a version.</summary>
    /// <param name="number">Numbers ascend with the order of the deliveries and of the items in them.</param>
    /// <returns>By which the resource is known here.</returns>
    public UInt128 Note(ItemIdentity item, string? stateId, long number)
    {
        var version = new Version(TimeOf(item.CaptureTime), NumberOf(stateId), number);
        var key = KeyOf(item);
        if (!_latest.TryGetValue(key, out var known) || version.CompareTo(known) >= 0)
            _latest[key] = version;
        return key;
    }

    /// <summary>True for the version that counts.</summary>
    public bool IsLatest(ItemIdentity item, long number) => IsLatest(KeyOf(item), number);

    /// <summary>True for the version that counts.</summary>
    public bool IsLatest(UInt128 key, long number) => !_latest.TryGetValue(key, out var latest) || latest.Number == number;

    /// <summary>Milliseconds since 1970, from what AWS Config writes: a time of ISO 8601, or seconds since 1970.</summary>
    private static long TimeOf(string? text)
    {
        if (text is null)
            return 0;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return (long)(seconds * 1000);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() : 0;
    }

    private static long NumberOf(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // 128 bits of FNV-1a: who is meant, without holding all names.
    private static UInt128 KeyOf(ItemIdentity item)
    {
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        Add(ref hash, item.AccountId);
        Add(ref hash, item.Region);
        Add(ref hash, item.Type);
        Add(ref hash, item.Id.Length > 0 ? item.Id : item.Arn ?? item.Name ?? "");
        return hash;
    }

    private static void Add(ref UInt128 hash, string text)
    {
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        foreach (var c in text)
            hash = (hash ^ c) * prime;
        hash = (hash ^ '\n') * prime;
    }

    private readonly record struct Version(long Time, long State, long Number) : IComparable<Version>
    {
        public int CompareTo(Version other)
        {
            var order = Time.CompareTo(other.Time);
            if (order == 0)
                order = State.CompareTo(other.State);
            return order != 0 ? order : Number.CompareTo(other.Number);
        }
    }
}
