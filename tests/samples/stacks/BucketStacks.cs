using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Amazon.CDK.AWS.S3.Deployment;
using Amazon.CDK.AWS.S3.Notifications;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using StorageClass = Amazon.CDK.AWS.S3.StorageClass;

public static class BucketStacks
{
    public static void Silent(Stack stack) => new Bucket(stack, "Bucket");

    public static void Guarded(Stack stack) => new Bucket(stack, "Bucket", new BucketProps
    {
        Versioned = true,
        EnforceSSL = true,
        MinimumTLSVersion = 1.2,
        BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        Encryption = BucketEncryption.KMS,
        ObjectLockEnabled = true,
        RemovalPolicy = RemovalPolicy.DESTROY,
        AutoDeleteObjects = true,
        LifecycleRules = [new LifecycleRule { Expiration = Duration.Days(90), NoncurrentVersionExpiration = Duration.Days(30), Transitions = [new Transition { StorageClass = StorageClass.GLACIER, TransitionAfter = Duration.Days(30) }] }],
        Cors = [new CorsRule { AllowedMethods = [HttpMethods.GET], AllowedOrigins = ["https://example.com"] }],
    });

    public static void Website(Stack stack) => new Bucket(stack, "Bucket", new BucketProps { WebsiteIndexDocument = "index.html", PublicReadAccess = true, BlockPublicAccess = BlockPublicAccess.BLOCK_ACLS });

    public static void Encrypted(Stack stack)
    {
        new Bucket(stack, "Managed", new BucketProps { Encryption = BucketEncryption.S3_MANAGED });
        new Bucket(stack, "KmsManaged", new BucketProps { Encryption = BucketEncryption.KMS_MANAGED, BucketKeyEnabled = true });
        new Bucket(stack, "Twice", new BucketProps { Encryption = BucketEncryption.DSSE_MANAGED });
        new Bucket(stack, "OwnKey", new BucketProps { EncryptionKey = new Key(stack, "Key") });
    }

    public static void Logged(Stack stack)
    {
        var logs = new Bucket(stack, "Logs");
        new Bucket(stack, "Bucket", new BucketProps { ServerAccessLogsBucket = logs, ServerAccessLogsPrefix = "bucket/" });
        new Bucket(stack, "Itself", new BucketProps { ServerAccessLogsPrefix = "itself/" });
    }

    public static void Granting(Stack stack)
    {
        var key = new Key(stack, "Key");
        var bucket = new Bucket(stack, "Bucket", new BucketProps { EncryptionKey = key });
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") });
        bucket.GrantRead(role);
        bucket.GrantPut(role, "in/*");
        bucket.GrantRead(new ServicePrincipal("cloudfront.amazonaws.com"));
        bucket.GrantDelete(new User(stack, "User"));
        new Bucket(stack, "Public").GrantPublicAccess();
    }

    public static void OwnPolicy(Stack stack)
    {
        var bucket = new Bucket(stack, "Bucket");
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Actions = ["s3:*"],
            Principals = [new AnyPrincipal()],
            Resources = [bucket.BucketArn, bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
        }));
    }

    public static void Notifying(Stack stack)
    {
        var bucket = new Bucket(stack, "Bucket");
        bucket.AddEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, "Queue")));
        bucket.AddEventNotification(EventType.OBJECT_REMOVED, new SnsDestination(new Topic(stack, "Topic")));
        bucket.AddObjectCreatedNotification(new LambdaDestination(new Function(stack, "Function", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") })));
    }

    public static void Deployed(Stack stack)
    {
        var bucket = new Bucket(stack, "Bucket", new BucketProps { Encryption = BucketEncryption.S3_MANAGED });
        new BucketDeployment(stack, "Deployment", new BucketDeploymentProps { Sources = [Source.Data("index.html", "<html/>")], DestinationBucket = bucket });
    }

    public static void Overridden(Stack stack)
    {
        var bucket = new Bucket(stack, "Bucket");
        var resource = (CfnBucket)bucket.Node.DefaultChild!;
        resource.AddPropertyOverride("VersioningConfiguration.Status", "Enabled");
        resource.PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty { BlockPublicAcls = true };
        bucket.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
    }

    public static void Tagged(Stack stack)
    {
        new Bucket(stack, "Bucket");
        Tags.Of(stack).Add("Environment", "test");
    }
}
