using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Tests.AwsConfig;

/// <summary>Items as AWS Config writes them, and what the shipped rules say of them.</summary>
internal static class Given
{
    private static readonly Dictionary<string, EvaluationOptions> Options = [];

    /// <summary>A security group that lets the world in by SSH.</summary>
    public const string OpenGroup =
        """
        {
          "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-03-02T10:15:30.123Z", "configurationStateId": 1772446530123,
          "awsAccountId": "111122223333", "awsRegion": "eu-west-1", "resourceType": "AWS::EC2::SecurityGroup", "resourceId": "sg-0a1",
          "ARN": "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1", "relationships": [], "tags": {},
          "configuration": {
            "groupId": "sg-0a1", "groupName": "web", "description": "web",
            "ipPermissions": [{ "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipv4Ranges": [{ "cidrIp": "0.0.0.0/0", "description": "me" }], "ipRanges": ["0.0.0.0/0"],
              "ipv6Ranges": [], "prefixListIds": [], "userIdGroupPairs": [] }],
            "ipPermissionsEgress": []
          },
          "supplementaryConfiguration": {}
        }
        """;

    /// <summary>A key that rotates, whose policy is a string of JSON.</summary>
    public const string Key =
        """
        {
          "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-03-02T10:15:30.123Z", "configurationStateId": 1772446530123,
          "awsAccountId": "111122223333", "awsRegion": "eu-west-1", "resourceType": "AWS::KMS::Key", "resourceId": "0a1b2c3d-1111-2222-3333-444455556666",
          "ARN": "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666", "relationships": [], "tags": {},
          "configuration": { "keyId": "0a1b2c3d-1111-2222-3333-444455556666", "enabled": true, "keyUsage": "ENCRYPT_DECRYPT", "keySpec": "SYMMETRIC_DEFAULT",
            "origin": "AWS_KMS", "multiRegion": false, "description": "orders" },
          "supplementaryConfiguration": { "KeyRotationStatus": true,
            "Policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}", "Tags": [] }
        }
        """;

    /// <summary>A bucket with encryption and versioning, which S3 says in answers of their own.</summary>
    public const string Bucket =
        """
        {
          "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-03-02T10:15:30.123Z", "configurationStateId": 1772446530123,
          "awsAccountId": "111122223333", "awsRegion": "eu-west-1", "resourceType": "AWS::S3::Bucket", "resourceId": "logs", "resourceName": "logs",
          "ARN": "arn:aws:s3:::logs", "relationships": [], "tags": {},
          "configuration": { "name": "logs", "creationDate": "2025-11-20T08:00:00.000Z", "owner": { "displayName": null, "id": "0" } },
          "supplementaryConfiguration": {
            "BucketVersioningConfiguration": { "status": "Enabled", "isMfaDeleteEnabled": null },
            "BucketLoggingConfiguration": { "destinationBucketName": null, "logFilePrefix": null },
            "ServerSideEncryptionConfiguration": { "rules": [{ "applyServerSideEncryptionByDefault": { "sseAlgorithm": "AES256", "kmsMasterKeyID": null } }] },
            "BucketPolicy": { "policyText": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::logs/*\"}]}" }
          }
        }
        """;

    public static string Snapshot(params string[] items) =>
        $$"""{ "fileVersion": "1.0", "configSnapshotId": "0f1e2d3c", "configurationItems": [{{string.Join(",\n", items)}}] }""";

    /// <summary>What the named rules say: "PL2301 sg-0a1 Fail".</summary>
    public static List<string> Verdicts(string delivery, params string[] rules) =>
        [.. Judge(Encoding.UTF8.GetBytes(delivery), rules).Evaluations.Select(Shown)];

    public static string Shown(Evaluation evaluation) => $"{evaluation.Rule.Id} {evaluation.Resource?.LogicalId} {evaluation.Outcome}";

    /// <summary>What the named rules say, and what became of the delivery.</summary>
    public static (List<Evaluation> Evaluations, DeliveryReport Report) Judge(byte[] delivery, params string[] rules)
    {
        var evaluations = new List<Evaluation>();
        var run = new ComplianceRun([new Delivery("items.json", () => new MemoryStream(delivery), OptionsFor(rules))]);
        var reports = run.Run(verdicts => evaluations.AddRange(verdicts.Evaluations));
        return (evaluations, reports[0]);
    }

    /// <summary>The named shipped rules, or all that look at one resource alone.</summary>
    public static EvaluationOptions OptionsFor(params string[] rules)
    {
        lock (Options)
        {
            var key = string.Join(',', rules);
            if (!Options.TryGetValue(key, out var options))
            {
                var chosen = BuiltInRules.Rules.Where(rule => rules.Length == 0 ? !rule.NeedsGraph && rule.Subject == RuleSubject.Resource : rules.Contains(rule.Id, StringComparer.Ordinal));
                Options[key] = options = new EvaluationOptions { Rules = new RuleSet([.. chosen]) };
            }

            return options;
        }
    }

    public static byte[] Zipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
