using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>The logical ids that SAM gives to the stages of APIs, by which <c>Ref</c> to <c>MyApi.Stage</c> finds them.</summary>
internal sealed class StageNames
{
    private const string Attribute = "Stage";

    private readonly Dictionary<string, string> _byApi = new(StringComparer.Ordinal)
    {
        [ImplicitApis.Rest] = OfRest(ImplicitApis.Rest, ImplicitApis.RestStage),
        [ImplicitApis.Http] = OfHttp(ImplicitApis.Http, isNamed: false, null),
    };

    public static string OfRest(string api, string? name) => api + Part(name) + Attribute;

    public static string OfHttp(string api, bool isNamed, string? name) => isNamed ? api + Part(name) + Attribute : api + "ApiGatewayDefaultStage";

    public void Note(string logicalId, string type, Node? properties)
    {
        var written = (properties as MapNode)?.Find("StageName");
        var name = (written as ScalarNode)?.Text;
        if (type == "AWS::Serverless::Api")
            _byApi[logicalId] = OfRest(logicalId, name);
        else if (type == "AWS::Serverless::HttpApi")
            _byApi[logicalId] = OfHttp(logicalId, written is not null, name);
    }

    /// <summary>The stage's logical id for <c>MyApi.Stage</c>, written as one name or as an attribute; null for other names.</summary>
    public string? Find(string name, string? attribute)
    {
        if (attribute == Attribute)
            return _byApi.TryGetValue(name, out var found) ? found : null;
        var dot = attribute is null && name.EndsWith("." + Attribute, StringComparison.Ordinal) ? name.Length - Attribute.Length - 1 : -1;
        return dot > 0 && _byApi.TryGetValue(name.Substring(0, dot), out var stage) ? stage : null;
    }

    // A name that is no part of a logical id, or that only the deployment knows, is left out; SAM then adds a hash that nobody writes.
    private static string Part(string? name)
    {
        foreach (var c in name ?? "")
        {
            if (!char.IsLetterOrDigit(c))
                return "";
        }

        return name ?? "";
    }
}
