using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Which subnets of a VPC a construct is put into: what a <c>SubnetSelection</c> comes to.</summary>
internal sealed class SubnetSelections(Session session)
{
    /// <summary>The subnets' ids.</summary>
    /// <param name="selection">Null for the CDK's default: private subnets where there are any, else isolated ones, else public ones.</param>
    public Value Of(CodeValue? vpc, CodeValue? selection, SourceSpan span)
    {
        if (vpc is not ConstructValue network || selection is not (null or RecordValue { OpenBecause: null }))
            return Unfollowed(span);
        var record = selection as RecordValue;
        foreach (var slot in record?.Slots ?? [])
        {
            if (slot.Name is not ("SubnetType" or "SubnetGroupName" or "OnePerAz") && !TableTemplates.IsAbsent(slot.Value))
                return slot.Name == "Subnets" && slot.Value is SequenceValue named ? References(named.Items, span, named.OpenBecause) : Unfollowed(span);
        }

        var subnets = Below(network);
        if (subnets.Count == 0)
            return Unfollowed(span);
        return record?.Find("SubnetGroupName")?.Value is { } group ? OfGroup(subnets, group, span) : OfKind(subnets, record?.Find("SubnetType")?.Value, span);
    }

    /// <summary>The subnets of one kind: PUBLIC, PRIVATE or ISOLATED.</summary>
    public SequenceValue Constructs(ConstructValue vpc, string kind)
    {
        var subnets = new SequenceValue([], vpc.IdSpan);
        subnets.Items.AddRange(Below(vpc).FindAll(s => KindOf(s) == kind));
        if (subnets.Items.Exists(static s => s is ConstructValue { Presence: not null }) || Below(vpc).Count == 0)
            subnets.OpenBecause = Session.UnknownAt(vpc.IdSpan, "how many subnets there are is not known");
        return subnets;
    }

    private Value OfGroup(List<ConstructValue> subnets, CodeValue group, SourceSpan span) => Evaluator.KnownText(group) is { } name
        ? References(subnets.FindAll(s => s.Id is { } id && id.StartsWith(name + "Subnet", StringComparison.Ordinal)), span, null)
        : Unfollowed(span);

    private Value OfKind(List<ConstructValue> subnets, CodeValue? kind, SourceSpan span)
    {
        if (kind is null)
        {
            foreach (var usual in new[] { "PRIVATE", "ISOLATED", "PUBLIC" })
            {
                if (subnets.FindAll(s => KindOf(s) == usual) is { Count: > 0 } found)
                    return References(found, span, null);
            }
        }

        return kind is LibraryValue { Member: var member } ? References(subnets.FindAll(s => KindOf(s) == Short(member)), span, null) : Unfollowed(span);
    }

    private List<ConstructValue> Below(ConstructValue vpc) =>
        session.Constructs.FindAll(c => ReferenceEquals(c.Scope, vpc) && c.ClassName is "aws_ec2.PublicSubnet" or "aws_ec2.PrivateSubnet");

    private static string? KindOf(ConstructValue subnet) => (subnet.Properties as RecordValue)?.Find("SubnetType")?.Value is LibraryValue { Member: var kind } ? Short(kind) : null;

    private static string Short(string kind) => kind is "PRIVATE_ISOLATED" or "ISOLATED" ? "ISOLATED" : kind == "PUBLIC" ? kind : "PRIVATE";

    private static ListValue References(IEnumerable<CodeValue> subnets, SourceSpan span, UnknownValue? open)
    {
        var ids = new List<Value>();
        foreach (var subnet in subnets)
        {
            if (subnet is ConstructValue { Presence: not null })
                open ??= Session.UnknownAt(span, "how many subnets there are depends on a condition");
            ids.Add(Level2Values.Reference(subnet, ""));
        }

        return new ListValue(ids, span) { OpenBecause = open };
    }

    private static UnknownValue Unfollowed(SourceSpan span) => Session.UnknownAt(span, "which subnets these are is not followed");
}
