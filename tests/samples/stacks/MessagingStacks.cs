using Amazon.CDK;
using Amazon.CDK.AWS.CloudTrail;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Amazon.CDK.AWS.SQS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Condition = Amazon.CDK.AWS.StepFunctions.Condition;
using LogGroupProps = Amazon.CDK.AWS.Logs.LogGroupProps;

public static class MessagingStacks
{
    public static void Queues(Stack stack)
    {
        var dead = new Queue(stack, "Dead", new QueueProps { Encryption = QueueEncryption.UNENCRYPTED });
        var queue = new Queue(stack, "Queue", new QueueProps { Encryption = QueueEncryption.KMS, EnforceSSL = true, DeadLetterQueue = new DeadLetterQueue { Queue = dead, MaxReceiveCount = 3 }, VisibilityTimeout = Duration.Seconds(60) });
        queue.GrantSendMessages(new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }));
        new Queue(stack, "Managed", new QueueProps { Encryption = QueueEncryption.KMS_MANAGED, Fifo = true });
    }

    public static void Topics(Stack stack)
    {
        var topic = new Topic(stack, "Topic", new TopicProps { MasterKey = new Key(stack, "Key"), EnforceSSL = true });
        topic.AddSubscription(new SqsSubscription(new Queue(stack, "Queue")));
        topic.AddSubscription(new EmailSubscription("somebody@example.com"));
        topic.AddSubscription(new UrlSubscription("http://example.com/hook"));
        topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["sns:Publish"], Principals = [new AnyPrincipal()], Resources = [topic.TopicArn] }));
        new Topic(stack, "Silent", new TopicProps { EnforceSSL = true });
    }

    public static void Events(Stack stack)
    {
        var rule = new Rule(stack, "Rule", new RuleProps { EventPattern = new EventPattern { Source = ["aws.guardduty"] } });
        rule.AddTarget(new SnsTopic(new Topic(stack, "Topic")));
        rule.AddTarget(new SqsQueue(new Queue(stack, "Queue")));
        rule.AddTarget(new LambdaFunction(new Function(stack, "Function", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") })));
    }

    public static void Machines(Stack stack)
    {
        new StateMachine(stack, "Silent", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(new Pass(stack, "Pass")) });
        new StateMachine(stack, "Logged", new StateMachineProps { DefinitionBody = DefinitionBody.FromString("{}"), TracingEnabled = true, Logs = new LogOptions { Destination = new LogGroup(stack, "Log"), Level = LogLevel.ALL } });
    }

    public static void Steps(Stack stack)
    {
        var handler = new Function(stack, "Handler", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("//") });
        var invoke = new LambdaInvoke(stack, "Invoke", new LambdaInvokeProps { LambdaFunction = handler });
        var send = new SqsSendMessage(stack, "Send", new SqsSendMessageProps { Queue = new Queue(stack, "Queue", new QueueProps { EncryptionMasterKey = new Key(stack, "Key") }), MessageBody = TaskInput.FromText("done") });
        var tell = new SnsPublish(stack, "Tell", new SnsPublishProps { Topic = new Topic(stack, "Topic"), Message = TaskInput.FromText("done") });
        var call = new CallAwsService(stack, "Call", new CallAwsServiceProps { Service = "efs", Action = "describeFileSystems", IamResources = ["*"] });
        var choice = new Choice(stack, "Choice").When(Condition.StringEquals("$.status", "done"), send).Otherwise(new Fail(stack, "Fail"));
        var map = new Map(stack, "Map");
        map.Iterator(tell.Next(call));
        new StateMachine(stack, "Machine", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(Chain.Start(map).Next(invoke).Next(choice)), TracingEnabled = true });
        new SnsPublish(stack, "Unused", new SnsPublishProps { Topic = new Topic(stack, "Other"), Message = TaskInput.FromText("never") });
        new StateMachine(stack, "Legacy", new StateMachineProps { Definition = new Pass(stack, "Pass").Next(new EventBridgePutEvents(stack, "Put", new EventBridgePutEventsProps { Entries = [new EventBridgePutEventsEntry { Detail = TaskInput.FromText("x"), DetailType = "own", Source = "own" }] })) });
    }

    public static void Streams(Stack stack)
    {
        new Stream(stack, "Open", new StreamProps { Encryption = StreamEncryption.UNENCRYPTED });
        new Stream(stack, "Kms", new StreamProps { Encryption = StreamEncryption.KMS, RetentionPeriod = Duration.Days(7) });
    }

    public static void Trails(Stack stack)
    {
        new Trail(stack, "Silent");
        new Trail(stack, "Full", new TrailProps { SendToCloudWatchLogs = true, EncryptionKey = new Key(stack, "Key"), EnableFileValidation = false, IsMultiRegionTrail = false, ManagementEvents = ReadWriteType.WRITE_ONLY });
    }

    public static void Watched(Stack stack)
    {
        var log = new LogGroup(stack, "Log", new LogGroupProps { EncryptionKey = new Key(stack, "Key"), Retention = RetentionDays.ONE_DAY });
        var filter = log.AddMetricFilter("Filter", new MetricFilterOptions { FilterPattern = FilterPattern.AllEvents(), MetricName = "Calls", MetricNamespace = "Own" });
        new Alarm(stack, "Alarm", new AlarmProps { Metric = filter.Metric(), Threshold = 1, EvaluationPeriods = 1 }).AddAlarmAction(new SnsAction(new Topic(stack, "Topic")));
    }
}
