using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Texts in which a part is that of the partition in which the stack is deployed.</summary>
/// <param name="part">What is written.</param>
/// <param name="name">The pseudo parameter that means it.</param>
/// <param name="where">Where that is so.</param>
internal sealed class OfPartition(string rewriting, string part, string name, Func<Place, bool> where) : ValueRewriting(rewriting)
{
    public static bool IsAnywhere(Place place) => true;

    public static bool IsService(Place place) => place.IsInPolicy && (place.IsItem ? place.Outer! : place) is { Key: "Service", Outer.Key: "Principal" or "NotPrincipal" };

    protected override bool IsEligible(Node node, Place place) => where(place) && TextOf(node) is { } text && text.Contains(part, StringComparison.Ordinal);

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var text = node is ScalarNode ? TextOf(node)!.Replace("${", "${!", StringComparison.Ordinal) : TextOf(node)!;
        return NewNodes.Map("Fn::Sub", NewNodes.Text(text.Replace(part, name, StringComparison.Ordinal), node.Span), node.Span);
    }

    private static string? TextOf(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } scalar => scalar.Text,
        MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text }] } => text.Text,
        _ => null,
    };
}

/// <summary>Texts of <c>Fn::Sub</c> put together by <c>Fn::Join</c>.</summary>
internal sealed class SubstitutedAsJoined() : ValueRewriting("Fn::Sub as Fn::Join")
{
    protected override bool IsEligible(Node node, Place place) =>
        node is MapNode { Entries: [{ Key.Text: "Fn::Sub", Value: ScalarNode text }] } && !text.Text.Contains("${!", StringComparison.Ordinal) && text.Text.Length > 0;

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var text = (ScalarNode)((MapNode)node).Entries[0].Value;
        var pieces = text.Text.Split("${");
        var parts = new List<Node>();
        if (pieces[0].Length > 0)
            parts.Add(NewNodes.Text(pieces[0], node.Span));
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            var name = piece.Substring(0, end);
            parts.Add(NewNodes.Map(name.Contains('.', StringComparison.Ordinal) ? "Fn::GetAtt" : "Ref", NewNodes.Text(name, node.Span), node.Span));
            if (end + 1 < piece.Length)
                parts.Add(NewNodes.Text(piece.Substring(end + 1), node.Span));
        }

        return NewNodes.Call("Fn::Join", node.Span, NewNodes.Text("", node.Span), new ListNode(parts, node.Span));
    }
}

/// <summary>Protocols by their numbers, and every address in the longer form.</summary>
internal sealed class OtherNetworkWords() : ValueRewriting("protocols by numbers and every address written out")
{
    private static readonly Dictionary<string, string> Protocols = new(StringComparer.Ordinal) { ["tcp"] = "6", ["udp"] = "17", ["icmp"] = "1" };

    protected override bool IsEligible(Node node, Place place) => Other(node, place) is not null;

    protected override Node Rewritten(Node node, Place place, Additions additions) => NewNodes.Text(Other(node, place)!, node.Span);

    private static string? Other(Node node, Place place) => node is not ScalarNode { Kind: ScalarKind.String } scalar ? null
        : place.Key == "IpProtocol" ? Protocols.GetValueOrDefault(scalar.Text)
        : scalar.Text == "::/0" ? "0:0:0:0:0:0:0:0/0"
        : null;
}

/// <summary>The ARN of a resource put together from its name.</summary>
internal sealed class ArnsByNames() : ValueRewriting("ARNs put together from names")
{
    private const string InRegion = "${AWS::Region}:${AWS::AccountId}:";

    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = "s3:::",
        ["AWS::Lambda::Function"] = "lambda:" + InRegion + "function:",
        ["AWS::KMS::Key"] = "kms:" + InRegion + "key/",
        ["AWS::IAM::Role"] = "iam::${AWS::AccountId}:role/",
        ["AWS::DynamoDB::Table"] = "dynamodb:" + InRegion + "table/",
        ["AWS::Kinesis::Stream"] = "kinesis:" + InRegion + "stream/",
    };

    protected override bool IsEligible(Node node, Place place) => FormOf(node, place) is not null;

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        NewNodes.Map("Fn::Sub", NewNodes.Text("arn:${AWS::Partition}:" + FormOf(node, place) + "${" + Target(node) + "}", node.Span), node.Span);

    private static string? FormOf(Node node, Place place) =>
        Target(node) is { } id && place.TypeOf(id) is { } type ? Forms.GetValueOrDefault(type) : null;

    private static string? Target(Node node) =>
        node is MapNode { Entries: [{ Key.Text: "Fn::GetAtt" }] } map && ThroughReference.NameOf(map) is { } name && name.EndsWith(".Arn", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - ".Arn".Length)
            : null;
}

/// <summary>Keys of KMS by their ARN in place of their id.</summary>
internal sealed class KeysByArn() : ValueRewriting("keys of KMS by ARN")
{
    protected override bool IsEligible(Node node, Place place) =>
        node is MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode name }] } && place.TypeOf(name.Text) == "AWS::KMS::Key";

    protected override Node Rewritten(Node node, Place place, Additions additions) =>
        NewNodes.Call("Fn::GetAtt", node.Span, ((MapNode)node).Entries[0].Value, NewNodes.Text("Arn", node.Span));
}

/// <summary>Statements with several actions or resources as one statement for each.</summary>
internal sealed class StatementsSplit(string name, string key) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) =>
        place.Key == "Statement" && place.IsInPolicy && node is ListNode list && list.Items.Any(item => item is MapNode map && Several(map) is not null);

    protected override Node Rewritten(Node node, Place place, Additions additions)
    {
        var statements = new List<Node>();
        foreach (var item in ((ListNode)node).Items)
        {
            if (item is MapNode statement && Several(statement) is { } several)
                statements.AddRange(several.Items.Select(one => NewNodes.With(statement, key, one)));
            else
                statements.Add(item);
        }

        return new ListNode(statements, node.Span);
    }

    private ListNode? Several(MapNode statement) =>
        statement.Find(key) is ListNode { Items.Count: > 1 } list && list.Items.All(item => item is ScalarNode) ? list : null;
}
