using System;
using System.Net;
using System.Net.Sockets;

namespace PolicyLint.Schemas.Networks;

/// <summary>A block of IPv4 or IPv6 addresses: <c>10.0.0.0/8</c>, <c>::/0</c>; a single address is a block of one.</summary>
/// <remarks>The bits behind the prefix are zero, as the services store them.</remarks>
public readonly record struct Cidr
{
    private Cidr(bool isIPv6, ulong high, ulong low, int prefixLength)
    {
        IsIPv6 = isIPv6;
        PrefixLength = prefixLength;
        High = high & Mask(prefixLength);
        Low = low & Mask(prefixLength - 64);
    }

    public bool IsIPv6 { get; }

    /// <summary>How many leading bits are fixed: 0 to 32, or to 128 in IPv6.</summary>
    public int PrefixLength { get; }

    // An IPv4 address fills the upper 32 bits of High.
    private ulong High { get; }

    private ulong Low { get; }

    /// <summary>True where the block has every address of its family.</summary>
    public bool IsEverything => PrefixLength == 0;

    /// <summary>True where all its addresses are private, shared, loopback or link-local: none of them is routed on the internet.</summary>
    public bool IsPrivate
    {
        get
        {
            foreach (var block in IsIPv6 ? PrivateNetworks.OfIPv6.Blocks : PrivateNetworks.Blocks)
            {
                if (block.Contains(this))
                    return true;
            }

            return false;
        }
    }

    /// <summary>True where every address of the other block is in this one.</summary>
    public bool Contains(Cidr other) =>
        IsIPv6 == other.IsIPv6
        && PrefixLength <= other.PrefixLength
        && High == (other.High & Mask(PrefixLength))
        && Low == (other.Low & Mask(PrefixLength - 64));

    /// <summary>True where some address is in both.</summary>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>Reads what the services take: four decimal numbers without leading zeros or an IPv6 address, then the prefix length.</summary>
    public static bool TryRead(string text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text.Substring(0, slash);
        var isIPv6 = address.IndexOf(':') >= 0;
        ulong high, low = 0;
        if (isIPv6 ? !TryReadIPv6(address, out high, out low) : !TryReadIPv4(address, out high))
            return false;
        var most = isIPv6 ? 128 : 32;
        var prefix = most;
        if (slash >= 0 && !TryReadNumber(text, slash + 1, text.Length, most, out prefix))
            return false;
        cidr = new Cidr(isIPv6, high, low, prefix);
        return true;
    }

    private static ulong Mask(int bits) => bits <= 0 ? 0 : bits >= 64 ? ulong.MaxValue : ulong.MaxValue << (64 - bits);

    private static bool TryReadIPv4(string text, out ulong high)
    {
        high = 0;
        var start = 0;
        for (var part = 0; part < 4; part++)
        {
            var end = part < 3 ? text.IndexOf('.', start) : text.Length;
            if (end < 0 || !TryReadNumber(text, start, end, 255, out var number))
                return false;
            high = (high << 8) | (uint)number;
            start = end + 1;
        }

        high <<= 32;
        return true;
    }

    private static bool TryReadIPv6(string text, out ulong high, out ulong low)
    {
        high = low = 0;
        if (text.IndexOf('%') >= 0 || text.IndexOf('[') >= 0)
            return false;
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < 8; i++)
        {
            high = (high << 8) | bytes[i];
            low = (low << 8) | bytes[i + 8];
        }

        return true;
    }

    private static bool TryReadNumber(string text, int start, int end, int most, out int number)
    {
        number = 0;
        if (end - start is < 1 or > 3 || (text[start] == '0' && end - start > 1))
            return false;
        for (var i = start; i < end; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            number = (number * 10) + text[i] - '0';
        }

        return number <= most;
    }
}

/// <summary>Blocks that the internet does not route: IANA's special-purpose address registries (RFC 6890 and its updates).</summary>
internal static class PrivateNetworks
{
    public static readonly Cidr[] Blocks =
    [
        Read("10.0.0.0/8"), // RFC 1918
        Read("172.16.0.0/12"),
        Read("192.168.0.0/16"),
        Read("100.64.0.0/10"), // shared with the provider, RFC 6598
        Read("127.0.0.0/8"),
        Read("169.254.0.0/16"), // link-local, RFC 3927
    ];

    /// <summary>Read when the first address of the family is met: few templates have one.</summary>
    public static class OfIPv6
    {
        public static readonly Cidr[] Blocks =
        [
            Read("::1/128"),
            Read("fc00::/7"), // unique local, RFC 4193
            Read("fe80::/10"),
        ];
    }

    private static Cidr Read(string text) => Cidr.TryRead(text, out var cidr) ? cidr : throw new InvalidOperationException(text);
}
