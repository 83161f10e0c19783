namespace PolicyLint.Cli.Drift;

/// <summary>A property that is otherwise than its template says.</summary>
/// <param name="Path">Such as <c>SecurityGroupIngress[0].CidrIp</c>.</param>
/// <param name="Template">What the template says, as short text; null where it says nothing.</param>
/// <param name="Deployed">What was recorded, as short text; null where the property is not set.</param>
internal sealed record FactDifference(string Path, string? Template, string? Deployed);
