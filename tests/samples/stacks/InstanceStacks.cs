using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using InstanceProps = Amazon.CDK.AWS.EC2.InstanceProps;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

public static class InstanceStacks
{
    private static IMachineImage Image => MachineImage.GenericLinux(new Dictionary<string, string> { ["us-east-1"] = "ami-1" });

    private static Vpc Vpc(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });

    public static void Plain(Stack stack)
    {
        var instance = new Instance_(stack, "Instance", new InstanceProps { Vpc = Vpc(stack), InstanceType = new InstanceType("t3.micro"), MachineImage = Image });
        instance.Connections.AllowFromAnyIpv4(Port.Tcp(22), "ssh");
        instance.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = new[] { "s3:GetObject" }, Resources = new[] { "*" } }));
    }

    public static void Hardened(Stack stack) => new Instance_(stack, "Instance", new InstanceProps
    {
        Vpc = Vpc(stack),
        InstanceType = InstanceType.Of(InstanceClass.T3, InstanceSize.MICRO),
        MachineImage = Image,
        RequireImdsv2 = true,
        SsmSessionPermissions = true,
        DetailedMonitoring = true,
        AllowAllOutbound = false,
        BlockDevices = new IBlockDevice[]
        {
            new BlockDevice { DeviceName = "/dev/xvda", Volume = BlockDeviceVolume.Ebs(8, new EbsDeviceOptions { Encrypted = true, KmsKey = new Key(stack, "Key") }) },
        },
    });

    public static void Public(Stack stack) => new Instance_(stack, "Instance", new InstanceProps
    {
        Vpc = Vpc(stack),
        InstanceType = new InstanceType("t3.micro"),
        MachineImage = Image,
        AssociatePublicIpAddress = true,
        VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
        KeyName = "key",
        Role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }),
        BlockDevices = new IBlockDevice[]
        {
            new BlockDevice { DeviceName = "/dev/xvda", Volume = BlockDeviceVolume.Ebs(8, new EbsDeviceOptions { VolumeType = EbsDeviceVolumeType.GP3 }) },
            new BlockDevice { DeviceName = "/dev/sdb", Volume = BlockDeviceVolume.Ephemeral(0) },
        },
    });

    public static void Bastion(Stack stack)
    {
        var bastion = new BastionHostLinux(stack, "Bastion", new BastionHostLinuxProps { Vpc = Vpc(stack), RequireImdsv2 = true, MachineImage = Image });
        bastion.Connections.AllowFrom(Peer.Ipv4("192.0.2.0/24"), Port.SSH);
    }

    public static void Templates(Stack stack)
    {
        new LaunchTemplate(stack, "Silent");
        new LaunchTemplate(stack, "Hardened", new LaunchTemplateProps { RequireImdsv2 = true, HttpPutResponseHopLimit = 1, InstanceType = new InstanceType("t3.micro"), DetailedMonitoring = true });
        new LaunchTemplate(stack, "Open", new LaunchTemplateProps
        {
            HttpTokens = LaunchTemplateHttpTokens.OPTIONAL,
            HttpPutResponseHopLimit = 3,
            AssociatePublicIpAddress = true,
            KeyPair = new KeyPair(stack, "Pair"),
            Role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }),
            BlockDevices = new IBlockDevice[] { new BlockDevice { DeviceName = "/dev/xvda", Volume = BlockDeviceVolume.Ebs(8) } },
        });
    }

    public static void Disks(Stack stack)
    {
        new Volume(stack, "Plain", new VolumeProps { AvailabilityZone = "us-east-1a", Size = Size.Gibibytes(1) });
        new Volume(stack, "Own", new VolumeProps { AvailabilityZone = "us-east-1a", Size = Size.Gibibytes(1), Encrypted = true, EncryptionKey = new Key(stack, "Key"), RemovalPolicy = RemovalPolicy.SNAPSHOT });
    }
}
