using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.AutoScaling;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancing;

/// <summary>Load balancers of the first generation.</summary>
public static class ClassicStacks
{
    private static Vpc Network(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

    private static IMachineImage Image => MachineImage.GenericLinux(new Dictionary<string, string> { ["us-east-1"] = "ami-1" });

    public static void Public(Stack stack)
    {
        var vpc = Network(stack);
        var group = new AutoScalingGroup(stack, "Group", new AutoScalingGroupProps { Vpc = vpc, MachineImage = Image, InstanceType = new Amazon.CDK.AWS.EC2.InstanceType("t3.micro") });
        var balancer = new LoadBalancer(stack, "Balancer", new LoadBalancerProps { Vpc = vpc, InternetFacing = true, HealthCheck = new Amazon.CDK.AWS.ElasticLoadBalancing.HealthCheck { Port = 80 } });
        balancer.AddTarget(group);
        var listener = balancer.AddListener(new LoadBalancerListener { ExternalPort = 80 });
        listener.Connections.AllowDefaultPortFromAnyIpv4("Open to the world");
        balancer.AddListener(new LoadBalancerListener { ExternalPort = 443, InternalPort = 8080, SslCertificateArn = "arn:aws:acm:us-east-1:111122223333:certificate/1" });
    }

    public static void Internal(Stack stack)
    {
        var vpc = Network(stack);
        var instance = new Instance_(stack, "Instance", new InstanceProps { Vpc = vpc, MachineImage = Image, InstanceType = new Amazon.CDK.AWS.EC2.InstanceType("t3.micro") });
        new LoadBalancer(stack, "Balancer", new LoadBalancerProps
        {
            Vpc = vpc,
            CrossZone = false,
            AccessLoggingPolicy = new CfnLoadBalancer.AccessLoggingPolicyProperty { Enabled = true, S3BucketName = "logs" },
            Listeners = [new LoadBalancerListener { ExternalPort = 3306, ExternalProtocol = LoadBalancingProtocol.TCP, AllowConnectionsFrom = [Peer.Ipv4("10.0.0.0/8")] }],
            Targets = [new InstanceTarget(instance)],
        });
    }
}
