using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;

public static class VpcStacks
{
    public static void Plain(Stack stack) => new Vpc(stack, "Vpc");

    public static void OneZone(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 1, IpAddresses = IpAddresses.Cidr("10.7.0.0/16"), EnableDnsSupport = false, EnableDnsHostnames = false });

    public static void OneGateway(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 3, NatGateways = 1 });

    public static void NoGateway(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { NatGateways = 0, VpcName = "own", DefaultInstanceTenancy = DefaultInstanceTenancy.DEDICATED });

    public static void NamedZones(Stack stack) => new Vpc(stack, "Vpc", new VpcProps
    {
        AvailabilityZones = new[] { "us-east-1a" },
        CreateInternetGateway = false,
        RestrictDefaultSecurityGroup = true,
    });

    public static void Configured(Stack stack)
    {
        var vpc = new Vpc(stack, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "web", SubnetType = SubnetType.PUBLIC, MapPublicIpOnLaunch = false, CidrMask = 24 },
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
                new SubnetConfiguration { Name = "later", SubnetType = SubnetType.PRIVATE_ISOLATED, Reserved = true },
            },
            GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } },
        });
        vpc.AddInterfaceEndpoint("Secrets", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SECRETS_MANAGER, PrivateDnsEnabled = false });
        vpc.AddInterfaceEndpoint("Closed", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS, Open = false });
        new FlowLog(stack, "Subnet", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PublicSubnets[0]) });
    }

    public static void Logged(Stack stack)
    {
        var vpc = new Vpc(stack, "Vpc", new VpcProps
        {
            MaxAzs = 1,
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["all"] = new FlowLogOptions { MaxAggregationInterval = FlowLogMaxAggregationInterval.ONE_MINUTE } },
        });
        vpc.AddFlowLog("rejected", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT, Destination = FlowLogDestination.ToS3() });
    }

    public static void LoggedElsewhere(Stack stack)
    {
        var vpc = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 1 });
        var group = new LogGroup(stack, "Group", new LogGroupProps { Retention = RetentionDays.ONE_YEAR });
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("vpc-flow-logs.amazonaws.com") });
        vpc.AddFlowLog("Logs", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(group, role) });
        var bucket = new Bucket(stack, "Bucket", new BucketProps { Versioned = true });
        new FlowLog(stack, "Files", new FlowLogProps
        {
            ResourceType = FlowLogResourceType.FromVpc(vpc),
            Destination = FlowLogDestination.ToS3(bucket, "vpc", new DestinationOptions { FileFormat = FlowLogFileFormat.PARQUET, HiveCompatiblePartitions = true }),
        });
        new FlowLog(stack, "Interface", new FlowLogProps { ResourceType = FlowLogResourceType.FromNetworkInterfaceId("eni-1") });
    }

    public static void OwnSubnets(Stack stack)
    {
        var vpc = new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0, SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
        var shown = new PublicSubnet(stack, "Shown", new PublicSubnetProps { VpcId = vpc.VpcId, AvailabilityZone = "us-east-1a", CidrBlock = "10.0.200.0/24", MapPublicIpOnLaunch = true });
        shown.AddDefaultNatRoute("nat-1");
        new PrivateSubnet(stack, "Hidden", new PrivateSubnetProps { VpcId = vpc.VpcId, AvailabilityZone = "us-east-1a", CidrBlock = "10.0.201.0/24" });
    }
}
