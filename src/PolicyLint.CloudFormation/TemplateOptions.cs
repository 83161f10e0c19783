using System.Collections.Generic;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>What is known of a template's deployment beside the template.</summary>
public sealed record TemplateOptions
{
    /// <summary>Parameter values by name; a pseudo parameter such as <c>AWS::Region</c> may be given, too.</summary>
    public IReadOnlyDictionary<string, SuppliedParameter> Parameters { get; init; } = new Dictionary<string, SuppliedParameter>();

    /// <summary>What the stack takes from others; filled when templates are linked.</summary>
    public StackLinks Links { get; init; } = new();

    /// <summary>The resource of another stack that deploys this template; null for a template that is deployed by itself.</summary>
    public Resource? NestedIn { get; init; }

    /// <summary>True where a supplied parameter that the template does not declare is a problem: one file of values may serve many templates.</summary>
    public bool ReportsUndeclaredParameters { get; init; } = true;
}

/// <summary>A parameter's value as the user or a parent stack gives it.</summary>
/// <param name="Value">A scalar or a list of scalars from a user; anything from a parent stack.</param>
/// <param name="Kind">Who gives it: <see cref="OriginKind.ParameterSupplied"/> or <see cref="OriginKind.NestedStackParameter"/>.</param>
public sealed record SuppliedParameter(Value Value, OriginKind Kind)
{
    /// <summary>A value from a command line: <c>Key=Value</c> shown under the given name.</summary>
    public static SuppliedParameter OfText(string text, SourceSpan span) =>
        new(new ScalarValue(ScalarKind.String, text, span), OriginKind.ParameterSupplied);
}
