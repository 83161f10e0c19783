using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Rules of security groups: written in the group where the peer is an address, else resources of their own.</summary>
internal sealed class SecurityGroupRules(Session session)
{
    public const string GroupClass = "aws_ec2.SecurityGroup";

    private const string InlineDisabled = "DisableInlineRules";

    /// <summary>Adds a rule that lets the peer in.</summary>
    /// <param name="isRemote">True for the far end of a connection: between stacks its rule stands in the other stack.</param>
    public void AddIngress(CodeValue group, CodeValue peer, CodeValue port, CodeValue? description, bool isRemote, SourceSpan span) =>
        Add(new Rule(group, peer, port, description, isRemote, IsIngress: true, span));

    /// <summary>Adds a rule that lets the group reach the peer; none where the group may reach everything.</summary>
    public void AddEgress(CodeValue group, CodeValue peer, CodeValue port, CodeValue? description, bool isRemote, SourceSpan span) =>
        Add(new Rule(group, peer, port, description, isRemote, IsIngress: false, span));

    /// <summary>Adds a rule by a method of the group, <c>AddIngressRule</c> or <c>AddEgressRule</c>.</summary>
    public void Add(CodeValue group, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        CodeValue? peer = null, port = null, description = null, isRemote = null;
        foreach (var argument in arguments)
        {
            switch (argument.Name)
            {
                case "peer":
                    peer = argument.Value;
                    break;
                case "connection":
                    port = argument.Value;
                    break;
                case "description":
                    description = argument.Value;
                    break;
                case "remoteRule":
                    isRemote = argument.Value;
                    break;
            }
        }

        if (peer is null || port is null)
            Open(group, Session.UnknownAt(span, "the rule is not followed"));
        else
            Add(new Rule(group, peer, port, description, Evaluator.KnownText(isRemote) == "true", method == "AddIngressRule", span));
    }

    /// <summary>The group may have more rules than we saw, and the stack more rules.</summary>
    public void Open(CodeValue? group, UnknownValue because)
    {
        switch (group)
        {
            case ConstructValue construct:
                new Escapes(session).Open(construct, because);
                return;
            case SequenceValue sequence:
                foreach (var item in sequence.Items)
                    Open(item, because);
                return;
            default:
                foreach (var construct in session.Constructs)
                {
                    if (construct.OwnStack is not null)
                        construct.StackOpenBecause ??= because;
                }

                return;
        }
    }

    private void Add(Rule rule)
    {
        var group = session.Guards.Settle(rule.Group);
        if (group is not (ConstructValue { ClassName: GroupClass } or LibraryValue { TypeName: GroupClass }))
        {
            Open(group, Session.UnknownAt(rule.Span, "to which group this rule is added is not followed"));
            return;
        }

        var own = group as ConstructValue;
        var owner = own ?? Imported((LibraryValue)group, rule.Span);
        if (owner is null)
            return;
        if (!rule.IsIngress && (own is null ? ReachesAll((LibraryValue)group) : !IsEgressWritten(own, rule)))
            return;
        var templates = new TableTemplates(owner, session);
        var peer = rule.Peer is ConstructValue or LibraryValue { TypeName: GroupClass } ? null : templates.Of(Level2Table.Shipped.Shape(rule.IsIngress ? "ingressPeer" : "egressPeer"), new Subject(rule.Peer)) as MapValue;
        if (templates.Of(Level2Table.Shipped.Shape("port"), new Subject(rule.Port)) is not MapValue port || (peer is null && !IsGroup(rule.Peer)))
        {
            Open(group, Session.UnknownAt(rule.Span, "the rule is not followed"));
            return;
        }

        if (own is not null && peer is not null && rule.Peer is not LibraryValue { Member: "PrefixList" } && IsKnown(port) && !IsSet(own, InlineDisabled, "true"))
            Inline(own, rule, peer, port);
        else
            Separate(owner, group, rule, peer, port);
    }

