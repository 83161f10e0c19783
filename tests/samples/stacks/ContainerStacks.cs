using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Backup;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ECS.Patterns;
using Amazon.CDK.AWS.EFS;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using FileSystem = Amazon.CDK.AWS.EFS.FileSystem;
using Repository = Amazon.CDK.AWS.ECR.Repository;

public static class ContainerStacks
{
    private static Vpc Network(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

    public static void Balanced(Stack stack)
    {
        var cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = Network(stack), ContainerInsights = true });
        new ApplicationLoadBalancedFargateService(stack, "Service", new ApplicationLoadBalancedFargateServiceProps
        {
            Cluster = cluster,
            TaskImageOptions = new ApplicationLoadBalancedTaskImageOptions
            {
                Image = ContainerImage.FromRegistry("nginx"),
                ContainerPort = 8080,
                Environment = new Dictionary<string, string> { ["MODE"] = "fast" },
            },
            PublicLoadBalancer = false,
            MemoryLimitMiB = 1024,
        });
    }

    public static void BalancedByDefault(Stack stack) => new ApplicationLoadBalancedFargateService(stack, "Service", new ApplicationLoadBalancedFargateServiceProps
    {
        Vpc = Network(stack),
        TaskImageOptions = new ApplicationLoadBalancedTaskImageOptions { Image = ContainerImage.FromEcrRepository(new Repository(stack, "Repository")) },
        AssignPublicIp = true,
        OpenListener = false,
    });

    public static void Service(Stack stack)
    {
        var network = Network(stack);
        var cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = network, EnableFargateCapacityProviders = true });
        var task = new FargateTaskDefinition(stack, "Task", new FargateTaskDefinitionProps { Cpu = 256, MemoryLimitMiB = 512 });
        var container = task.AddContainer("web", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromRegistry("amazon/amazon-ecs-sample"),
            Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = "web", LogRetention = RetentionDays.ONE_WEEK }),
            ReadonlyRootFilesystem = true,
            User = "1000",
        });
        container.AddPortMappings(new PortMapping { ContainerPort = 3000 });
        task.AddToTaskRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = new[] { "s3:GetObject" }, Resources = new[] { "*" } }));
        var service = new FargateService(stack, "Service", new FargateServiceProps { Cluster = cluster, TaskDefinition = task, AssignPublicIp = false, EnableExecuteCommand = false });
        var balancer = new ApplicationLoadBalancer(stack, "Balancer", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = network, InternetFacing = true });
        var listener = balancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80 });
        listener.AddTargets("Service", new AddApplicationTargetsProps { Port = 80, Targets = new IApplicationLoadBalancerTarget[] { service } });
    }

    public static void OnInstances(Stack stack)
    {
        var task = new Ec2TaskDefinition(stack, "Task", new Ec2TaskDefinitionProps { NetworkMode = NetworkMode.HOST, PidMode = PidMode.HOST });
        task.AddContainer("tool", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("tool"), MemoryLimitMiB = 128, Privileged = true });
        task.AddVolume(new Amazon.CDK.AWS.ECS.Volume { Name = "files", EfsVolumeConfiguration = new EfsVolumeConfiguration { FileSystemId = "fs-1", TransitEncryption = "ENABLED" } });
        new Ec2TaskDefinition(stack, "Plain").AddContainer("tool", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("tool"), MemoryLimitMiB = 128 });
    }

    public static void Files(Stack stack)
    {
        var network = Network(stack);
        var files = new FileSystem(stack, "Files", new FileSystemProps { Vpc = network });
        files.Connections.AllowDefaultPortFrom(Peer.Ipv4("10.0.0.0/16"));
        files.AddAccessPoint("Point", new AccessPointOptions { Path = "/data", CreateAcl = new Acl { OwnerUid = "1", OwnerGid = "1", Permissions = "750" }, PosixUser = new PosixUser { Uid = "1", Gid = "1" } });
        new FileSystem(stack, "Shut", new FileSystemProps { Vpc = network, KmsKey = new Key(stack, "Key"), EnableAutomaticBackups = true, AllowAnonymousAccess = false, RemovalPolicy = RemovalPolicy.DESTROY });
        new FileSystem(stack, "Clear", new FileSystemProps { Vpc = network, Encrypted = false });
    }

    public static void Registries(Stack stack)
    {
        new Repository(stack, "Silent");
        var strict = new Repository(stack, "Strict", new RepositoryProps { ImageScanOnPush = true, ImageTagMutability = TagMutability.IMMUTABLE, EncryptionKey = new Key(stack, "Key"), RemovalPolicy = RemovalPolicy.DESTROY });
        strict.AddLifecycleRule(new LifecycleRule { MaxImageCount = 3 });
        strict.GrantPull(new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ecs-tasks.amazonaws.com") }));
    }

    public static void Vaults(Stack stack)
    {
        new BackupVault(stack, "Silent");
        new BackupVault(stack, "Own", new BackupVaultProps { EncryptionKey = new Key(stack, "Key"), LockConfiguration = new LockConfiguration { MinRetention = Duration.Days(30) }, RemovalPolicy = RemovalPolicy.DESTROY });
    }

    public static void Volumes(Stack stack)
    {
        var definition = new FargateTaskDefinition(stack, "Definition", new FargateTaskDefinitionProps
        {
            Volumes = [new Amazon.CDK.AWS.ECS.Volume { Name = "files", EfsVolumeConfiguration = new EfsVolumeConfiguration { FileSystemId = "fs-1", TransitEncryption = "ENABLED" } }],
        });
        definition.AddContainer("Own", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("busybox") });
    }

    public static void Capacity(Stack stack)
    {
        var vpc = Network(stack);
        var group = new Amazon.CDK.AWS.AutoScaling.AutoScalingGroup(stack, "Group", new Amazon.CDK.AWS.AutoScaling.AutoScalingGroupProps { Vpc = vpc, InstanceType = new Amazon.CDK.AWS.EC2.InstanceType("t3.micro"), MachineImage = MachineImage.GenericLinux(new Dictionary<string, string> { ["us-east-1"] = "ami-1" }) });
        new Cluster(stack, "Cluster", new ClusterProps { Vpc = vpc }).AddAsgCapacityProvider(new AsgCapacityProvider(stack, "Provider", new AsgCapacityProviderProps { AutoScalingGroup = group }));
    }

    public static void Commanded(Stack stack)
    {
        var definition = new FargateTaskDefinition(stack, "Definition");
        definition.AddContainer("Own", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("busybox") });
        new FargateService(stack, "Service", new FargateServiceProps { Cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = Network(stack) }), TaskDefinition = definition, EnableExecuteCommand = true });
    }
}
