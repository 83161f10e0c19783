using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using Amazon.CDK.AwsApigatewayv2Authorizers;
using Amazon.CDK.AwsApigatewayv2Integrations;
using Amazon.CDK.AWS.Cognito;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using HttpMethod = Amazon.CDK.AWS.Apigatewayv2.HttpMethod;

/// <summary>APIs of the second generation with their routes, integrations and authorizers.</summary>
public static class HttpStacks
{
    private static Function Handler(Stack stack, string id) => new Function(stack, id, new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("//") });

    public static void Routes(Stack stack)
    {
        var integration = new HttpLambdaIntegration("Integration", Handler(stack, "Handler"));
        var api = new HttpApi(stack, "Api", new HttpApiProps { DefaultIntegration = new HttpUrlIntegration("Elsewhere", "https://example.com") });
        api.AddRoutes(new AddRoutesOptions { Path = "/items", Methods = [HttpMethod.GET, HttpMethod.POST], Integration = integration });
        api.AddRoutes(new AddRoutesOptions { Path = "/any", Integration = integration, Authorizer = new HttpIamAuthorizer() });
        new HttpRoute(stack, "Own", new HttpRouteProps { HttpApi = api, RouteKey = HttpRouteKey.With("/own", HttpMethod.GET), Integration = integration });
        new HttpStage(stack, "Stage", new HttpStageProps { HttpApi = api, StageName = "beta", AutoDeploy = true, Throttle = new ThrottleSettings { BurstLimit = 5, RateLimit = 10 } });
    }

    public static void Authorized(Stack stack)
    {
        var integration = new HttpLambdaIntegration("Integration", Handler(stack, "Handler"));
        var api = new HttpApi(stack, "Api", new HttpApiProps { DefaultAuthorizer = new HttpLambdaAuthorizer("Lambda", Handler(stack, "Judge"), new HttpLambdaAuthorizerProps { ResponseTypes = [HttpLambdaResponseType.SIMPLE] }) });
        api.AddRoutes(new AddRoutesOptions { Path = "/default", Integration = integration });
        api.AddRoutes(new AddRoutesOptions { Path = "/again", Integration = integration });
        api.AddRoutes(new AddRoutesOptions { Path = "/open", Integration = integration, Authorizer = new HttpNoneAuthorizer() });
        api.AddRoutes(new AddRoutesOptions { Path = "/pool", Integration = integration, Authorizer = new HttpUserPoolAuthorizer("Pool", new UserPool(stack, "Pool")) });
        api.AddRoutes(new AddRoutesOptions { Path = "/token", Integration = integration, Authorizer = new HttpJwtAuthorizer("Token", "https://example.com", new HttpJwtAuthorizerProps { JwtAudience = ["own"] }) });
    }

    public static void Private(Stack stack)
    {
        var balancer = new ApplicationLoadBalancer(stack, "Balancer", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 }) });
        var listener = balancer.AddListener("Listener", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.FixedResponse(200) });
        new HttpApi(stack, "Api").AddRoutes(new AddRoutesOptions { Path = "/", Integration = new HttpAlbIntegration("Balanced", listener) });
    }

    public static void Sockets(Stack stack)
    {
        var handler = Handler(stack, "Handler");
        var api = new WebSocketApi(stack, "Api", new WebSocketApiProps
        {
            ConnectRouteOptions = new WebSocketRouteOptions { Integration = new WebSocketLambdaIntegration("Connect", handler), Authorizer = new WebSocketLambdaAuthorizer("Judge", Handler(stack, "Judge")) },
        });
        api.AddRoute("send", new WebSocketRouteOptions { Integration = new WebSocketLambdaIntegration("Send", handler), ReturnResponse = true });
        api.GrantManageConnections(handler);
        new WebSocketStage(stack, "Stage", new WebSocketStageProps { WebSocketApi = api, StageName = "live", AutoDeploy = true });
    }
}
