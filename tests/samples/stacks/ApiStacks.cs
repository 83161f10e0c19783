using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AWS.Cognito;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using EndpointType = Amazon.CDK.AWS.APIGateway.EndpointType;
using StageOptions = Amazon.CDK.AWS.APIGateway.StageOptions;

public static class ApiStacks
{
    public static void Plain(Stack stack) => new RestApi(stack, "Api").Root.AddMethod("GET");

    public static void Watched(Stack stack)
    {
        var api = new RestApi(stack, "Api", new RestApiProps
        {
            EndpointTypes = [EndpointType.REGIONAL],
            DisableExecuteApiEndpoint = true,
            DefaultMethodOptions = new MethodOptions { AuthorizationType = AuthorizationType.IAM },
            DeployOptions = new StageOptions
            {
                StageName = "v1",
                LoggingLevel = MethodLoggingLevel.INFO,
                TracingEnabled = true,
                CachingEnabled = true,
                CacheDataEncrypted = true,
                AccessLogDestination = new LogGroupLogDestination(new LogGroup(stack, "Log")),
            },
        });
        api.Root.AddResource("items").AddResource("{id}").AddMethod("POST");
        api.Root.AddMethod("GET", new MockIntegration(), new MethodOptions { AuthorizationType = AuthorizationType.NONE, ApiKeyRequired = true });
    }

    public static void Authorized(Stack stack)
    {
        var api = new RestApi(stack, "Api", new RestApiProps { CloudWatchRole = false });
        var pool = new UserPool(stack, "Pool");
        var authorizer = new CognitoUserPoolsAuthorizer(stack, "Authorizer", new CognitoUserPoolsAuthorizerProps { CognitoUserPools = [pool] });
        api.Root.AddMethod("GET", new MockIntegration(), new MethodOptions { Authorizer = authorizer, AuthorizationType = AuthorizationType.COGNITO });
    }

    public static void Proxy(Stack stack) => new LambdaRestApi(stack, "Api", new LambdaRestApiProps { Handler = Handler(stack) });

    public static void Integrated(Stack stack)
    {
        var api = new RestApi(stack, "Api", new RestApiProps { DefaultCorsPreflightOptions = new CorsOptions { AllowOrigins = ["*"] } });
        api.Root.AddResource("items").AddMethod("ANY", new LambdaIntegration(Handler(stack)));
    }

    public static void Undeployed(Stack stack) => new RestApi(stack, "Api", new RestApiProps { Deploy = false }).Root.AddMethod("GET");

    public static void Http(Stack stack) => new HttpApi(stack, "Api", new HttpApiProps { CorsPreflight = new CorsPreflightOptions { AllowOrigins = ["*"] } });

    private static Function Handler(Stack stack) => new(stack, "Handler", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") });
}
