using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Who may reach whom: <c>a.Connections.AllowFrom(b, port)</c> makes a rule in the groups of both.</summary>
internal sealed class Connections(Session session)
{
    public const string TypeName = "aws_ec2.Connections";

    private readonly SecurityGroupRules _rules = new(session);

    /// <summary>Does what the method of the connections does; false where that is not known.</summary>
    public bool Invoke(LibraryValue connections, string method, IReadOnlyList<Slot> arguments, SourceSpan span)
    {
        var other = Named(arguments, "other");
        var port = Named(arguments, "portRange") ?? (method.IndexOf("DefaultPort", StringComparison.Ordinal) >= 0 ? DefaultPort(method == "AllowToDefaultPort" ? Of(other) : connections) : null);
        var description = Named(arguments, "description");
        if (port is null || !method.StartsWith("Allow", StringComparison.Ordinal))
            return false;
        switch (method)
        {
            case "AllowFrom" or "AllowDefaultPortFrom":
                AllowFrom(connections, other, port, description, span);
                return true;
            case "AllowTo" or "AllowDefaultPortTo" or "AllowToDefaultPort":
                AllowTo(connections, other, port, description, span);
                return true;
            case "AllowFromAnyIpv4" or "AllowDefaultPortFromAnyIpv4":
                AllowFrom(connections, AnyIpv4(span), port, description, span);
                return true;
            case "AllowToAnyIpv4":
                AllowTo(connections, AnyIpv4(span), port, description, span);
                return true;
            case "AllowInternally" or "AllowDefaultPortInternally":
                foreach (var group in Groups(connections))
                {
                    _rules.AddIngress(group, group, port, description, false, span);
                    _rules.AddEgress(group, group, port, description, false, span);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The connections of something that has some; null where they are not known.</summary>
    public LibraryValue? Of(CodeValue? value)
    {
        switch (session.Guards.Settle(value))
        {
            case LibraryValue { TypeName: TypeName } connections:
                return connections;
            case LibraryValue { TypeName: "aws_elasticloadbalancingv2_targets.InstanceTarget" or "aws_elasticloadbalancingv2_targets.InstanceIdTarget" or "aws_elasticloadbalancingv2_targets.IpTarget" or "aws_elasticloadbalancingv2_targets.LambdaTarget" or "aws_elasticloadbalancingv2_targets.AlbTarget" } target:
                return new LibraryValue(TypeName, "new", [], target.Span);
            case ConstructValue construct:
                return Level2Members.Member(construct, "Connections", construct.IdSpan, session) as LibraryValue;
            case LibraryValue { TypeName: "aws_ec2.SecurityGroup" or "aws_ec2.Peer" } peer:
                var record = new RecordValue(null, "", peer.Span);
                if (peer.TypeName == "aws_ec2.SecurityGroup")
                    record.Set(new Slot("SecurityGroups", peer.Span, new SequenceValue([peer], peer.Span)));
                else
                    record.Set(new Slot("Peer", peer.Span, peer));
                return new LibraryValue(TypeName, "new", [new Slot("props", peer.Span, record)], peer.Span);
            default:
                return null;
        }
    }

    public void AllowFrom(LibraryValue self, CodeValue? other, CodeValue port, CodeValue? description, SourceSpan span)
    {
        if (Of(other) is not { } others)
        {
            Open(self, other, span);
            return;
        }

        foreach (var group in Groups(self))
        {
            foreach (var peer in Peers(others))
                _rules.AddIngress(group, peer, port, description, false, span);
        }

        foreach (var group in Groups(others))
        {
            foreach (var peer in Peers(self))
                _rules.AddEgress(group, peer, port, description, true, span);
        }
    }

    public void AllowTo(LibraryValue self, CodeValue? other, CodeValue port, CodeValue? description, SourceSpan span)
    {
        if (Of(other) is not { } others)
        {
            Open(self, other, span);
            return;
        }

        foreach (var group in Groups(self))
        {
            foreach (var peer in Peers(others))
                _rules.AddEgress(group, peer, port, description, false, span);
        }

        foreach (var group in Groups(others))
        {
            foreach (var peer in Peers(self))
                _rules.AddIngress(group, peer, port, description, true, span);
        }
    }

    private IReadOnlyList<CodeValue> Groups(LibraryValue connections)
    {
        switch (CodePaths.Walk(connections, "0.SecurityGroups", session))
        {
            case null:
                return [];
            case SequenceValue sequence:
                return sequence.Items;
            case { } one:
                return [one];
        }
    }

    private IReadOnlyList<CodeValue> Peers(LibraryValue connections) => CodePaths.Walk(connections, "0.Peer", session) is { } peer ? [peer] : Groups(connections);

    private CodeValue? DefaultPort(LibraryValue? connections) => connections is null ? null : CodePaths.Walk(connections, "0.DefaultPort", session);

    private static LibraryValue AnyIpv4(SourceSpan span) => new("aws_ec2.Peer", "AnyIpv4", [], span);

    private static CodeValue? Named(IReadOnlyList<Slot> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (string.Equals(argument.Name, name, StringComparison.Ordinal) && !TableTemplates.IsAbsent(argument.Value))
                return argument.Value;
        }

        return null;
    }

    // Whose rules these are is not known: they may be in any group that is named.
    private void Open(LibraryValue self, CodeValue? other, SourceSpan span)
    {
        var because = Session.UnknownAt(span, "whom this lets in is not followed");
        foreach (var group in Groups(self))
            _rules.Open(group, because);
        _rules.Open(other, because);
    }
}
