using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>Policies of IAM, which hands their documents out URL-encoded.</summary>
internal static class PolicyTransforms
{
    /// <summary>The policies that lie in a role, user or group.</summary>
    public static Value? Inline(TransformInput input)
    {
        var policies = new List<Value>();
        foreach (var policy in input.Maps)
        {
            policies.Add(input.Map(policy.Span)
                .Add("PolicyName", Folding.Find(policy, "policyName"))
                .Add("PolicyDocument", Document(Folding.Find(policy, "policyDocument")))
                .Close());
        }

        return new ListValue(policies, input.Node.Span);
    }

    /// <summary>The document of a managed policy's version that is in force.</summary>
    public static Value? DefaultVersion(TransformInput input)
    {
        foreach (var version in input.Maps)
        {
            if (Folding.Find(version, "isDefaultVersion") is ScalarNode { Text: "true" } && Document(Folding.Find(version, "document")) is { } document)
                return Literal.Of(document);
        }

        return input.Folding.NotRecorded;
    }

    // Some samples show the document decoded, and in a list of one.
    private static Node? Document(Node? node) => node switch
    {
        null => null,
        ListNode { Items: [var only] } => EncodedText.Decode(only),
        _ => EncodedText.Decode(node),
    };
}
