using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Model;
using PolicyLint.Schemas.Networks;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A predicate about the ports of a rule of a security group or network ACL.</summary>
public abstract class PortAssertion(string? protocol) : Assertion
{
    public sealed override Schema Negate() => new Negated(this);

    protected abstract Verdict Ask(PortRange ports);

    protected sealed override Judgment JudgeKnown(Value value, Scope scope) => Judge(value, scope, negated: false);

    private Judgment Judge(Value value, Scope scope, bool negated)
    {
        if (value is not MapValue map)
            return Judgment.Unknown(value, "is not a rule about ports");
        var verdict = Ask(PortRange.Read(map, protocol, scope));
        return (negated ? verdict.Not() : verdict) switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => Judgment.Fail(Place(map), (negated ? "must not " : "must ") + Phrase),
            _ => FirstUnknown.Judge(PortsOf(map), scope, "the ports are only known after deployment"),
        };
    }

    private static Text.SourceSpan Place(MapValue map) =>
        map.Find("FromPort") is not null ? map.KeySpan("FromPort")
        : map.Find("PortRange") is not null ? map.KeySpan("PortRange")
        : map.Find("IpProtocol") is not null ? map.KeySpan("IpProtocol")
        : map.KeySpan("Protocol");

    // Only what is about ports may be named as the reason why they are unknown.
    private static MapValue PortsOf(MapValue map)
    {
        var entries = new List<PropertyEntry>();
        foreach (var entry in map.Entries)
        {
            if (entry.Key is "IpProtocol" or "Protocol" or "FromPort" or "ToPort" or "PortRange")
                entries.Add(entry);
        }

        return new MapValue(entries, map.Span) { OpenBecause = map.OpenBecause };
    }

    private sealed class Negated(PortAssertion inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => inner.Judge(value, scope, negated: true);
    }
}

/// <summary>The rule is about at least one of the ports.</summary>
public sealed class PortsInclude(IReadOnlyList<int> ports, string? protocol) : PortAssertion(protocol)
{
    public override string Phrase => "include port " + string.Join(" or ", Texts());

    protected override Verdict Ask(PortRange range)
    {
        var verdict = Verdict.Fail;
        foreach (var port in ports)
            verdict = verdict.Or(range.Includes(port));
        return verdict;
    }

    private List<string> Texts()
    {
        var texts = new List<string>(ports.Count);
        foreach (var port in ports)
            texts.Add(port.ToString(CultureInfo.InvariantCulture));
        return texts;
    }
}

/// <summary>The rule is about more ports than so many.</summary>
public sealed class PortsMoreThan(int count, string? protocol) : PortAssertion(protocol)
{
    public override string Phrase => count == 1 ? "be about a range of ports" : $"be about more than {count.ToString(CultureInfo.InvariantCulture)} ports";

    protected override Verdict Ask(PortRange range) => range.HasMoreThan(count);
}
