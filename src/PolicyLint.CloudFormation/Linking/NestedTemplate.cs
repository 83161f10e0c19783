using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Linking;

/// <summary>A resource that deploys a template which lies beside its own.</summary>
/// <param name="Resource">The <c>AWS::CloudFormation::Stack</c> or <c>AWS::Serverless::Application</c>.</param>
/// <param name="RelativePath">As written, relative to the template that holds the resource.</param>
public sealed record NestedTemplate(Resource Resource, string RelativePath)
{
    /// <summary>The resources of the stack that deploy local templates, in order.</summary>
    public static IEnumerable<NestedTemplate> In(Stack stack)
    {
        foreach (var resource in stack.Resources)
        {
            var property = resource.Type switch
            {
                "AWS::CloudFormation::Stack" => "TemplateURL",
                "AWS::Serverless::Application" => "Location",
                _ => null,
            };
            if (property is not null && resource.Properties.Find(property) is ScalarValue { Kind: ScalarKind.String } path && IsLocal(path.Text))
                yield return new NestedTemplate(resource, path.Text);
        }
    }

    /// <summary>What the resource passes down, by parameter name.</summary>
    public IReadOnlyDictionary<string, SuppliedParameter> Parameters()
    {
        var supplied = new Dictionary<string, SuppliedParameter>(StringComparer.Ordinal);
        if (Resource.Properties.Find("Parameters") is not MapValue parameters)
            return supplied;
        foreach (var entry in parameters.Entries)
            supplied[entry.Key] = new SuppliedParameter(entry.Value, OriginKind.NestedStackParameter);
        return supplied;
    }

    private static bool IsLocal(string path) =>
        path.Length > 0 && path.IndexOf("://", StringComparison.Ordinal) < 0 && path[0] != '/' && path.IndexOf('\\') < 0;
}
