using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.Cognito;
using Amazon.CDK.AWS.Config;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.SSM;
using Amazon.CDK.CustomResources;
using Attribute = Amazon.CDK.AWS.DynamoDB.Attribute;

public static class DataStacks
{
    public static void Tables(Stack stack)
    {
        new Table(stack, "Silent", new TableProps { PartitionKey = Id });
        var full = new Table(stack, "Full", new TableProps { PartitionKey = Id, Encryption = TableEncryption.CUSTOMER_MANAGED, PointInTimeRecovery = true, BillingMode = BillingMode.PAY_PER_REQUEST, DeletionProtection = true, RemovalPolicy = RemovalPolicy.DESTROY });
        full.GrantReadData(new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }));
        new Table(stack, "Aws", new TableProps { PartitionKey = Id, Encryption = TableEncryption.AWS_MANAGED });
        new TableV2(stack, "Second", new TablePropsV2 { PartitionKey = Id, PointInTimeRecovery = true });
    }

    public static void Keys(Stack stack)
    {
        var key = new Key(stack, "Key", new KeyProps { EnableKeyRotation = true, Admins = [new ArnPrincipal("arn:aws:iam::123456789012:role/Admin")], RemovalPolicy = RemovalPolicy.DESTROY, PendingWindow = Duration.Days(7) });
        key.AddAlias("alias/first");
        key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["kms:Decrypt"], Resources = ["*"], Principals = [new ServicePrincipal("logs.amazonaws.com")] }));
        key.GrantEncryptDecrypt(new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }));
    }

    public static void Pools(Stack stack)
    {
        new UserPool(stack, "Silent");
        var pool = new UserPool(stack, "Strict", new UserPoolProps
        {
            Mfa = Mfa.REQUIRED,
            MfaSecondFactor = new MfaSecondFactor { Otp = true, Sms = false },
            PasswordPolicy = new PasswordPolicy { MinLength = 14, RequireDigits = true, RequireSymbols = true },
            AdvancedSecurityMode = AdvancedSecurityMode.ENFORCED,
            SelfSignUpEnabled = true,
            DeletionProtection = true,
        });
        pool.AddClient("Client", new UserPoolClientOptions { GenerateSecret = true, PreventUserExistenceErrors = true });
    }

    public static void Others(Stack stack)
    {
        new StringParameter(stack, "Parameter", new StringParameterProps { ParameterName = "/own/name", StringValue = "value" });
        new Repository(stack, "Repository", new RepositoryProps { ImageScanOnPush = true, ImageTagMutability = TagMutability.IMMUTABLE, Encryption = RepositoryEncryption.KMS });
        var zone = new HostedZone(stack, "Zone", new HostedZoneProps { ZoneName = "example.com" });
        new ARecord(stack, "Record", new ARecordProps { Zone = zone, Target = RecordTarget.FromIpAddresses("10.0.0.1") });
        new Certificate(stack, "Certificate", new CertificateProps { DomainName = "example.com", Validation = CertificateValidation.FromDns(zone) });
        new ManagedRule(stack, "Rule", new ManagedRuleProps { Identifier = ManagedRuleIdentifiers.ACCESS_KEYS_ROTATED });
    }

    public static void Custom(Stack stack)
    {
        var handler = new Function(stack, "Handler", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") });
        var provider = new Provider(stack, "Provider", new ProviderProps { OnEventHandler = handler });
        new CustomResource(stack, "Resource", new CustomResourceProps { ServiceToken = provider.ServiceToken });
        new AwsCustomResource(stack, "Call", new AwsCustomResourceProps
        {
            OnUpdate = new AwsSdkCall { Service = "S3", Action = "listBuckets", PhysicalResourceId = PhysicalResourceId.Of("id") },
            Policy = AwsCustomResourcePolicy.FromSdkCalls(new SdkCallsPolicyOptions { Resources = AwsCustomResourcePolicy.ANY_RESOURCE }),
        });
    }

    public static void Builds(Stack stack)
    {
        new Project(stack, "Silent", new Amazon.CDK.AWS.CodeBuild.ProjectProps { BuildSpec = BuildSpec.FromObject(new System.Collections.Generic.Dictionary<string, object> { ["version"] = "0.2" }) });
        new PipelineProject(stack, "Privileged", new PipelineProjectProps
        {
            Environment = new BuildEnvironment { Privileged = true },
            EnvironmentVariables = new System.Collections.Generic.Dictionary<string, IBuildEnvironmentVariable> { ["AWS_SECRET_ACCESS_KEY"] = new BuildEnvironmentVariable { Value = "hunter2" } },
        });
        new Amazon.CDK.AWS.CodeCommit.Repository(stack, "Sources", new Amazon.CDK.AWS.CodeCommit.RepositoryProps { RepositoryName = "own" });
    }

    private static Attribute Id => new() { Name = "id", Type = AttributeType.STRING };
}
