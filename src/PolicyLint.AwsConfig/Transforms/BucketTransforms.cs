using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>What S3 says of a bucket, each in an answer of its own.</summary>
internal static class BucketTransforms
{
    /// <summary>A bucket whose versioning was never switched on says "Off".</summary>
    public static Value? Versioning(TransformInput input) =>
        Part(input, "status") is ScalarNode { Text: not "Off" } status ? input.Map(input.Node.Span).Add("Status", status).Close() : null;

    public static Value? Encryption(TransformInput input)
    {
        if (Part(input, "rules") is not ListNode { Items.Count: > 0 } rules)
            return null;
        var items = new List<Value>();
        foreach (var item in rules.Items)
        {
            if (item is not MapNode rule)
                continue;
            var written = input.Map(rule.Span);
            if (Folding.Find(rule, "applyServerSideEncryptionByDefault") is MapNode byDefault)
            {
                written.Add("ServerSideEncryptionByDefault", input.Map(byDefault.Span)
                    .Add("SSEAlgorithm", Folding.Find(byDefault, "sseAlgorithm"))
                    .Add("KMSMasterKeyID", Folding.Find(byDefault, "kmsMasterKeyID"))
                    .Close());
            }

            items.Add(written.Add("BucketKeyEnabled", Folding.Find(rule, "bucketKeyEnabled")).Close());
        }

        return input.Map(input.Node.Span).Add("ServerSideEncryptionConfiguration", new ListValue(items, rules.Span)).Close();
    }

    /// <summary>A bucket that logs nothing has an answer without destination.</summary>
    public static Value? Logging(TransformInput input) =>
        Part(input, "destinationBucketName") is { } bucket
            ? input.Map(input.Node.Span).Add("DestinationBucketName", bucket).Add("LogFilePrefix", Part(input, "logFilePrefix")).Close()
            : null;

    public static Value? Acceleration(TransformInput input) =>
        Part(input, "status") is { } status ? input.Map(input.Node.Span).Add("AccelerationStatus", status).Close() : null;

    public static Value? Lifecycle(TransformInput input)
    {
        if (Part(input, "rules") is not ListNode { Items.Count: > 0 } rules)
            return null;
        var items = new List<Value>();
        foreach (var item in rules.Items)
        {
            if (item is MapNode rule)
                items.Add(LifecycleRule(input, rule));
        }

        return input.Map(input.Node.Span).Add("Rules", new ListValue(items, rules.Span)).Close();
    }

    public static Value? Replication(TransformInput input)
    {
        if (input.Node is not MapNode map)
            return null;
        var rules = new List<Value>();
        // The rules are a map by their ids.
        if (Folding.Find(map, "rules") is MapNode byId)
        {
            foreach (var entry in byId.Entries)
            {
                if (entry.Value is MapNode rule)
                    rules.Add(ReplicationRule(input, entry.Key, rule));
            }
        }

        return rules.Count == 0 ? null : input.Map(map.Span)
            .Add("Role", Folding.Find(map, "roleARN"))
            .Add("Rules", new ListValue(rules, map.Span))
            .Close();
    }

    public static Value? Website(TransformInput input)
    {
        if (input.Node is not MapNode map)
            return null;
        var site = input.Map(map.Span)
            .Add("IndexDocument", Folding.Find(map, "indexDocumentSuffix"))
            .Add("ErrorDocument", Folding.Find(map, "errorDocument"));
        if (Folding.Find(map, "redirectAllRequestsTo") is MapNode redirect)
            site.Add("RedirectAllRequestsTo", input.Map(redirect.Span).Add("HostName", Folding.Find(redirect, "hostName")).Add("Protocol", Folding.Find(redirect, "protocol")).Close());
        return site.IsEmpty ? null : site.Close();
    }

    public static Value? Cors(TransformInput input)
    {
        if (Part(input, "rules") is not ListNode { Items.Count: > 0 } rules)
            return null;
        var items = new List<Value>();
        foreach (var item in rules.Items)
        {
            if (item is MapNode rule)
            {
                items.Add(input.Map(rule.Span)
                    .Add("AllowedMethods", Folding.Find(rule, "allowedMethods"))
                    .Add("AllowedOrigins", Folding.Find(rule, "allowedOrigins"))
                    .Add("AllowedHeaders", Folding.Find(rule, "allowedHeaders"))
                    .Add("ExposedHeaders", Folding.Find(rule, "exposedHeaders"))
                    .Add("MaxAge", Folding.Find(rule, "maxAgeSeconds"))
                    .Close());
            }
        }

        return input.Map(input.Node.Span).Add("CorsRules", new ListValue(items, rules.Span)).Close();
    }

    private static MapValue LifecycleRule(TransformInput input, MapNode rule)
    {
        var written = input.Map(rule.Span)
            .Add("Status", Folding.Find(rule, "status"))
            .Add("Id", Folding.Find(rule, "id"))
            .Add("Prefix", Folding.Find(rule, "prefix"))
            .Add("ExpirationInDays", Days(Folding.Find(rule, "expirationInDays")));
        if (Days(Folding.Find(rule, "noncurrentVersionExpirationInDays")) is { } days)
            written.Add("NoncurrentVersionExpiration", input.Map(days.Span).Add("NoncurrentDays", days).Close());
        if (Folding.Find(rule, "abortIncompleteMultipartUpload") is MapNode abort)
            written.Add("AbortIncompleteMultipartUpload", input.Map(abort.Span).Add("DaysAfterInitiation", Folding.Find(abort, "daysAfterInitiation")).Close());
        if (Folding.Find(rule, "transitions") is ListNode transitions)
            written.Add("Transitions", Transitions(input, transitions));
        return written.Close();
    }

    private static ListValue Transitions(TransformInput input, ListNode transitions)
    {
        var items = new List<Value>();
        foreach (var item in transitions.Items)
        {
            if (item is MapNode transition)
            {
                items.Add(input.Map(transition.Span)
                    .Add("TransitionInDays", Folding.Find(transition, "days"))
                    .Add("TransitionDate", Folding.Find(transition, "date"))
                    .Add("StorageClass", Folding.Find(transition, "storageClass"))
                    .Close());
            }
        }

        return new ListValue(items, transitions.Span);
    }

    private static MapValue ReplicationRule(TransformInput input, ScalarNode id, MapNode rule)
    {
        var written = input.Map(rule.Span)
            .Add("Id", id)
            .Add("Status", Folding.Find(rule, "status"))
            .Add("Prefix", Folding.Find(rule, "prefix"))
            .Add("Priority", Folding.Find(rule, "priority"));
        if (Folding.Find(rule, "destinationConfig") is MapNode destination)
        {
            written.Add("Destination", input.Map(destination.Span)
                .Add("Bucket", Folding.Find(destination, "bucketARN"))
                .Add("Account", Folding.Find(destination, "account"))
                .Add("StorageClass", Folding.Find(destination, "storageClass"))
                .Close());
        }

        return written.Close();
    }

    // A period that was never set is a number that is none.
    private static ScalarNode? Days(Node? node) => node is ScalarNode { Kind: ScalarKind.Number, Text: not ("0" or "-1") } days ? days : null;

    private static Node? Part(TransformInput input, string key) => input.Node is MapNode map ? Folding.Find(map, key) : null;
}
