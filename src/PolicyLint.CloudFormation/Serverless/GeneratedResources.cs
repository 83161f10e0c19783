using System;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>What SAM makes of its own resource types, as far as that is mechanical.</summary>
/// <remarks>From "Generated CloudFormation resources for AWS SAM" and the property references of the serverless types.</remarks>
internal static class GeneratedResources
{
    /// <summary>Adds to the stack what SAM makes of the resource.</summary>
    public static void Add(Resource written)
    {
        switch (written.Type)
        {
            case "AWS::Serverless::Function":
                AddFunction(written);
                break;
            case "AWS::Serverless::SimpleTable":
                AddTable(written);
                break;
            case "AWS::Serverless::Api":
                AddApi(written);
                break;
            case "AWS::Serverless::HttpApi":
                AddHttpApi(written);
                break;
            case "AWS::Serverless::StateMachine":
                AddStateMachine(written);
                break;
        }
    }

    /// <summary>True for names that SAM may give to what it makes of the serverless resources.</summary>
    public static bool MayBeNamed(string name, IReadOnlyList<string> serverless)
    {
        if (name.StartsWith("ServerlessRestApi", StringComparison.Ordinal) || name.StartsWith("ServerlessHttpApi", StringComparison.Ordinal)
            || name is "ServerlessDeploymentApplication" or "CodeDeployServiceRole")
            return true;
        for (var i = 0; i < serverless.Count; i++)
        {
            if (name.Length > serverless[i].Length && name.StartsWith(serverless[i], StringComparison.Ordinal)
                && (name[serverless[i].Length] is '.' or (>= 'A' and <= 'Z') || name.EndsWith("Stage", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static void AddFunction(Resource written)
    {
        var function = new GeneratedProperties(written)
            .Copy("FunctionName", "Handler", "Runtime", "Description", "MemorySize", "Timeout", "Environment", "VpcConfig", "KmsKeyArn", "Layers")
            .Copy("ReservedConcurrentExecutions", "EphemeralStorage", "PackageType", "ImageConfig", "Architectures", "FileSystemConfigs", "SnapStart")
            .Copy("RuntimeManagementConfig", "LoggingConfig", "CodeSigningConfigArn", "RecursiveLoop", "Role")
            .Rename("DeadLetterQueue", "DeadLetterConfig")
            .Wrap("Tracing", "TracingConfig", "Mode")
            .Tags();
        if (written.Properties.Find("Role") is null)
            function.Add("Role", Attribute(written, ServerlessRole.NameOf(written), "Arn"));
        Add(written, written.LogicalId, "AWS::Lambda::Function", function);
        ServerlessRole.Add(written, "lambda.amazonaws.com");
    }

    private static void AddTable(Resource written)
    {
        var table = new GeneratedProperties(written)
            .Copy("TableName", "SSESpecification", "ProvisionedThroughput", "PointInTimeRecoverySpecification")
            .Tags();
        if (written.Properties.Find("ProvisionedThroughput") is null)
            table.Add("BillingMode", "PAY_PER_REQUEST");
        Add(written, written.LogicalId, "AWS::DynamoDB::Table", table);
    }

    private static void AddApi(Resource written)
    {
        var api = new GeneratedProperties(written)
            .Copy("Name", "Description", "BinaryMediaTypes", "MinimumCompressionSize", "DisableExecuteApiEndpoint", "ApiKeySourceType", "Mode", "SecurityPolicy")
            .Rename("DefinitionBody", "Body")
            .Rename("DefinitionUri", "BodyS3Location")
            .Tags();
        AddEndpoint(api, written.Properties.Find("EndpointConfiguration"));
        if (written.Properties.Find("Auth") is { } auth and not MapValue { OpenBecause: null })
            api.Add("Policy", new UnknownValue(UnknownCause.Attribute, "SAM writes it from Auth", "Auth", auth.Span));
        else if (written.Properties.Find("Auth") is MapValue rules && rules.Find("ResourcePolicy") is { } policy)
            api.Add("Policy", new UnknownValue(UnknownCause.Attribute, "SAM writes it from Auth.ResourcePolicy", "Auth", policy.Span));
        Add(written, written.LogicalId, "AWS::ApiGateway::RestApi", api);
        var stage = new GeneratedProperties(written)
            .Add("RestApiId", Attribute(written, written.LogicalId, null))
            .Copy("StageName", "AccessLogSetting", "MethodSettings", "TracingEnabled", "CacheClusterEnabled", "CacheClusterSize", "CanarySetting", "Variables")
            .Tags();
        Add(written, StageName(written, ""), "AWS::ApiGateway::Stage", stage);
    }

    // SAM takes the type alone, too.
    private static void AddEndpoint(GeneratedProperties api, Value? endpoint)
    {
        if (endpoint is null)
            return;
        var type = endpoint is MapValue map ? map.Find("Type") : endpoint;
        if (type is null)
            return;
        var types = new ListValue([type], type.Span);
        api.Add("EndpointConfiguration", new MapValue([new PropertyEntry("Types", type.Span, types)], endpoint.Span));
    }

    private static void AddHttpApi(Resource written)
    {
        var api = new GeneratedProperties(written)
            .Copy("Name", "Description", "CorsConfiguration", "DisableExecuteApiEndpoint", "FailOnWarnings", "Tags")
            .Rename("DefinitionBody", "Body")
            .Rename("DefinitionUri", "BodyS3Location")
            .Add("ProtocolType", "HTTP");
        Add(written, written.LogicalId, "AWS::ApiGatewayV2::Api", api);
        var stage = new GeneratedProperties(written)
            .Add("ApiId", Attribute(written, written.LogicalId, null))
            .Copy("AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables", "Tags")
            .Add("AutoDeploy", "true");
        if (written.Properties.Find("StageName") is null)
            stage.Add("StageName", "$default");
        else
            stage.Copy("StageName");
        Add(written, StageName(written, "ApiGatewayDefault"), "AWS::ApiGatewayV2::Stage", stage);
    }

    private static void AddStateMachine(Resource written)
    {
        var machine = new GeneratedProperties(written)
            .Copy("DefinitionSubstitutions")
            .Rename("Definition", "Definition")
            .Rename("DefinitionUri", "DefinitionS3Location")
            .Rename("Name", "StateMachineName")
            .Rename("Type", "StateMachineType")
            .Rename("Logging", "LoggingConfiguration")
            .Rename("Tracing", "TracingConfiguration")
            .Rename("Role", "RoleArn")
            .Tags();
        if (written.Properties.Find("Role") is null)
            machine.Add("RoleArn", Attribute(written, ServerlessRole.NameOf(written), "Arn"));
        Add(written, written.LogicalId, "AWS::StepFunctions::StateMachine", machine);
        ServerlessRole.Add(written, "states.amazonaws.com");
    }

    public static void Add(Resource written, string logicalId, string type, GeneratedProperties properties) =>
        written.Stack.AddGenerated(new Resource(written.Stack, logicalId, type, properties.Build(), written.Span)
        {
            Attributes = written.Attributes,
            Presence = written.Presence,
            MadeFrom = written,
        });

    private static ReferenceValue Attribute(Resource written, string logicalId, string? attribute) =>
        new(written.Stack, logicalId, attribute, written.Span);

    // A stage name that only the deployment knows is left out of the logical id.
    private static string StageName(Resource written, string whereNotSet) => written.LogicalId + written.Properties.Find("StageName") switch
    {
        null => whereNotSet,
        ScalarValue name => name.Text,
        _ => "",
    } + "Stage";
}
