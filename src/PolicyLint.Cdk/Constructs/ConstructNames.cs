namespace PolicyLint.Cdk.Constructs;

/// <summary>Classes of the CDK that the evaluation knows by name.</summary>
internal static class ConstructNames
{
    public const string Construct = "constructs.Construct";
    public const string Stack = "Stack";
    public const string Parameter = "CfnParameter";
    public const string Condition = "CfnCondition";

    /// <summary>True for constructs that make no resources of their own.</summary>
    public static bool IsWithoutResources(string className) => className is Construct or Stack or Parameter or Condition
        or "App" or "Stage" or "NestedStack" or "CfnOutput" or "CfnMapping" or "CfnRule" or "CfnHook";
}
