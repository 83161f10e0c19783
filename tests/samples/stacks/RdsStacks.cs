using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.SecretsManager;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

public static class RdsStacks
{
    private static Vpc Network(Stack stack) => new Vpc(stack, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

    private static IInstanceEngine Postgres => DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.VER_16 });

    private static IClusterEngine Aurora => DatabaseClusterEngine.AuroraPostgres(new AuroraPostgresClusterEngineProps { Version = AuroraPostgresEngineVersion.VER_15_2 });

    public static void Silent(Stack stack)
    {
        var database = new DatabaseInstance(stack, "Database", new DatabaseInstanceProps { Engine = Postgres, Vpc = Network(stack) });
        database.Connections.AllowDefaultPortFromAnyIpv4("everybody");
        database.AddRotationSingleUser();
        database.Connections.AllowFrom(Peer.Ipv4("10.0.0.0/16"), Port.Tcp(5432));
    }

    public static void Hardened(Stack stack) => new DatabaseInstance(stack, "Database", new DatabaseInstanceProps
    {
        Engine = DatabaseInstanceEngine.Mysql(new MySqlInstanceEngineProps { Version = MysqlEngineVersion.VER_8_0 }),
        Vpc = Network(stack),
        VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        StorageEncryptionKey = new Key(stack, "Key"),
        MultiAz = true,
        BackupRetention = Duration.Days(14),
        DeletionProtection = true,
        IamAuthentication = true,
        AutoMinorVersionUpgrade = true,
        CloudwatchLogsExports = new[] { "error", "audit" },
        MonitoringInterval = Duration.Seconds(60),
        EnablePerformanceInsights = true,
        InstanceType = InstanceType.Of(InstanceClass.BURSTABLE3, InstanceSize.SMALL),
        Parameters = new Dictionary<string, string> { ["require_secure_transport"] = "ON" },
        RemovalPolicy = RemovalPolicy.RETAIN,
    });

    public static void Open(Stack stack)
    {
        var network = Network(stack);
        new DatabaseInstance(stack, "Plain", new DatabaseInstanceProps
        {
            Engine = DatabaseInstanceEngine.MARIADB,
            Vpc = network,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            Credentials = Credentials.FromPassword("root", SecretValue.UnsafePlainText("hunter2")),
            BackupRetention = Duration.Days(0),
            StorageEncrypted = false,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        new DatabaseInstance(stack, "Said", new DatabaseInstanceProps
        {
            Engine = Postgres,
            Vpc = network,
            PubliclyAccessible = true,
            Credentials = Credentials.FromGeneratedSecret("admin"),
            SecurityGroups = new ISecurityGroup[] { new SecurityGroup(stack, "Group", new SecurityGroupProps { Vpc = network }) },
        });
        new DatabaseInstance(stack, "Named", new DatabaseInstanceProps { Engine = Postgres, Vpc = network, Credentials = Credentials.FromUsername("user"), StorageEncrypted = true });
        new DatabaseInstance(stack, "Given", new DatabaseInstanceProps { Engine = Postgres, Vpc = network, Credentials = Credentials.FromSecret(new Secret(stack, "Secret")) });
    }

    public static void Replica(Stack stack)
    {
        var network = Network(stack);
        var group = new ParameterGroup(stack, "Parameters", new ParameterGroupProps { Engine = Postgres, Parameters = new Dictionary<string, string> { ["rds.force_ssl"] = "1" } });
        var source = new DatabaseInstance(stack, "Source", new DatabaseInstanceProps { Engine = Postgres, Vpc = network, ParameterGroup = group });
        new DatabaseInstanceReadReplica(stack, "Replica", new DatabaseInstanceReadReplicaProps { SourceDatabaseInstance = source, Vpc = network, InstanceType = new InstanceType("t3.small"), StorageEncrypted = true });
        new DatabaseInstanceFromSnapshot(stack, "Restored", new DatabaseInstanceFromSnapshotProps { SnapshotIdentifier = "snapshot", Engine = Postgres, Vpc = network });
    }

    public static void Cluster(Stack stack)
    {
        var cluster = new DatabaseCluster(stack, "Cluster", new DatabaseClusterProps
        {
            Engine = Aurora,
            Vpc = Network(stack),
            Writer = ClusterInstance.Provisioned("writer"),
            Readers = new[] { ClusterInstance.ServerlessV2("reader", new ServerlessV2ClusterInstanceProps { ScaleWithWriter = true, PubliclyAccessible = true, AutoMinorVersionUpgrade = false }) },
        });
        cluster.Connections.AllowDefaultPortFrom(Peer.Ipv4("10.0.0.0/8"));
    }

    public static void HardenedCluster(Stack stack) => new DatabaseCluster(stack, "Cluster", new DatabaseClusterProps
    {
        Engine = DatabaseClusterEngine.AuroraMysql(new AuroraMysqlClusterEngineProps { Version = AuroraMysqlEngineVersion.VER_3_04_0 }),
        Vpc = Network(stack),
        VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        Writer = ClusterInstance.Provisioned("writer", new ProvisionedClusterInstanceProps { EnablePerformanceInsights = true }),
        StorageEncrypted = true,
        DeletionProtection = true,
        IamAuthentication = true,
        Backup = new BackupProps { Retention = Duration.Days(14) },
        CloudwatchLogsExports = new[] { "audit" },
        Parameters = new Dictionary<string, string> { ["require_secure_transport"] = "ON" },
        MonitoringInterval = Duration.Seconds(30),
        Credentials = Credentials.FromGeneratedSecret("clusteradmin"),
    });

    public static void OlderCluster(Stack stack)
    {
        var network = Network(stack);
        new DatabaseCluster(stack, "Cluster", new DatabaseClusterProps
        {
            Engine = DatabaseClusterEngine.AURORA_MYSQL,
            InstanceProps = new Amazon.CDK.AWS.RDS.InstanceProps { Vpc = network, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } },
        });
        new DatabaseCluster(stack, "One", new DatabaseClusterProps
        {
            Engine = Aurora,
            Instances = 1,
            InstanceProps = new Amazon.CDK.AWS.RDS.InstanceProps { Vpc = network },
            StorageEncryptionKey = new Key(stack, "Key"),
        });
        new ServerlessCluster(stack, "Serverless", new ServerlessClusterProps { Engine = DatabaseClusterEngine.AURORA_MYSQL, Vpc = network, EnableDataApi = true, DeletionProtection = true });
    }
}
