using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ECS.Patterns;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KinesisFirehose;
using Amazon.CDK.AWS.S3;
using Schedule = Amazon.CDK.AWS.ApplicationAutoScaling.Schedule;

/// <summary>What rules of EventBridge start.</summary>
public static class TargetStacks
{
    public static void Scheduled(Stack stack)
    {
        var cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 }) });
        new ScheduledFargateTask(stack, "Image", new ScheduledFargateTaskProps
        {
            Cluster = cluster,
            Schedule = Schedule.Expression("rate(1 day)"),
            ScheduledFargateTaskImageOptions = new ScheduledFargateTaskImageOptions { Image = ContainerImage.FromRegistry("busybox"), Environment = new Dictionary<string, string> { ["MODE"] = "night" } },
        });
        var definition = new FargateTaskDefinition(stack, "Definition");
        definition.AddContainer("Own", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("busybox") });
        new ScheduledFargateTask(stack, "Own", new ScheduledFargateTaskProps
        {
            Cluster = cluster,
            Schedule = Schedule.Expression("rate(1 day)"),
            SecurityGroups = [new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = cluster.Vpc })],
            ScheduledFargateTaskDefinitionOptions = new ScheduledFargateTaskDefinitionOptions { TaskDefinition = definition },
        });
    }

    public static void Targets(Stack stack)
    {
        var rule = new Rule(stack, "Rule", new RuleProps { EventPattern = new EventPattern { Source = ["own"] } });
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("firehose.amazonaws.com") });
        var stream = new CfnDeliveryStream(stack, "Stream", new CfnDeliveryStreamProps { S3DestinationConfiguration = new CfnDeliveryStream.S3DestinationConfigurationProperty { BucketArn = new Bucket(stack, "Bucket").BucketArn, RoleArn = role.RoleArn } });
        rule.AddTarget(new KinesisFirehoseStream(stream));
        rule.AddTarget(new CodeBuildProject(new PipelineProject(stack, "Project")));
        var cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 }) });
        var definition = new Ec2TaskDefinition(stack, "Definition");
        definition.AddContainer("Own", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("busybox"), MemoryLimitMiB = 128 });
        rule.AddTarget(new EcsTask(new EcsTaskProps { Cluster = cluster, TaskDefinition = definition }));
    }
}