    // Between stacks the rule of the far end is made in the stack of the near one.
    private void Separate(ConstructValue owner, CodeValue group, Rule rule, MapValue? peer, MapValue port)
    {
        var isReversed = rule.IsRemote && rule.Peer is ConstructValue other && !ReferenceEquals(other.Stack, owner.Stack);
        var scope = isReversed ? (ConstructValue)rule.Peer : owner;
        var id = isReversed
            ? UniqueId(owner) + ":" + TextOf(port) + (rule.IsIngress ? " to" : " from")
            : FirstSlashEscaped((rule.IsIngress ? "from " : "to ") + NameOf(rule.Peer, peer) + ":" + TextOf(port));
        if (session.Child(scope, id) is not null)
            return;
        var entries = new PropertyEntries(8);
        entries.Add(new PropertyEntry("GroupId", rule.Span, Level2Values.Reference(group, "GroupId")));
        if (peer is not null)
            entries.AddAll(peer.Entries);
        else
            entries.Add(new PropertyEntry(rule.IsIngress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId", rule.Span, Level2Values.Reference(rule.Peer, "GroupId")));
        entries.AddAll(port.Entries);
        entries.Add(new PropertyEntry("Description", rule.Span, Description(rule, peer, port)));
        var made = new ConstructValue(owner.Type, "", rule.Span) { Scope = scope, Id = id, IdSpan = rule.Span, IsAttached = true, Presence = BothConditions.Of(scope.Presence, session.Guards.ToCondition()) };
        session.Constructs.Add(made);
        Level1.AddDraft(made, made.LogicalId, rule.IsIngress ? "AWS::EC2::SecurityGroupIngress" : "AWS::EC2::SecurityGroupEgress", new MapValue(entries.ToArray(), rule.Span), "");
    }

    private static string FirstSlashEscaped(string id) => id.IndexOf('/') is >= 0 and var slash ? id.Substring(0, slash) + "_" + id.Substring(slash + 1) : id;

    private void Inline(ConstructValue group, Rule rule, MapValue peer, MapValue port)
    {
        if (group.Main is not { } draft)
            return;
        var entries = new PropertyEntries(peer.Entries.Count + port.Entries.Count + 1);
        entries.AddAll(peer.Entries);
        entries.AddAll(port.Entries);
        entries.Add(new PropertyEntry("Description", rule.Span, Description(rule, peer, port)));
        var item = ValueConversion.Of(session.Guards.Write(new PlainValue(new MapValue(entries.ToArray(), rule.Span)), null))!;
        var key = rule.IsIngress ? "SecurityGroupIngress" : "SecurityGroupEgress";
        var written = MapEdits.FindWritten(draft.Properties, key);
        if (written is not (null or ListValue))
        {
            draft.OpenBecause ??= Session.UnknownAt(rule.Span, "to which rules this one is added is not followed");
            return;
        }

        var list = written as ListValue;
        IReadOnlyList<Value> before = rule.IsIngress || !IsSet(group, "AllowAllOutbound", "false") ? list?.Items ?? [] : WithoutNone(list);
        draft.Properties = MapEdits.With(draft.Properties, key, rule.Span, new ListValue([.. before, item], rule.Span) { OpenBecause = list?.OpenBecause });
    }

    // A group that may reach everything gets no further rules; one that may reach nothing says so by a rule that the first real one replaces.
    private bool IsEgressWritten(ConstructValue group, Rule rule)
    {
        var reachesAll = (group.Properties as RecordValue)?.Find(IsIpv6(rule.Peer) ? "AllowAllIpv6Outbound" : "AllowAllOutbound")?.Value;
        var text = TableTemplates.IsAbsent(reachesAll) ? IsIpv6(rule.Peer) ? "false" : "true" : Evaluator.KnownText(reachesAll);
        if (text is null)
            Open(group, Session.UnknownAt(rule.Span, "whether the group reaches everything is not known"));
        if (text != "false")
            return false;
        if (group.Main is { } draft && !IsIpv6(rule.Peer))
        {
            if (session.Guards.IsConditional)
                draft.OpenBecause ??= Session.UnknownAt(rule.Span, "whether the rule is added depends on a condition");
            else if (MapEdits.FindWritten(draft.Properties, "SecurityGroupEgress") is ListValue list)
                draft.Properties = MapEdits.With(draft.Properties, "SecurityGroupEgress", list.Span, WithoutNone(list) is { Count: > 0 } rest ? new ListValue(rest, list.Span) { OpenBecause = list.OpenBecause } : null);
        }

        return true;
    }

    private static bool ReachesAll(LibraryValue imported) =>
        imported.Argument(3) is not RecordValue options || Evaluator.KnownText(options.Find("AllowAllOutbound")?.Value) != "false";

    private static List<Value> WithoutNone(ListValue? list)
    {
        var kept = new List<Value>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is not MapValue map || MapEdits.FindWritten(map, "CidrIp") is not ScalarValue { Text: "255.255.255.255/32" })
                kept.Add(item);
        }

        return kept;
    }

