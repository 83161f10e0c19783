using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;

public static class FunctionStacks
{
    public static void Silent(Stack stack) => Made(stack, "Function");

    public static void Full(Stack stack) => new Function(stack, "Function", new FunctionProps
    {
        Runtime = Runtime.NODEJS_18_X,
        Handler = "index.handler",
        Code = Code.FromInline("x"),
        Environment = new Dictionary<string, string> { ["PASSWORD"] = "hunter2" },
        EnvironmentEncryption = new Key(stack, "Key"),
        Tracing = Tracing.ACTIVE,
        Architecture = Architecture.ARM_64,
        DeadLetterQueueEnabled = true,
        ReservedConcurrentExecutions = 5,
        Timeout = Duration.Minutes(5),
        MemorySize = 512,
        LogRetention = RetentionDays.ONE_WEEK,
        RetryAttempts = 1,
        InitialPolicy = [new PolicyStatement(new PolicyStatementProps { Actions = ["s3:*"], Resources = ["*"] })],
    });

    public static void InNetwork(Stack stack) => new Function(stack, "Function", new FunctionProps
    {
        Runtime = Runtime.PYTHON_3_12,
        Handler = "index.handler",
        Code = Code.FromInline("x"),
        Vpc = Vpc.FromVpcAttributes(stack, "Vpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = ["eu-west-1a"], PrivateSubnetIds = ["subnet-1"] }),
    });

    public static void OwnRole(Stack stack)
    {
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
        var function = new Function(stack, "Function", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x"), Role = role });
        function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["ssm:GetParameter"], Resources = ["*"] }));
    }

    public static void Called(Stack stack)
    {
        var function = Made(stack, "Function");
        function.AddFunctionUrl(new FunctionUrlOptions { AuthType = FunctionUrlAuthType.NONE });
        function.AddPermission("Anybody", new Permission { Principal = new ServicePrincipal("s3.amazonaws.com"), SourceArn = "arn:aws:s3:::bucket" });
        function.GrantInvoke(Made(stack, "Caller"));
        function.Role!.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName("ReadOnlyAccess"));
    }

    public static void Fed(Stack stack)
    {
        var function = Made(stack, "Function");
        function.AddEventSource(new SqsEventSource(new Queue(stack, "Queue"), new SqsEventSourceProps { BatchSize = 5 }));
        function.AddEventSource(new SnsEventSource(new Topic(stack, "Topic")));
        var table = new Table(stack, "Table", new TableProps { PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING }, Stream = StreamViewType.NEW_IMAGE });
        function.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }));
        table.GrantReadWriteData(function);
    }

    private static Function Made(Stack stack, string id) => new(stack, id, new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") });
}
