using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace PolicyLint.Benchmarks;

/// <summary>A program for the AWS CDK as people write it: stacks of a hundred lines, constants, helper methods, a construct of its own.</summary>
internal static class SampleApp
{
    private const int LinesOfStack = 100;

    private const string Usings = """
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        namespace SampleApp;


        """;

    private const string StackBody = """
        public sealed class ServiceNNStackProps : StackProps
        {
            public string Stage { get; init; } = "dev";

            public IVpc? Vpc { get; init; }
        }

        public sealed class ServiceNNStack : Stack
        {
            private const int RetentionDays = 90;
            private static readonly string[] Queues = ["orders", "payments", "shipments"];
            private readonly string _stage;

            public ServiceNNStack(Construct scope, string id, ServiceNNStackProps props) : base(scope, id, props)
            {
                _stage = props.Stage;
                var isProduction = props.Stage == "prod";
                var key = new Key(this, "Key", new KeyProps
                {
                    Alias = $"alias/service-NN-{_stage}",
                    EnableKeyRotation = true,
                    RemovalPolicy = isProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
                });

                var logs = new Bucket(this, "Logs", new BucketProps
                {
                    Encryption = BucketEncryption.S3_MANAGED,
                    BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
                    EnforceSSL = true,
                });
                Data = new Bucket(this, "Data", new BucketProps
                {
                    EncryptionKey = key,
                    Versioned = true,
                    ServerAccessLogsBucket = logs,
                    BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
                });

                var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
                role.AddToPolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Actions = ["dynamodb:GetItem", "dynamodb:PutItem"],
                    Resources = ["*"],
                }));
                Data.GrantRead(role);

                foreach (var queue in Queues)
                    MakeQueue(queue, key);

                var table = new Table(this, "Table", new TableProps
                {
                    PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
                    PointInTimeRecovery = isProduction,
                    EncryptionKey = key,
                });

                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = props.Vpc!, AllowAllOutbound = false });
                group.AddIngressRule(Peer.Ipv4("10.0.0.0/8"), Port.Tcp(443), "clients");

                new Function(this, "Worker", new FunctionProps
                {
                    Runtime = Runtime.DOTNET_8,
                    Handler = "Worker::Handle",
                    Code = Code.FromInline("exports.handler = async () => {};"),
                    Role = role,
                    Vpc = props.Vpc,
                    SecurityGroups = [group],
                    Environment = new Dictionary<string, string>
                    {
                        ["TABLE"] = table.TableName,
                        ["STAGE"] = _stage,
                    },
                });

                new LogGroup(this, "LogGroup", new LogGroupProps
                {
                    LogGroupName = $"/service/NN/{_stage}",
                    Retention = RetentionDays > 60 ? Amazon.CDK.AWS.Logs.RetentionDays.THREE_MONTHS : Amazon.CDK.AWS.Logs.RetentionDays.ONE_WEEK,
                });
                new CfnLogGroup(this, "Audit", new CfnLogGroupProps { RetentionInDays = RetentionDays, KmsKeyId = key.KeyArn });
            }

            public Bucket Data { get; }

            private Queue MakeQueue(string name, IKey key) => new(this, name, new QueueProps
            {
                QueueName = $"{name}-{_stage}-NN",
                EncryptionMasterKey = key,
                EnforceSSL = true,
                DeadLetterQueue = new DeadLetterQueue { MaxReceiveCount = 3, Queue = new Queue(this, name + "Dead") },
            });
        }

        """;

    private const string Part = """
                var keyNN = new Key(this, "KeyNN", new KeyProps
                {
                    Alias = $"alias/part-NN-{id}",
                    EnableKeyRotation = true,
                });
                var bucketNN = new Bucket(this, "BucketNN", new BucketProps
                {
                    EncryptionKey = keyNN,
                    Versioned = true,
                    BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
                    EnforceSSL = true,
                });
                new Queue(this, "QueueNN", new QueueProps
                {
                    EncryptionMasterKey = keyNN,
                    QueueName = $"part-NN-{id}",
                });
                new CfnLogGroup(this, "LogsNN", new CfnLogGroupProps
                {
                    RetentionInDays = 90,
                    KmsKeyId = keyNN.KeyArn,
                });
                bucketNN.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(90) });

        """;

    /// <summary>A file with a single stack of at least that many lines.</summary>
    public static string OneStack(int lines)
    {
        const int LinesOfPart = 24;
        var text = new StringBuilder(Usings).Append("public sealed class LongStack : Stack\n{\n    public LongStack(Construct scope, string id) : base(scope, id)\n    {\n");
        for (var i = 0; i * LinesOfPart < lines; i++)
            text.Append(Part.Replace("NN", i.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.Append("    }\n}\n").ToString();
    }

    /// <summary>The program's files by name, with at least that many lines altogether.</summary>
    public static IReadOnlyDictionary<string, string> Sources(int lines)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var main = new StringBuilder("using Amazon.CDK;\nusing Amazon.CDK.AWS.EC2;\nusing SampleApp;\n\nvar app = new App();\nvar network = new Stack(app, \"Network\");\nvar vpc = new Vpc(network, \"Vpc\");\n");
        for (var i = 0; i * LinesOfStack < lines; i++)
        {
            var number = i.ToString("00", CultureInfo.InvariantCulture);
            files[$"Service{number}Stack.cs"] = Usings + StackBody.Replace("NN", number, StringComparison.Ordinal);
            main.Append(CultureInfo.InvariantCulture, $"new Service{number}Stack(app, \"Service{number}\", new Service{number}StackProps {{ Stage = \"{(i % 2 == 0 ? "prod" : "dev")}\", Vpc = vpc }});\n");
        }

        files["Program.cs"] = main.Append("app.Synth();\n").ToString();
        return files;
    }

    /// <summary>A project that can be built, in the folder.</summary>
    public static void Write(string folder, int lines)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Sources(lines))
            File.WriteAllText(Path.Combine(folder, file.Key), file.Value);
        File.WriteAllText(Path.Combine(folder, "SampleApp.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" />
                <PackageReference Include="PolicyLint.Analyzers" Version="$(PolicyLintVersion)" PrivateAssets="all" Condition="'$(PolicyLintVersion)' != ''" />
              </ItemGroup>
            </Project>
            """);
    }
}