    private static bool IsIpv6(CodeValue peer) => peer is LibraryValue { TypeName: "aws_ec2.Peer", Member: "Ipv6" or "AnyIpv6" };

    private static bool IsGroup(CodeValue peer) => peer is ConstructValue { ClassName: GroupClass } or LibraryValue { TypeName: GroupClass };

    private static bool IsSet(ConstructValue group, string property, string text) =>
        Evaluator.KnownText((group.Properties as RecordValue)?.Find(property)?.Value) == text;

    private static bool IsKnown(MapValue port)
    {
        foreach (var entry in port.Entries)
        {
            if (entry.Value is not ScalarValue)
                return false;
        }

        return true;
    }

    // An imported group is not in this stack, but the rules that are added to it are.
    private ConstructValue? Imported(LibraryValue group, SourceSpan span)
    {
        if (group.Argument(3) is RecordValue options && Evaluator.KnownText(options.Find("Mutable")?.Value) == "false")
            return null;
        if (group.Argument(0) is not ConstructValue scope || Evaluator.KnownText(group.Argument(1)) is not { } id)
        {
            Open(null, Session.UnknownAt(span, "to which group this rule is added is not followed"));
            return null;
        }

        if (session.Child(scope, id) is { } known)
            return known;
        var made = new ConstructValue(scope.Type, "", span) { Scope = scope, Id = id, IdSpan = span, IsAttached = true, Presence = scope.Presence };
        session.Constructs.Add(made);
        return made;
    }

    private static Value Description(Rule rule, MapValue? peer, MapValue port) => rule.Description is { } given && ValueConversion.Of(given) is { } said
        ? said
        : new ScalarValue(ScalarKind.String, (rule.IsIngress ? "from " : "to ") + NameOf(rule.Peer, peer) + ":" + TextOf(port), rule.Span);

    private static string NameOf(CodeValue peer, MapValue? written)
    {
        if (peer is ConstructValue group)
            return UniqueId(group);
        if (peer is LibraryValue { TypeName: GroupClass } imported && imported.Argument(0) is ConstructValue scope && Evaluator.KnownText(imported.Argument(1)) is { } id)
            return UniqueId(scope, id);
        return written?.Entries is [{ Value: ScalarValue address }] ? address.Text : "{IndirectPeer}";
    }

    /// <summary>The CDK's name for a construct that is unique in the app.</summary>
    internal static string UniqueId(ConstructValue construct, params string[] further)
    {
        var path = string.Join("/", further);
        for (var at = construct; at is not null && at.ClassName != "App"; at = at.Scope)
            path = path.Length == 0 ? at.PathId : at.PathId + "/" + path;
        return LogicalIdentity.Of(path);
    }

    private static string TextOf(MapValue port)
    {
        var protocol = (MapEdits.FindWritten(port, "IpProtocol") as ScalarValue)?.Text ?? "";
        if (!IsKnown(port))
            return "{IndirectPort}";
        var from = (MapEdits.FindWritten(port, "FromPort") as ScalarValue)?.Text ?? "";
        var to = (MapEdits.FindWritten(port, "ToPort") as ScalarValue)?.Text ?? "";
        var all = from == "0" && to == "65535";
        var range = from == to ? from : from + "-" + to;
        return protocol switch
        {
            "tcp" => all ? "ALL PORTS" : range,
            "udp" => "UDP " + (all ? "ALL PORTS" : range),
            "icmpv6" => "ALL ICMPv6",
            "esp" or "ah" => protocol.ToUpperInvariant() + " " + from,
            "icmp" => from == "-1" ? "ALL ICMP" : "ICMP Type " + from + (to == "-1" ? "" : " Code " + to),
            "-1" => "ALL TRAFFIC",
            _ => protocol + " " + range,
        };
    }

    private sealed record Rule(CodeValue Group, CodeValue Peer, CodeValue Port, CodeValue? Description, bool IsRemote, bool IsIngress, SourceSpan Span);
}
