using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
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
            return scope.Unknown(value, "is not a rule about ports");
        var verdict = Ask(PortRange.Read(map, protocol, scope));
        return (negated ? verdict.Not() : verdict) switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(Place(map), negated ? MustNot : Must),
            _ => FirstUnknown.Judge(PortsOf(map), scope, "the ports are only known after deployment"),
        };
    }

    /// <summary>The argument <c>protocol</c>; null where it is not given.</summary>
    protected static string? ReadProtocol(MapNode arguments, CompileContext context)
    {
        if (arguments.Find("protocol") is not { } node)
            return null;
        if (node is ScalarNode { Text: "tcp" or "udp" } protocol)
            return protocol.Text;
        context.Report(node, "'protocol' is \"tcp\" or \"udp\"");
        return null;
    }

    private static Text.SourceSpan Place(MapValue map) =>
        map.Find("FromPort") is not null ? map.KeySpan("FromPort")
        : map.Find("PortRange") is not null ? map.KeySpan("PortRange")
        : map.Find("IpProtocol") is not null ? map.KeySpan("IpProtocol")
        : map.KeySpan("Protocol");

    // Only what is about ports may be named as the reason why they are unknown.
    private static MapValue PortsOf(MapValue map)
    {
        var entries = new PropertyEntries(0);
        foreach (var entry in map.Entries)
        {
            if (entry.Key is "IpProtocol" or "Protocol" or "FromPort" or "ToPort" or "PortRange")
                entries.Add(entry);
        }

        return new MapValue(entries.ToArray(), map.Span) { OpenBecause = map.OpenBecause, HiddenKeys = map.HiddenKeys };
    }

    private sealed class Negated(PortAssertion inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => inner.Judge(value, scope, negated: true);
    }
}

/// <summary>The rule is about at least one of the ports.</summary>
public sealed class PortsInclude(IReadOnlyList<int> wanted, string? protocol) : PortAssertion(protocol)
{
    public static readonly Keyword Word = new(
        "portsInclude",
        new KeywordOperand(
            "a port or a list of ports; or { \"ports\": ports, \"protocol\": \"tcp\" or \"udp\" }",
            """{ "anyOf": [{ "type": "integer" }, { "type": "array", "items": { "type": "integer" }, "minItems": 1 }, { "type": "object", "properties": { "ports": { "type": "array", "items": { "type": "integer" }, "minItems": 1 }, "protocol": { "enum": ["tcp", "udp"] } }, "required": ["ports"], "additionalProperties": false }] }"""),
        "A rule of a security group or network ACL is about one of the ports: by its range, or because it is about all protocols.")
    {
        Compile = CompilePorts,
    };

    public override string Phrase => "include port " + string.Join(" or ", Texts());

    protected override Verdict Ask(PortRange ports)
    {
        var verdict = Verdict.Fail;
        foreach (var port in wanted)
            verdict = verdict.Or(ports.Includes(port));
        return verdict;
    }

    private List<string> Texts()
    {
        var texts = new List<string>(wanted.Count);
        foreach (var port in wanted)
            texts.Add(port.ToString(CultureInfo.InvariantCulture));
        return texts;
    }

    private static PortsInclude? CompilePorts(Node node, CompileContext context)
    {
        if (node is not MapNode)
            return new PortsInclude(ReadPorts(node, context), null);
        if (context.Arguments(node, "portsInclude", "ports", "protocol") is not { } map)
            return null;
        if (map.Find("ports") is not { } ports)
        {
            context.Report(map, "'portsInclude' has to name 'ports'");
            return null;
        }

        return new PortsInclude(ReadPorts(ports, context), ReadProtocol(map, context));
    }

    private static List<int> ReadPorts(Node node, CompileContext context)
    {
        var read = new List<int>();
        if (node is ListNode list)
        {
            foreach (var item in list.Items)
                read.Add(context.Count(item, "each port"));
        }
        else
        {
            read.Add(context.Count(node, "a port"));
        }

        return read;
    }
}

/// <summary>The rule is about more ports than so many.</summary>
public sealed class PortsMoreThan(int count, string? protocol) : PortAssertion(protocol)
{
    public static readonly Keyword Word = new(
        "portsMoreThan",
        new KeywordOperand("a whole number", """{ "type": "integer", "minimum": 0 }"""),
        "A rule of a security group or network ACL is about more ports than this; 1 tells a range from a port, 65535 is exceeded by all ports alone.")
    {
        Compile = static (node, context) => new PortsMoreThan(context.Count(node, "'portsMoreThan'"), null),
    };

    public override string Phrase => count == 1 ? "be about a range of ports" : $"be about more than {count.ToString(CultureInfo.InvariantCulture)} ports";

    protected override Verdict Ask(PortRange ports) => ports.HasMoreThan(count);
}
