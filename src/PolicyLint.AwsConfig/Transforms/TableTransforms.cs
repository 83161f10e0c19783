using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>What DynamoDB says of a table.</summary>
internal static class TableTransforms
{
    /// <summary>A table that is paid by request has a throughput of 0.</summary>
    public static Value? Throughput(TransformInput input) =>
        input.Node is MapNode map && Folding.Find(map, "readCapacityUnits") is ScalarNode { Text: not "0" } read
            ? input.Map(map.Span).Add("ReadCapacityUnits", read).Add("WriteCapacityUnits", Folding.Find(map, "writeCapacityUnits")).Close()
            : null;

    public static Value? Encryption(TransformInput input)
    {
        if (input.Node is not MapNode map || Folding.Find(map, "status") is not ScalarNode status)
            return null;
        return input.Map(map.Span)
            .Add("SSEEnabled", new ScalarValue(ScalarKind.Boolean, status.Text is "ENABLED" or "UPDATING" or "ENABLING" ? "true" : "false", status.Span))
            .Add("SSEType", Folding.Find(map, "sSEType"))
            .Add("KMSMasterKeyId", Folding.Find(map, "kMSMasterKeyArn"))
            .Close();
    }

    public static Value? Recovery(TransformInput input)
    {
        if (input.Node is not MapNode map || Folding.Find(map, "pointInTimeRecoveryDescription") is not MapNode description
            || Folding.Find(description, "pointInTimeRecoveryStatus") is not ScalarNode status)
        {
            return input.Folding.NotRecorded;
        }

        return input.Map(map.Span)
            .Add("PointInTimeRecoveryEnabled", new ScalarValue(ScalarKind.Boolean, status.Text == "ENABLED" ? "true" : "false", status.Span))
            .Close();
    }
}
