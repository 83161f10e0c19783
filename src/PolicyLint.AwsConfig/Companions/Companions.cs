using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>What CloudFormation declares as a resource of its own and AWS Config records with another one.</summary>
internal static class Companions
{
    /// <summary>The type of the item that records resources of the type; null for a type that has items of its own or none at all.</summary>
    public static string? RecordedWith(string type) => type switch
    {
        "AWS::S3::BucketPolicy" => "AWS::S3::Bucket",
        "AWS::SNS::TopicPolicy" or "AWS::SNS::TopicInlinePolicy" => "AWS::SNS::Topic",
        "AWS::SQS::QueuePolicy" or "AWS::SQS::QueueInlinePolicy" => "AWS::SQS::Queue",
        "AWS::Lambda::Permission" => "AWS::Lambda::Function",
        "AWS::SecretsManager::RotationSchedule" => "AWS::SecretsManager::Secret",
        "AWS::EC2::Route" or "AWS::EC2::SubnetRouteTableAssociation" => "AWS::EC2::RouteTable",
        "AWS::EC2::NetworkAclEntry" => "AWS::EC2::NetworkAcl",
        "AWS::EC2::SecurityGroupIngress" or "AWS::EC2::SecurityGroupEgress" => "AWS::EC2::SecurityGroup",
        _ => null,
    };

    /// <summary>The types of the resources that an item of the type may bring with it.</summary>
    public static IReadOnlyList<string> BroughtBy(string recordedType) => recordedType switch
    {
        "AWS::S3::Bucket" => ["AWS::S3::BucketPolicy"],
        "AWS::SNS::Topic" => ["AWS::SNS::TopicPolicy"],
        "AWS::SQS::Queue" => ["AWS::SQS::QueuePolicy"],
        "AWS::Lambda::Function" => ["AWS::Lambda::Permission"],
        "AWS::SecretsManager::Secret" => ["AWS::SecretsManager::RotationSchedule"],
        "AWS::EC2::RouteTable" => ["AWS::EC2::Route", "AWS::EC2::SubnetRouteTableAssociation"],
        "AWS::EC2::NetworkAcl" => ["AWS::EC2::NetworkAclEntry"],
        "AWS::ApiGateway::Stage" or "AWS::ElasticLoadBalancingV2::LoadBalancer" => ["AWS::WAFv2::WebACLAssociation"],
        _ => [],
    };

    /// <summary>The resources beside the one that the item is about.</summary>
    public static List<Resource> Of(ConfigItem item, Resource owner)
    {
        var companions = new List<Resource>();
        if (item.Configuration is not { } configuration)
            return companions;
        var writer = new CompanionWriter(item, owner, companions);
        switch (item.Identity.Type)
        {
            case "AWS::S3::Bucket":
                PolicyCompanions.OfBucket(item, writer);
                break;
            case "AWS::SNS::Topic":
                PolicyCompanions.OfTopic(configuration, writer);
                break;
            case "AWS::SQS::Queue":
                PolicyCompanions.OfQueue(configuration, writer);
                break;
            case "AWS::Lambda::Function":
                PolicyCompanions.OfFunction(item, writer);
                break;
            case "AWS::SecretsManager::Secret":
                RotationCompanions.OfSecret(configuration, writer);
                break;
            case "AWS::EC2::RouteTable":
                NetworkCompanions.OfRouteTable(configuration, writer);
                break;
            case "AWS::EC2::NetworkAcl":
                NetworkCompanions.OfNetworkAcl(configuration, writer);
                break;
            case "AWS::ApiGateway::Stage" when Folding.Find(configuration, "webAclArn") is ScalarNode { Text.Length: > 0 } acl:
                writer.Add("AWS::WAFv2::WebACLAssociation", writer.Map.Add("ResourceArn", item.Identity.Arn ?? item.Identity.Id).Add("WebACLArn", acl));
                break;
            case "AWS::ElasticLoadBalancingV2::LoadBalancer":
                AssociationCompanions.OfLoadBalancer(item, writer);
                break;
        }

        return companions;
    }
}
