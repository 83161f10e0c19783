using System.Collections.Generic;
using PolicyLint.AwsConfig.Transforms;

namespace PolicyLint.AwsConfig.Shapes;

/// <summary>How items of one type become a resource of CloudFormation's type.</summary>
internal sealed class TypeShape
{
    public required string RecordedType { get; init; }

    /// <summary>CloudFormation's name of the type.</summary>
    public required string Type { get; init; }

    public required FoldedShape Shape { get; init; }

    /// <summary>What items carry; null where that is not known.</summary>
    public required CarriedProperties? Carried { get; init; }

    /// <summary>True where the item is the service's own description: what is empty there was never set.</summary>
    public required bool IsDescribed { get; init; }

    /// <summary>Properties that are not simply the item's of the same name.</summary>
    public required IReadOnlyList<PropertySource> Sources { get; init; }

    /// <summary>Keys of the configuration that say something else than the property of the same name.</summary>
    public required HashSet<string> Passed { get; init; }
}

/// <summary>Where a property's value stands in an item.</summary>
/// <param name="Target">CloudFormation's property, with dots for one inside another.</param>
/// <param name="IsSupplementary">True for the supplementary configuration.</param>
/// <param name="Path">The keys that lead to it, in any case.</param>
/// <param name="Transform">What is made of it; null to take it as it is.</param>
/// <param name="Argument">What the transform is told.</param>
internal sealed record PropertySource(string Target, bool IsSupplementary, string[] Path, Transform? Transform, string Argument)
{
    public string[] TargetPath { get; } = Target.Split('.');

    /// <summary>The first key of the path, where the value is in the configuration itself.</summary>
    public string? PassedKey => IsSupplementary ? null : Path[0];
}
