using System;
using System.Collections.Generic;
using PolicyLint.Documents;
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
        if (written.Properties.Find("FunctionUrlConfig") is MapValue url)
            AddUrl(written, url);
    }

    private static void AddUrl(Resource written, MapValue config)
    {
        var settings = new Resource(written.Stack, written.LogicalId, written.Type, config, written.Span)
        {
            Attributes = written.Attributes,
            Presence = written.Presence,
            MadeFrom = written.Written,
        };
        var function = Attribute(written, written.LogicalId, null);
        var url = new GeneratedProperties(settings).Copy("AuthType", "Cors", "InvokeMode").Add("TargetFunctionArn", function);
        Add(settings, written.LogicalId + "Url", "AWS::Lambda::Url", url);
        if (config.Find("AuthType") is not ScalarValue { Text: "NONE" })
            return;
        var permission = new GeneratedProperties(settings)
            .Rename("AuthType", "FunctionUrlAuthType")
            .Add("Action", "lambda:InvokeFunctionUrl")
            .Add("Principal", "*")
            .Add("FunctionName", function);
        Add(settings, written.LogicalId + "UrlPublicPermissions", "AWS::Lambda::Permission", permission);
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
        Add(written, StageNames.OfRest(written.LogicalId, NameOf(written.Properties.Find("StageName"))), "AWS::ApiGateway::Stage", stage);
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
        var name = written.Properties.Find("StageName");
        if (name is null)
            stage.Add("StageName", "$default");
        else
            stage.Copy("StageName");
        Add(written, StageNames.OfHttp(written.LogicalId, name is not null, NameOf(name)), "AWS::ApiGatewayV2::Stage", stage);
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
            Attributes = Attributes(written, type),
            Presence = written.Presence,
            MadeFrom = written.Written,
        });

    private static MapValue Attributes(Resource written, string type)
    {
        var entries = new PropertyEntries(written.Attributes.Entries.Count);
        foreach (var entry in written.Attributes.Entries)
        {
            entries.Add(entry.Key == "Type"
                ? new PropertyEntry(entry.Key, entry.KeySpan, new ScalarValue(ScalarKind.String, type, entry.Value.Span))
                : entry);
        }

        return new MapValue(entries.ToArray(), written.Attributes.Span) { OpenBecause = written.Attributes.OpenBecause };
    }

    private static ReferenceValue Attribute(Resource written, string logicalId, string? attribute) =>
        new(written.Stack, logicalId, attribute, written.Span);

    private static string? NameOf(Value? stage) => (stage as ScalarValue)?.Origin is null ? (stage as ScalarValue)?.Text : null;
}
