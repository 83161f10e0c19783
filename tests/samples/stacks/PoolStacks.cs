using Amazon.CDK;
using Amazon.CDK.AWS.APIGateway;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.Cognito;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3.Assets;
using Amazon.CDK.CustomResources;

/// <summary>Pools of users, what they trigger, and domains of APIs.</summary>
public static class PoolStacks
{
    private static Function Handler(Stack stack) => new Function(stack, "Handler", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("//") });

    public static void Triggered(Stack stack)
    {
        var handler = Handler(stack);
        var pool = new UserPool(stack, "Pool", new UserPoolProps { Mfa = Mfa.OPTIONAL, LambdaTriggers = new UserPoolTriggers { PreSignUp = handler } });
        pool.AddTrigger(UserPoolOperation.POST_CONFIRMATION, handler);
        new UserPool(stack, "Phone", new UserPoolProps { SignInAliases = new SignInAliases { Phone = true } });
    }

    public static void Domains(Stack stack)
    {
        var certificate = new Certificate(stack, "Certificate", new CertificateProps { DomainName = "example.com" });
        var api = new LambdaRestApi(stack, "Api", new LambdaRestApiProps { Handler = Handler(stack), Proxy = false, DomainName = new DomainNameOptions { DomainName = "api.example.com", Certificate = certificate } });
        api.Root.AddMethod("GET");
        var item = api.Root.AddResource("item", new ResourceOptions { DefaultIntegration = new MockIntegration() });
        item.AddMethod("GET");
        item.AddResource("part").AddMethod("POST");
        new DomainName_(stack, "Other", new DomainNameProps { DomainName = "other.example.com", Certificate = certificate }).AddBasePathMapping(api, new BasePathMappingOptions { BasePath = "v1" });
    }

    public static void Calls(Stack stack)
    {
        new AwsCustomResource(stack, "Call", new AwsCustomResourceProps
        {
            OnCreate = new AwsSdkCall { Service = "CloudWatchLogs", Action = "putRetentionPolicy", PhysicalResourceId = PhysicalResourceId.Of("id") },
            OnDelete = new AwsSdkCall { Service = "@aws-sdk/client-ssm", Action = "SendCommand" },
            Policy = AwsCustomResourcePolicy.FromSdkCalls(new SdkCallsPolicyOptions { Resources = ["arn:aws:logs:eu-west-1:111122223333:log-group:own"] }),
        });
        new Asset(stack, "Asset", new AssetProps { Path = "cdk.json" }).GrantRead(new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }));
    }
}
