using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>The names by which a resource is known outside its template: what literals and ARNs in other resources may say.</summary>
internal static class PhysicalNames
{
    /// <summary>Attribute of a resource read from an account: its physical id.</summary>
    public const string IdAttribute = "PhysicalId";

    /// <summary>Attribute of a resource read from an account: its ARN.</summary>
    public const string ArnAttribute = "Arn";

    /// <summary>Attribute of a resource read from an account: the account's id.</summary>
    public const string AccountAttribute = "AccountId";

    /// <summary>Attribute of a resource read from an account: the name under which the internet knows it.</summary>
    public const string HostAttribute = "HostName";

    /// <summary>The property that gives a resource its physical name, by type; from the "Return values" of CloudFormation's resource reference.</summary>
    private static readonly Dictionary<string, string> NameProperty = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = "BucketName",
        ["AWS::SQS::Queue"] = "QueueName",
        ["AWS::SNS::Topic"] = "TopicName",
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::DynamoDB::GlobalTable"] = "TableName",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::ManagedPolicy"] = "ManagedPolicyName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
        ["AWS::KMS::Alias"] = "AliasName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::Lambda::LayerVersion"] = "LayerName",
        ["AWS::SecretsManager::Secret"] = "Name",
        ["AWS::SSM::Parameter"] = "Name",
        ["AWS::Kinesis::Stream"] = "Name",
        ["AWS::KinesisFirehose::DeliveryStream"] = "DeliveryStreamName",
        ["AWS::StepFunctions::StateMachine"] = "StateMachineName",
        ["AWS::ECS::Cluster"] = "ClusterName",
        ["AWS::ECS::Service"] = "ServiceName",
        ["AWS::ECS::TaskDefinition"] = "Family",
        ["AWS::ECR::Repository"] = "RepositoryName",
        ["AWS::EKS::Cluster"] = "Name",
        ["AWS::EC2::SecurityGroup"] = "GroupName",
        ["AWS::EC2::LaunchTemplate"] = "LaunchTemplateName",
        ["AWS::EC2::KeyPair"] = "KeyName",
        ["AWS::AutoScaling::AutoScalingGroup"] = "AutoScalingGroupName",
        ["AWS::ElasticLoadBalancing::LoadBalancer"] = "LoadBalancerName",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = "Name",
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = "Name",
        ["AWS::RDS::DBInstance"] = "DBInstanceIdentifier",
        ["AWS::RDS::DBCluster"] = "DBClusterIdentifier",
        ["AWS::RDS::DBSubnetGroup"] = "DBSubnetGroupName",
        ["AWS::RDS::DBParameterGroup"] = "DBParameterGroupName",
        ["AWS::RDS::DBClusterParameterGroup"] = "DBClusterParameterGroupName",
        ["AWS::Redshift::Cluster"] = "ClusterIdentifier",
        ["AWS::Redshift::ClusterParameterGroup"] = "ParameterGroupName",
        ["AWS::ElastiCache::ReplicationGroup"] = "ReplicationGroupId",
        ["AWS::ElastiCache::SubnetGroup"] = "CacheSubnetGroupName",
        ["AWS::OpenSearchService::Domain"] = "DomainName",
        ["AWS::Elasticsearch::Domain"] = "DomainName",
        ["AWS::ApiGateway::RestApi"] = "Name",
        ["AWS::Events::EventBus"] = "Name",
        ["AWS::Events::Rule"] = "Name",
        ["AWS::CloudTrail::Trail"] = "TrailName",
        ["AWS::CodeBuild::Project"] = "Name",
        ["AWS::Cognito::UserPool"] = "UserPoolName",
        ["AWS::Config::ConfigRule"] = "ConfigRuleName",
        ["AWS::WAFv2::WebACL"] = "Name",
        ["AWS::WAFv2::IPSet"] = "Name",
        ["AWS::WAFv2::RuleGroup"] = "Name",
        ["AWS::WAFv2::RegexPatternSet"] = "Name",
        ["AWS::NetworkFirewall::Firewall"] = "FirewallName",
        ["AWS::NetworkFirewall::FirewallPolicy"] = "FirewallPolicyName",
        ["AWS::NetworkFirewall::RuleGroup"] = "RuleGroupName",
        ["AWS::Backup::BackupVault"] = "BackupVaultName",
        ["AWS::EMR::SecurityConfiguration"] = "Name",
        ["AWS::Glue::SecurityConfiguration"] = "Name",
        ["AWS::MemoryDB::ACL"] = "ACLName",
        ["AWS::CloudWatch::Alarm"] = "AlarmName",
    };

    /// <summary>
    /// Resources that an ARN names by the resource they belong to and a name inside it: the steps of the ARN and the properties that give them;
    /// from "Actions, resources, and condition keys for Amazon API Gateway" of the service authorization reference.
    /// </summary>
    private static readonly Dictionary<string, NamedStep[]> NameInside = new(StringComparer.Ordinal)
    {
        ["AWS::ApiGateway::Stage"] = [new("restapis", "RestApiId"), new("stages", "StageName")],
        ["AWS::ApiGatewayV2::Stage"] = [new("apis", "ApiId"), new("stages", "StageName")],
    };

    /// <summary>ARN services that are not the lower-case middle of the type's name.</summary>
    private static readonly Dictionary<string, string> ArnService = new(StringComparer.Ordinal)
    {
        ["ElasticLoadBalancingV2"] = "elasticloadbalancing",
        ["OpenSearchService"] = "es",
        ["Elasticsearch"] = "es",
        ["StepFunctions"] = "states",
        ["KinesisFirehose"] = "firehose",
        ["Cognito"] = "cognito-idp",
        ["NetworkFirewall"] = "network-firewall",
        ["CertificateManager"] = "acm",
        ["EFS"] = "elasticfilesystem",
        ["ApiGatewayV2"] = "apigateway",
    };

    /// <summary>Resources that only stand for another one, and the property that says for which.</summary>
    private static readonly Dictionary<string, string> StandIns = new(StringComparer.Ordinal)
    {
        ["AWS::KMS::Alias"] = "TargetKeyId",
        ["AWS::Lambda::Alias"] = "FunctionName",
        ["AWS::Lambda::Version"] = "FunctionName",
    };

    /// <summary>The resource's physical name as the source gives it; null where the service makes one up, which no literal can then be.</summary>
    public static Value? Of(Resource resource, Scope scope) =>
        NameProperty.TryGetValue(resource.Type, out var property) ? scope.Find(resource.Properties, property) : null;

    /// <summary>The property that gives resources of the type their name; null where none does.</summary>
    public static string? PropertyOf(string type) => NameProperty.TryGetValue(type, out var property) ? property : null;

    /// <summary>True where some literal might be the resource's name.</summary>
    public static bool MayBeNamed(Resource resource) =>
        (NameProperty.TryGetValue(resource.Type, out var property) && resource.Properties.Find(property) is not null)
        || NameInside.ContainsKey(resource.Type)
        || resource.Attributes.Find(IdAttribute) is not null || resource.Attributes.Find(ArnAttribute) is not null;

    /// <summary>All names of a resource read from an account; false where it may have others, or is of no account.</summary>
    public static bool TryAll(Resource resource, List<string> names)
    {
        if (Recorded(resource, IdAttribute) is not { Length: > 0 } id)
            return false;
        names.Add(id);
        if (Recorded(resource, ArnAttribute) is { Length: > 0 } arn)
            names.Add(arn);
        if (Recorded(resource, HostAttribute) is { Length: > 0 } host)
            names.Add(host);
        if (NameInside.TryGetValue(resource.Type, out var steps))
            return TryName(resource, steps[steps.Length - 1].Property, names);
        return !NameProperty.TryGetValue(resource.Type, out var property) || TryName(resource, property, names);
    }

    private static bool TryName(Resource resource, string property, List<string> names)
    {
        var value = resource.Properties.Find(property);
        if (value is ScalarValue { Text.Length: > 0 } name)
            names.Add(name.Text);
        // A name that is not recorded is the id or in the ARN.
        return value is null or ScalarValue or UnknownValue { Cause: UnknownCause.NotRecorded };
    }

    /// <summary>How an ARN names such a resource inside another; null for a type that has names of its own.</summary>
    public static NamedStep[]? InsideOf(string type) => NameInside.TryGetValue(type, out var steps) ? steps : null;

    /// <summary>True where the text is an ARN of a service to which none of the types belongs.</summary>
    public static bool IsArnOfOtherService(string text, string[] types)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return false;
        var fields = text.Split([':'], 4);
        return fields.Length == 4 && fields[2].Length > 0 && Array.TrueForAll(fields[2].ToCharArray(), static c => c < 128)
            && Array.TrueForAll(types, type => ServiceOf(type) != fields[2]);
    }

    /// <summary>True where the text names something that AWS provides, which no template can declare: <c>alias/aws/s3</c>, <c>default.postgres16</c>.</summary>
    public static bool IsProvided(string text, string type)
    {
        if (type.StartsWith("AWS::KMS::", StringComparison.Ordinal))
            return text.StartsWith("alias/aws/", StringComparison.Ordinal) || text.IndexOf(":alias/aws/", StringComparison.Ordinal) >= 0;
        return type == "AWS::MemoryDB::ACL"
            ? text == "open-access"
            : type.EndsWith("ParameterGroup", StringComparison.Ordinal) && text.StartsWith("default.", StringComparison.Ordinal);
    }

    /// <summary>True for a resource that was read from an account.</summary>
    public static bool IsRecorded(Resource resource) => Recorded(resource, AccountAttribute) is { Length: > 0 };

    /// <summary>What a resource read from an account is called there.</summary>
    public static string? Recorded(Resource resource, string attribute) =>
        resource.Attributes.Find(attribute) is ScalarValue { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    /// <summary>The value that says for which other resource this one stands; null where it stands for itself.</summary>
    public static Value? StandsFor(Resource resource) =>
        StandIns.TryGetValue(resource.Type, out var property) ? resource.Properties.Find(property) : null;

    /// <summary>True where an attribute of the resource may be anything, also another resource's name.</summary>
    public static bool IsOpaque(Resource resource) =>
        resource.Type.StartsWith("Custom::", StringComparison.Ordinal)
        || resource.Type is "AWS::CloudFormation::CustomResource" or "AWS::CloudFormation::Stack" or "AWS::SSM::Parameter"
            or "AWS::ServiceCatalog::CloudFormationProvisionedProduct";

    /// <summary>The service field of the ARNs of such resources.</summary>
    public static string ServiceOf(string type)
    {
        var start = type.IndexOf("::", StringComparison.Ordinal) + 2;
        var end = start < 2 ? -1 : type.IndexOf("::", start, StringComparison.Ordinal);
        if (end < 0)
            return "";
        var middle = type.Substring(start, end - start);
        return ArnService.TryGetValue(middle, out var service) ? service : middle.ToLowerInvariant();
    }
}

/// <summary>A step of an ARN behind which a name stands, and the property that gives the name.</summary>
internal readonly record struct NamedStep(string Step, string Property);
