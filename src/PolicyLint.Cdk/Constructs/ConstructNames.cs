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
        or "App" or "Stage" or "NestedStack" or "CfnOutput" or "CfnMapping" or "CfnRule" or "CfnHook" || IsState(className);

    /// <summary>True for steps of a state machine: what they need is asked for where the machine is made.</summary>
    public static bool IsState(string className) => className is "aws_stepfunctions.Pass" or "aws_stepfunctions.Wait" or "aws_stepfunctions.Choice" or "aws_stepfunctions.Succeed"
        or "aws_stepfunctions.Fail" or "aws_stepfunctions.Parallel" or "aws_stepfunctions.Map" or "aws_stepfunctions.DistributedMap" or "aws_stepfunctions.StateMachineFragment" or "aws_stepfunctions.CustomState"
        or "aws_stepfunctions_tasks.LambdaInvoke" or "aws_stepfunctions_tasks.SqsSendMessage" or "aws_stepfunctions_tasks.SnsPublish" or "aws_stepfunctions_tasks.DynamoPutItem"
        or "aws_stepfunctions_tasks.DynamoGetItem" or "aws_stepfunctions_tasks.DynamoUpdateItem" or "aws_stepfunctions_tasks.DynamoDeleteItem" or "aws_stepfunctions_tasks.CallAwsService"
        or "aws_stepfunctions_tasks.EventBridgePutEvents" or "aws_stepfunctions_tasks.HttpInvoke" or "aws_stepfunctions_tasks.GlueStartJobRun" or "aws_stepfunctions_tasks.BatchSubmitJob" or "aws_stepfunctions_tasks.BedrockInvokeModel" or "aws_stepfunctions_tasks.CodeBuildStartBuild" or "aws_stepfunctions_tasks.StepFunctionsInvokeActivity" or "aws_stepfunctions_tasks.StepFunctionsStartExecution";
}
