using System.Globalization;
using System.Text;

namespace PolicyLint.Benchmarks;

/// <summary>One template in both languages: buckets with their keys, as many resources as asked for.</summary>
internal static class SampleTemplate
{
    public static string Json(int resources)
    {
        var text = new StringBuilder("{\n  \"Parameters\": { \"Env\": { \"Type\": \"String\", \"Default\": \"dev\" } },\n  \"Resources\": {\n");
        for (var i = 0; i < resources; i += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    "Key{{i}}": {
                      "Type": "AWS::KMS::Key",
                      "Properties": {
                        "Description": { "Fn::Sub": "Key {{i}} of ${Env}" },
                        "EnableKeyRotation": true,
                        "PendingWindowInDays": 7,
                        "Tags": [{ "Key": "env", "Value": { "Ref": "Env" } }]
                      }
                    },
                    "Bucket{{i}}": {
                      "Type": "AWS::S3::Bucket",
                      "DeletionPolicy": "Retain",
                      "Properties": {
                        "BucketEncryption": {
                          "ServerSideEncryptionConfiguration": [
                            { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": { "Fn::GetAtt": ["Key{{i}}", "Arn"] } } }
                          ]
                        },
                        "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "BlockPublicPolicy": true },
                        "VersioningConfiguration": { "Status": "Enabled" }
                      }
                    }{{(i + 2 < resources ? "," : "")}}

                """);
        }

        return text.Append("  }\n}\n").ToString();
    }

    public static string Yaml(int resources)
    {
        var text = new StringBuilder("Parameters:\n  Env:\n    Type: String\n    Default: dev\nResources:\n");
        for (var i = 0; i < resources; i += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                  Key{{i}}:
                    Type: AWS::KMS::Key
                    Properties:
                      Description: !Sub Key {{i}} of ${Env}
                      EnableKeyRotation: true
                      PendingWindowInDays: 7
                      Tags:
                        - Key: env
                          Value: !Ref Env
                  Bucket{{i}}:
                    Type: AWS::S3::Bucket
                    DeletionPolicy: Retain
                    Properties:
                      BucketEncryption:
                        ServerSideEncryptionConfiguration:
                          - ServerSideEncryptionByDefault:
                              SSEAlgorithm: aws:kms
                              KMSMasterKeyID: !GetAtt Key{{i}}.Arn
                      PublicAccessBlockConfiguration:
                        BlockPublicAcls: true
                        BlockPublicPolicy: true
                      VersioningConfiguration:
                        Status: Enabled

                """);
        }

        return text.ToString();
    }
}
