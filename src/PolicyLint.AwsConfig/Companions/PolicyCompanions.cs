using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Transforms;
using PolicyLint.Documents;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>Policies that are attached to a resource.</summary>
internal static class PolicyCompanions
{
    public static void OfBucket(ConfigItem item, CompanionWriter writer)
    {
        // A bucket without policy has an answer without text.
        if (item.Supplementary is { } more && Folding.Find(more, "BucketPolicy") is { } policy && Document(policy) is { } document)
            writer.Add("AWS::S3::BucketPolicy", writer.Map.Add("Bucket", writer.OwnerName).Add("PolicyDocument", document));
    }

    public static void OfTopic(MapNode configuration, CompanionWriter writer)
    {
        if (Folding.Find(configuration, "Policy") is { } policy && Document(policy) is { } document)
            writer.Add("AWS::SNS::TopicPolicy", writer.Map.Add("Topics", writer.List(writer.OwnerArn)).Add("PolicyDocument", document));
    }

    public static void OfQueue(MapNode configuration, CompanionWriter writer)
    {
        if (Folding.Find(configuration, "Policy") is { } policy && Document(policy) is { } document)
            writer.Add("AWS::SQS::QueuePolicy", writer.Map.Add("Queues", writer.List(writer.OwnerId)).Add("PolicyDocument", document));
    }

    /// <summary>Each statement of a function's policy is a permission.</summary>
    public static void OfFunction(ConfigItem item, CompanionWriter writer)
    {
        if (item.Supplementary is not { } more || Folding.Find(more, "Policy") is not { } policy || Document(policy) is not MapNode document)
            return;
        foreach (var statement in Statements(document))
            AddPermission(statement, writer);
    }

    private static void AddPermission(MapNode statement, CompanionWriter writer)
    {
        if (Folding.Find(statement, "Effect") is not ScalarNode { Text: "Allow" })
            return;
        var permission = writer.Map
            .Add("FunctionName", writer.OwnerName)
            .Add("Action", Single(Folding.Find(statement, "Action")))
            .Add("Principal", Single(Folding.Find(statement, "Principal")));
        AddConditions(statement, permission);
        writer.Add("AWS::Lambda::Permission", permission);
    }

    private static void AddConditions(MapNode statement, MapBuilder permission)
    {
        if (Folding.Find(statement, "Condition") is not MapNode conditions)
            return;
        foreach (var condition in conditions.Entries)
        {
            if (condition.Value is not MapNode keys)
                continue;
            permission.Add("SourceArn", Single(Folding.Find(keys, "AWS:SourceArn")));
            permission.Add("SourceAccount", Single(Folding.Find(keys, "AWS:SourceAccount")));
            permission.Add("PrincipalOrgID", Single(Folding.Find(keys, "aws:PrincipalOrgID")));
            permission.Add("FunctionUrlAuthType", Single(Folding.Find(keys, "lambda:FunctionUrlAuthType")));
        }
    }

    private static IEnumerable<MapNode> Statements(MapNode document)
    {
        if (Folding.Find(document, "Statement") is MapNode only)
            yield return only;
        if (Folding.Find(document, "Statement") is not ListNode list)
            yield break;
        foreach (var item in list.Items)
        {
            if (item is MapNode statement)
                yield return statement;
        }
    }

    // { "Service": "s3.amazonaws.com" } is "s3.amazonaws.com" to the resource that makes such a statement.
    private static Node? Single(Node? node) => node switch
    {
        MapNode { Entries: [var only] } => Single(only.Value),
        ListNode { Items: [var only] } => Single(only),
        _ => node,
    };

    private static Node? Document(Node node)
    {
        var decoded = EncodedText.Decode(node);
        if (decoded is MapNode map && Folding.Find(map, "policyText") is { } text)
            return Document(text);
        if (decoded is MapNode held && held.Find("policyText") is not null)
            return null;
        return decoded is MapNode { Entries.Count: > 0 } ? decoded : null;
    }
}
