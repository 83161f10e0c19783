using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Rules.Tests.ConfigItems;

/// <summary>What resources of a template would be called, were they deployed: references become these names.</summary>
internal static class RecordedNames
{
    /// <summary>An account that no example names.</summary>
    public const string Account = "999900001111";

    private const string Region = "eu-west-1";

    private static readonly Dictionary<string, string> PseudoParameters = new(StringComparer.Ordinal)
    {
        ["AWS::AccountId"] = Account,
        ["AWS::Region"] = Region,
        ["AWS::Partition"] = "aws",
        ["AWS::URLSuffix"] = "amazonaws.com",
    };

    // Services whose ARNs do not have the lower-case middle of the type's name.
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["ElasticLoadBalancingV2"] = "elasticloadbalancing",
        ["OpenSearchService"] = "es",
        ["CertificateManager"] = "acm",
        ["KinesisFirehose"] = "firehose",
        ["StepFunctions"] = "states",
        ["EFS"] = "elasticfilesystem",
        ["NetworkFirewall"] = "network-firewall",
        ["ApiGatewayV2"] = "apigateway",
        ["Cognito"] = "cognito-idp",
    };

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["AWS::EC2::VPC"] = "vpc-",
        ["AWS::EC2::Subnet"] = "subnet-",
        ["AWS::EC2::NetworkInterface"] = "eni-",
        ["AWS::EC2::SecurityGroup"] = "sg-",
        ["AWS::EC2::InternetGateway"] = "igw-",
        ["AWS::EC2::NatGateway"] = "nat-",
        ["AWS::EC2::RouteTable"] = "rtb-",
        ["AWS::EC2::EIP"] = "eipalloc-",
    };

    private static readonly HashSet<string> KnownByArn = new(StringComparer.Ordinal)
    {
        "AWS::SNS::Topic", "AWS::SecretsManager::Secret", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::IAM::ManagedPolicy", "AWS::GlobalAccelerator::Accelerator", "AWS::CertificateManager::Certificate",
        "AWS::StepFunctions::StateMachine", "AWS::NetworkFirewall::FirewallPolicy", "AWS::NetworkFirewall::RuleGroup", "AWS::NetworkFirewall::Firewall",
    };

    public static MapValue Attributes(Resource resource, UnknownValue rest) => new(
        [
            Entry(resource, "PhysicalId", Id(resource)), Entry(resource, "Arn", Arn(resource)),
            Entry(resource, "HostName", Host(resource)), Entry(resource, "AccountId", Account),
        ],
        resource.Span)
    { OpenBecause = rest };

    /// <summary>What an item says where the template refers to the resource; null where nobody can tell.</summary>
    public static string? Of(Resource target, string? attribute) => attribute switch
    {
        null or "Id" or "GroupId" or "KeyId" or "AllocationId" or "VpcId" or "SubnetId" or "ApiId" or "RestApiId" or "HealthCheckId" or "FileSystemId" or "DefaultSecurityGroup" => Id(target),
        "DNSName" or "DomainName" or "RegionalDomainName" => Host(target),
        _ => attribute.EndsWith("Arn", StringComparison.Ordinal) ? Arn(target) : null,
    };

    public static string? OfPseudoParameter(string name) => PseudoParameters.GetValueOrDefault(name);

    private static PropertyEntry Entry(Resource resource, string key, string text) => new(key, resource.Span, new ScalarValue(ScalarKind.String, text, resource.Span));

    private static string Id(Resource resource) =>
        Prefixes.TryGetValue(resource.Type, out var prefix) ? prefix + Digits(resource.LogicalId) : KnownByArn.Contains(resource.Type) ? Arn(resource) : resource.LogicalId;

    private static string Arn(Resource resource)
    {
        var names = resource.Type.Split("::");
        var service = Services.GetValueOrDefault(names[1], names[1].ToLowerInvariant());
        if (resource.Type == "AWS::ElasticLoadBalancingV2::LoadBalancer")
            return $"arn:aws:{service}:{Region}:{Account}:loadbalancer/{(IsNetwork(resource) ? "net" : "app")}/{resource.LogicalId}/{Digits(resource.LogicalId)}";
        return resource.Type switch
        {
            "AWS::S3::Bucket" => "arn:aws:s3:::" + Id(resource),
            "AWS::SNS::Topic" or "AWS::SQS::Queue" => $"arn:aws:{service}:{Region}:{Account}:{resource.LogicalId}",
            "AWS::Logs::LogGroup" => $"arn:aws:logs:{Region}:{Account}:log-group:{resource.LogicalId}:*",
            _ => $"arn:aws:{service}:{Region}:{Account}:{names[2].ToLowerInvariant()}/{(KnownByArn.Contains(resource.Type) ? resource.LogicalId : Id(resource))}",
        };
    }

    private static string Host(Resource resource) => Id(resource) + resource.Type switch
    {
        "AWS::S3::Bucket" => $".s3.{Region}.amazonaws.com",
        "AWS::ApiGateway::RestApi" or "AWS::ApiGatewayV2::Api" => $".execute-api.{Region}.amazonaws.com",
        _ => ".example.amazonaws.com",
    };

    private static bool IsNetwork(Resource resource) => resource.Properties.Find("Type") is ScalarValue { Text: "network" };

    // The same for the same name, and as long as EC2's.
    private static string Digits(string name)
    {
        var number = 0L;
        foreach (var c in name)
            number = (number * 31) + c;
        return Math.Abs(number).ToString("x17", System.Globalization.CultureInfo.InvariantCulture)[^17..];
    }
}
