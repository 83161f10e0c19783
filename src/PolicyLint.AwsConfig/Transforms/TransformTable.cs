using System;
using System.Collections.Generic;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>The transforms by the names that the table of shapes has for them.</summary>
internal static class TransformTable
{
    private static readonly Dictionary<string, Transform> ByName = new(StringComparer.Ordinal)
    {
        ["each"] = ListTransforms.Each,
        ["first"] = ListTransforms.First,
        ["keyValues"] = ListTransforms.KeyValues,
        ["is"] = TextTransforms.Is,
        ["lastSegment"] = TextTransforms.LastSegment,
        ["lastColon"] = TextTransforms.LastColon,
        ["arnStep"] = TextTransforms.ArnStep,
        ["healthCheckArns"] = TextTransforms.HealthCheckArns,
        ["flowLogSource"] = TextTransforms.FlowLogSource,
        ["ingress"] = SecurityGroupTransforms.Ingress,
        ["egress"] = SecurityGroupTransforms.Egress,
        ["inlinePolicies"] = PolicyTransforms.Inline,
        ["defaultVersion"] = PolicyTransforms.DefaultVersion,
        ["bucketVersioning"] = BucketTransforms.Versioning,
        ["bucketEncryption"] = BucketTransforms.Encryption,
        ["bucketLogging"] = BucketTransforms.Logging,
        ["bucketAcceleration"] = BucketTransforms.Acceleration,
        ["bucketLifecycle"] = BucketTransforms.Lifecycle,
        ["bucketReplication"] = BucketTransforms.Replication,
        ["bucketWebsite"] = BucketTransforms.Website,
        ["bucketCors"] = BucketTransforms.Cors,
        ["tableThroughput"] = TableTransforms.Throughput,
        ["tableEncryption"] = TableTransforms.Encryption,
        ["tableRecovery"] = TableTransforms.Recovery,
        ["classicListeners"] = LoadBalancerTransforms.ClassicListeners,
        ["classicAttribute"] = LoadBalancerTransforms.ClassicAttribute,
        ["wafScope"] = WafTransforms.Scope,
        ["wafAction"] = WafTransforms.Action,
        ["wafRules"] = WafTransforms.Rules,
        ["wafClassicRules"] = WafTransforms.ClassicRules,
        ["shieldResponse"] = WafTransforms.ShieldResponse,
        ["methodSettings"] = ApiTransforms.MethodSettings,
        ["distribution"] = DistributionTransforms.Config,
        ["instanceInterfaces"] = InstanceTransforms.Interfaces,
        ["instanceDevices"] = InstanceTransforms.Devices,
    };

    /// <summary>The transform of the name.</summary>
    /// <exception cref="KeyNotFoundException">The table of shapes names one that there is not.</exception>
    public static Transform Find(string name) => ByName[name];
}
