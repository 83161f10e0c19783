using Amazon.CDK;
using Amazon.CDK.AWS.AutoScaling;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2.Targets;
using System.Collections.Generic;
using Amazon.CDK.AWS.CertificateManager;
using ApplicationLoadBalancerProps = Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps;
using InstanceProps = Amazon.CDK.AWS.EC2.InstanceProps;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

public static class LoadBalancerStacks
{
    private static Vpc Network(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

    private static IMachineImage Image => MachineImage.GenericLinux(new Dictionary<string, string> { ["us-east-1"] = "ami-1" });

    public static void Silent(Stack stack)
    {
        var balancer = new ApplicationLoadBalancer(stack, "Balancer", new ApplicationLoadBalancerProps { Vpc = Network(stack) });
        balancer.AddListener("Http", new BaseApplicationListenerProps { Port = 80, DefaultAction = ListenerAction.FixedResponse(200, new FixedResponseOptions { MessageBody = "ok" }) });
    }

    public static void Hardened(Stack stack)
    {
        var balancer = new ApplicationLoadBalancer(stack, "Balancer", new ApplicationLoadBalancerProps
        {
            Vpc = Network(stack),
            InternetFacing = true,
            DeletionProtection = true,
            DropInvalidHeaderFields = true,
            DesyncMitigationMode = DesyncMitigationMode.STRICTEST,
            IdleTimeout = Duration.Seconds(30),
            Http2Enabled = false,
        });
        balancer.AddRedirect();
        var certificate = Certificate.FromCertificateArn(stack, "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/a");
        var listener = balancer.AddListener("Https", new BaseApplicationListenerProps { Port = 443, Certificates = new[] { ListenerCertificate.FromCertificateManager(certificate) }, SslPolicy = SslPolicy.TLS13_RES, Open = false });
        listener.AddTargets("Nobody", new AddApplicationTargetsProps { Port = 8080 });
        listener.Connections.AllowDefaultPortFrom(Peer.Ipv4("10.0.0.0/8"), "office");
    }

    public static void Targets(Stack stack)
    {
        var network = Network(stack);
        var group = new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = network });
        var balancer = new ApplicationLoadBalancer(stack, "Balancer", new ApplicationLoadBalancerProps { Vpc = network, SecurityGroup = group, InternetFacing = false });
        var listener = new ApplicationListener(stack, "Listener", new ApplicationListenerProps { LoadBalancer = balancer, Protocol = ApplicationProtocol.HTTP });
        var instance = new Instance_(stack, "Instance", new InstanceProps { Vpc = network, InstanceType = new InstanceType("t3.micro"), MachineImage = Image });
        listener.AddTargets("Instances", new AddApplicationTargetsProps { Port = 8080, Targets = new IApplicationLoadBalancerTarget[] { new InstanceTarget(instance, 8080) } });
        var scaled = new AutoScalingGroup(stack, "Scaled", new AutoScalingGroupProps { Vpc = network, InstanceType = new InstanceType("t3.micro"), MachineImage = Image });
        var other = balancer.AddListener("Other", new BaseApplicationListenerProps { Port = 8443, Protocol = ApplicationProtocol.HTTP });
        other.AddTargets("Scaled", new AddApplicationTargetsProps { Port = 80, Targets = new IApplicationLoadBalancerTarget[] { scaled } });
        other.AddTargets("ByPath", new AddApplicationTargetsProps { Port = 8000, Priority = 10, Conditions = new[] { ListenerCondition.PathPatterns(new[] { "/api" }) } });
        var own = new ApplicationTargetGroup(stack, "Own", new ApplicationTargetGroupProps { Vpc = network, Port = 9000, Protocol = ApplicationProtocol.HTTP, Targets = new IApplicationLoadBalancerTarget[] { scaled } });
        balancer.AddListener("Third", new BaseApplicationListenerProps { Port = 8080, DefaultTargetGroups = new[] { own } });
    }

    public static void NetworkBalancer(Stack stack)
    {
        var network = Network(stack);
        var balancer = new NetworkLoadBalancer(stack, "Balancer", new NetworkLoadBalancerProps { Vpc = network, InternetFacing = true, CrossZoneEnabled = true, DeletionProtection = true });
        var listener = balancer.AddListener("Tcp", new BaseNetworkListenerProps { Port = 443 });
        listener.AddTargets("Group", new AddNetworkTargetsProps { Port = 443 });
        var certificate = Certificate.FromCertificateArn(stack, "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/a");
        var group = new NetworkTargetGroup(stack, "Own", new NetworkTargetGroupProps { Vpc = network, Port = 80 });
        new NetworkListener(stack, "Tls", new NetworkListenerProps { LoadBalancer = balancer, Port = 8443, Certificates = new IListenerCertificate[] { ListenerCertificate.FromCertificateManager(certificate) }, SslPolicy = SslPolicy.RECOMMENDED_TLS, DefaultTargetGroups = new[] { group } });
    }

    public static void Scaling(Stack stack)
    {
        var network = Network(stack);
        var plain = new AutoScalingGroup(stack, "Plain", new AutoScalingGroupProps { Vpc = network, InstanceType = new InstanceType("t3.micro"), MachineImage = Image, AssociatePublicIpAddress = true, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        plain.Connections.AllowFromAnyIpv4(Port.Tcp(22));
        new AutoScalingGroup(stack, "Strict", new AutoScalingGroupProps
        {
            Vpc = network,
            InstanceType = new InstanceType("t3.micro"),
            MachineImage = Image,
            RequireImdsv2 = true,
            AllowAllOutbound = false,
            SsmSessionPermissions = true,
            KeyName = "key",
            BlockDevices = new Amazon.CDK.AWS.AutoScaling.IBlockDevice[] { new Amazon.CDK.AWS.AutoScaling.BlockDevice { DeviceName = "/dev/xvda", Volume = Amazon.CDK.AWS.AutoScaling.BlockDeviceVolume.Ebs(8, new Amazon.CDK.AWS.AutoScaling.EbsDeviceOptions { Encrypted = true }) } },
        });
        new AutoScalingGroup(stack, "Launched", new AutoScalingGroupProps { Vpc = network, LaunchTemplate = new LaunchTemplate(stack, "Template", new LaunchTemplateProps { RequireImdsv2 = true, InstanceType = new InstanceType("t3.micro"), MachineImage = Image }) });
    }
}
