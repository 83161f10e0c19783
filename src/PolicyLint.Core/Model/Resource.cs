using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>The thing that is judged: a resource of a template, a construct of C# code, a configuration item.</summary>
public sealed class Resource(Stack stack, string logicalId, string type, MapValue properties, SourceSpan span)
{
    public Stack Stack { get; } = stack;

    public string LogicalId { get; } = logicalId;

    /// <summary>CloudFormation's type name, such as <c>AWS::KMS::Key</c>.</summary>
    public string Type { get; } = type;

    public MapValue Properties { get; } = properties;

    /// <summary>Where the resource is named: its logical id. Absence is reported here.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What stands beside Properties: Type, DeletionPolicy, UpdateReplacePolicy, DependsOn, Metadata, …</summary>
    public MapValue Attributes { get => field ??= new(Sequence<PropertyEntry>.None, Span); init; }

    /// <summary>When the resource exists; null where it always does.</summary>
    public Condition? Presence { get; init; }

    /// <summary>The written resource that a transform makes this one of; null for what is written.</summary>
    public Resource? MadeFrom { get; init; }

    /// <summary>The resource as its author wrote it: itself, or what it is made from.</summary>
    public Resource Written => MadeFrom ?? this;

    public override string ToString() => LogicalId;
}
