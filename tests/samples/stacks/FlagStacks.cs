using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.AutoScaling;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.EFS;
using Amazon.CDK.AWS.RDS;
using InstanceProps = Amazon.CDK.AWS.EC2.InstanceProps;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

public static class FlagStacks
{
    private static IMachineImage Image => MachineImage.GenericLinux(new Dictionary<string, string> { ["us-east-1"] = "ami-1" });

    public static void NetworkFlagged(Stack stack)
    {
        var open = new Vpc(stack, "Open", new VpcProps { MaxAzs = 1, NatGateways = 0, RestrictDefaultSecurityGroup = false });
        new FlowLog(stack, "Files", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(open), Destination = FlowLogDestination.ToS3() });
        new Vpc(stack, "Shut", new VpcProps { MaxAzs = 1, NatGateways = 0 });
    }

    public static void InstancesFlagged(Stack stack)
    {
        var network = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
        new Instance_(stack, "Instance", new InstanceProps { Vpc = network, InstanceType = new InstanceType("t3.micro"), MachineImage = Image, RequireImdsv2 = true });
        var scaled = new AutoScalingGroup(stack, "Scaled", new AutoScalingGroupProps { Vpc = network, InstanceType = new InstanceType("t3.micro"), MachineImage = Image, RequireImdsv2 = true, KeyName = "key" });
        scaled.Connections.AllowFromAnyIpv4(Port.Tcp(443));
        new Amazon.CDK.AWS.EFS.FileSystem(stack, "Files", new FileSystemProps { Vpc = network });
        new Amazon.CDK.AWS.EFS.FileSystem(stack, "Open", new FileSystemProps { Vpc = network, AllowAnonymousAccess = true });
    }

    public static void RotatedFlagged(Stack stack)
    {
        var network = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
        var database = new DatabaseInstance(stack, "Database", new DatabaseInstanceProps { Engine = DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.VER_16 }), Vpc = network });
        database.AddRotationSingleUser();
        var group = new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = network });
        database.Connections.SecurityGroups[0].Connections.AllowFrom(group.Connections.SecurityGroups[0], Port.Tcp(5432));
    }
}
