using System.Globalization;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Networks;

/// <summary>The ports that a rule of a security group or network ACL is about, as far as they are known.</summary>
/// <remarks>
/// Protocol -1 is all ports; so is any protocol beside TCP, UDP and ICMP, whatever range stands there (Amazon EC2 API reference,
/// AuthorizeSecurityGroupIngress). ICMP has types, not ports.
/// </remarks>
public readonly record struct PortRange
{
    public const int Last = 65535;

    private PortRange(Verdict applies, Bound from, Bound to)
    {
        Applies = applies;
        From = from;
        To = to;
    }

    /// <summary>Whether the rule is about ports of the protocol asked for at all.</summary>
    public Verdict Applies { get; }

    private Bound From { get; }

    private Bound To { get; }

    /// <summary>Reads <c>IpProtocol</c> (or <c>Protocol</c>), <c>FromPort</c>, <c>ToPort</c> of a security group's rule, or <c>Protocol</c>, <c>PortRange</c> of a network ACL's.</summary>
    /// <param name="protocol">Asks about <c>tcp</c> or <c>udp</c> alone; null for either.</param>
    public static PortRange Read(MapValue rule, string? protocol, Scope scope)
    {
        var named = rule.Find("IpProtocol") is null && rule.Find("Protocol") is not null ? "Protocol" : "IpProtocol";
        var isAcl = named == "Protocol" && rule.Find("FromPort") is null;
        var (applies, all) = ReadProtocol(scope.Find(rule, named), protocol);
        if (all == Verdict.Pass || applies == Verdict.Fail)
            return new PortRange(applies, Bound.At(0), Bound.At(Last));
        var ports = isAcl ? scope.Find(rule, "PortRange") : rule;
        var from = Port(ports, isAcl ? "From" : "FromPort", scope, Bound.At(0));
        var to = Port(ports, isAcl ? "To" : "ToPort", scope, Bound.At(Last));
        return all == Verdict.Unknown
            ? new PortRange(applies, new Bound(0, from.High), new Bound(to.Low, Last))
            : new PortRange(applies, from, to);
    }

    /// <summary>Whether the port is one of them.</summary>
    public Verdict Includes(int port)
    {
        var above = From.High <= port ? Verdict.Pass : From.Low <= port ? Verdict.Unknown : Verdict.Fail;
        var below = To.Low >= port ? Verdict.Pass : To.High >= port ? Verdict.Unknown : Verdict.Fail;
        return Applies.And(above).And(below);
    }

    /// <summary>Whether there are more than so many of them.</summary>
    public Verdict HasMoreThan(int count)
    {
        var least = To.Low - From.High + 1;
        var most = To.High - From.Low + 1;
        return Applies.And(least > count ? Verdict.Pass : most > count ? Verdict.Unknown : Verdict.Fail);
    }

    private static Protocol ReadProtocol(Value? value, string? wanted)
    {
        if (value is null)
            return new(Verdict.Pass, Verdict.Fail);
        if (value is not ScalarValue scalar)
            return new(Verdict.Unknown, Verdict.Unknown);
        switch (scalar.Text.ToLowerInvariant())
        {
            case "tcp" or "6":
                return new(wanted is null or "tcp" ? Verdict.Pass : Verdict.Fail, Verdict.Fail);
            case "udp" or "17":
                return new(wanted is null or "udp" ? Verdict.Pass : Verdict.Fail, Verdict.Fail);
            case "icmp" or "1" or "icmpv6" or "58":
                return new(Verdict.Fail, Verdict.Fail);
            case "-1" or "all":
                return new(Verdict.Pass, Verdict.Pass);
            default:
                return new(wanted is null ? Verdict.Pass : Verdict.Fail, Verdict.Pass);
        }
    }

    private static Bound Port(Value? ports, string key, Scope scope, Bound absent)
    {
        switch (ports)
        {
            case null:
                return absent;
            case MapValue map when scope.Find(map, key) is var value && value is null:
                return absent;
            case MapValue map when scope.Find(map, key) is ScalarValue scalar
                && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) && port <= Last:
                return port < 0 ? absent : Bound.At(port);
            default:
                return new Bound(0, Last);
        }
    }

    /// <summary>Whether the rule is about the protocol asked for, and about all protocols, for which ports mean nothing.</summary>
    /// <remarks>No tuple: code for tuples of verdicts is made anew in every process.</remarks>
    private readonly record struct Protocol(Verdict Applies, Verdict All);

    /// <summary>A number that lies somewhere between two.</summary>
    private readonly record struct Bound(int Low, int High)
    {
        public static Bound At(int port) => new(port, port);
    }
}
