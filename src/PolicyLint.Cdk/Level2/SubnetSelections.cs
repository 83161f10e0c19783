using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Which subnets of a VPC a construct is put into: what a <c>SubnetSelection</c> comes to.</summary>
internal sealed class SubnetSelections(Session session)
{
    private static readonly string[] Usual = ["PRIVATE", "ISOLATED", "PUBLIC"];

    /// <summary>The subnets' ids.</summary>
    /// <param name="selection">Null for the CDK's default: private subnets where there are any, else isolated ones, else public ones.</param>
    public Value Of(CodeValue? vpc, CodeValue? selection, SourceSpan span)
    {
        if (Selected(vpc, selection, span) is not { } subnets)
            return Unfollowed(span);
        var ids = new List<Value>();
        foreach (var subnet in subnets.Items)
            ids.Add(subnet is PlainValue plain ? plain.Value : Level2Values.Reference(subnet, ""));
        return new ListValue(ids, span) { OpenBecause = subnets.OpenBecause };
    }

    /// <summary>The subnets: constructs, or the ids of imported ones; null where they are not known.</summary>
    public SequenceValue? Selected(CodeValue? vpc, CodeValue? selection, SourceSpan span)
    {
        if (selection is not (null or RecordValue { OpenBecause: null }))
            return null;
        var record = selection as RecordValue;
        foreach (var slot in record?.Slots ?? [])
        {
            if (slot.Name is not ("SubnetType" or "SubnetGroupName" or "OnePerAz") && !TableTemplates.IsAbsent(slot.Value))
                return slot.Name == "Subnets" ? slot.Value as SequenceValue : null;
        }

        var group = record?.Find("SubnetGroupName")?.Value;
        var kind = record?.Find("SubnetType")?.Value;
        if (vpc is not ConstructValue network)
            return group is null ? OfImported(vpc, kind, span) : null;
        var subnets = Below(network);
        if (subnets.Count == 0)
            return null;
        if (group is not null)
            return Evaluator.KnownText(group) is { } name ? Sequence(subnets.FindAll(s => s.Id is { } id && id.StartsWith(name + "Subnet", StringComparison.Ordinal)), span) : null;
        if (kind is LibraryValue { Member: var member })
            return Sequence(subnets.FindAll(s => KindOf(s) == Short(member)), span);
        if (kind is not null)
            return null;
        foreach (var usual in Usual)
        {
            if (subnets.FindAll(s => KindOf(s) == usual) is { Count: > 0 } found)
                return Sequence(found, span);
        }

        return null;
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

    private static SequenceValue? OfImported(CodeValue? vpc, CodeValue? kind, SourceSpan span)
    {
        if (vpc is not LibraryValue { TypeName: "aws_ec2.Vpc", Member: "FromVpcAttributes" } imported || imported.Argument(2) is not RecordValue attributes || kind is not (null or LibraryValue))
            return null;
        foreach (var usual in kind is LibraryValue { Member: var member } ? [Short(member)] : Usual)
        {
            if (attributes.Find(usual[0] + usual.Substring(1).ToLowerInvariant() + "SubnetIds")?.Value is SequenceValue { Items.Count: > 0 } ids)
                return ids;
        }

        return null;
    }

    private List<ConstructValue> Below(ConstructValue vpc) =>
        session.Constructs.FindAll(c => ReferenceEquals(c.Scope, vpc) && c.ClassName is "aws_ec2.PublicSubnet" or "aws_ec2.PrivateSubnet");

    private static string? KindOf(ConstructValue subnet) => (subnet.Properties as RecordValue)?.Find("SubnetType")?.Value is LibraryValue { Member: var kind } ? Short(kind) : null;

    private static string Short(string kind) => kind is "PRIVATE_ISOLATED" or "ISOLATED" ? "ISOLATED" : kind == "PUBLIC" ? kind : "PRIVATE";

    private static SequenceValue Sequence(List<ConstructValue> subnets, SourceSpan span)
    {
        var sequence = new SequenceValue([], span);
        sequence.Items.AddRange(subnets);
        if (subnets.Exists(static s => s.Presence is not null))
            sequence.OpenBecause = Session.UnknownAt(span, "how many subnets there are depends on a condition");
        return sequence;
    }

    private static UnknownValue Unfollowed(SourceSpan span) => Session.UnknownAt(span, "which subnets these are is not followed");
}
