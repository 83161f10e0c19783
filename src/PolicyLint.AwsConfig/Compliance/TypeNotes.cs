using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>What is to be said of resource types.</summary>
internal static class TypeNotes
{
    /// <summary>True for a type that neither AWS Config's list nor CloudFormation's has.</summary>
    public static bool IsUnheardOf(string recordedType) =>
        !RecordedTypes.Shipped.Knows(recordedType) && !PropertyCatalog.Shipped.Has(TypeShapes.NameOf(recordedType));

    public static Problem UnheardOf(ConfigItem item) =>
        new(item.Span, $"{item.Identity.Type} is a resource type that is not known here; no rule is about it", ProblemSeverity.Warning);
}
