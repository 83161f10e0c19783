using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Stages of API Gateway.</summary>
internal static class ApiTransforms
{
    // The names of the settings in the stage's answer; CloudFormation writes the same with a capital.
    private static readonly string[] Settings =
    [
        "metricsEnabled", "loggingLevel", "dataTraceEnabled", "throttlingBurstLimit", "throttlingRateLimit", "cachingEnabled", "cacheTtlInSeconds", "cacheDataEncrypted",
    ];

    /// <summary>The settings of methods, which are a map by path and method: <c>"*/*": {"loggingLevel": "ERROR"}</c>.</summary>
    public static Value? MethodSettings(TransformInput input)
    {
        if (input.Node is not MapNode byMethod)
            return null;
        var settings = new List<Value>();
        foreach (var entry in byMethod.Entries)
        {
            if (entry.Value is not MapNode method)
                continue;
            var slash = entry.Key.Text.LastIndexOf('/');
            var path = slash < 0 ? entry.Key.Text : entry.Key.Text[..slash];
            var written = input.Map(entry.Key.Span).Add("ResourcePath", "/" + path.Replace("~1", "/", StringComparison.Ordinal).TrimStart('/'));
            written.Add("HttpMethod", slash < 0 ? "*" : entry.Key.Text[(slash + 1)..]);
            foreach (var name in Settings)
                written.Add(char.ToUpperInvariant(name[0]) + name[1..], Mapping.Folding.Find(method, name));
            settings.Add(written.Close());
        }

        return new ListValue(settings, byMethod.Span);
    }
}
