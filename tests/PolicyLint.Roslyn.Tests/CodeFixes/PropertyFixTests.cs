using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests.CodeFixes;

public sealed class PropertyFixTests
{
    [Fact]
    public Task A_value_at_fault_is_replaced() => FixRun.InStack(
        """
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = false, Description = "d" });
        """,
        """
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true, Description = "d" });
        """,
        "PL1504");

    [Fact]
    public Task A_missing_property_is_added_behind_the_last_one() => FixRun.InStack(
        """
        new CfnKey(this, "A", new CfnKeyProps { Description = "d" });
        new CfnKey(this, "B", new CfnKeyProps
        {
            Description = "d", // for orders
        });
        new CfnKey(this, "C", new CfnKeyProps
        {
            Description = "d"
        });
        """,
        """
        new CfnKey(this, "A", new CfnKeyProps { Description = "d", EnableKeyRotation = true });
        new CfnKey(this, "B", new CfnKeyProps
        {
            Description = "d", // for orders
            EnableKeyRotation = true,
        });
        new CfnKey(this, "C", new CfnKeyProps
        {
            Description = "d",
            EnableKeyRotation = true
        });
        """,
        "PL1504");

    [Fact]
    public Task Properties_are_made_where_there_are_none() => FixRun.InStack(
        """
        new Key(this, "A");
        new CfnKey(this, "B", new CfnKeyProps());
        new CfnKey(this, "C", new CfnKeyProps { });
        Key d = new(this, "D");
        """,
        """
        new Key(this, "A", new KeyProps { EnableKeyRotation = true });
        new CfnKey(this, "B", new CfnKeyProps { EnableKeyRotation = true });
        new CfnKey(this, "C", new CfnKeyProps { EnableKeyRotation = true });
        Key d = new(this, "D", new KeyProps { EnableKeyRotation = true });
        """,
        "PL1504");

    [Fact]
    public Task Nested_structures_are_made() => FixRun.InStack(
        """
        new CfnBucket(this, "A", new CfnBucketProps { BucketName = "a" });
        """,
        """
        new CfnBucket(this, "A", new CfnBucketProps { BucketName = "a", PublicAccessBlockConfiguration = new CfnBucket.PublicAccessBlockConfigurationProperty { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true } });
        """,
        "PL2103");

    [Fact]
    public Task A_level_2_property_is_set_where_the_table_leads_back_to_it() => FixRun.InStack(
        """
        new Bucket(this, "A");
        """,
        """
        new Bucket(this, "A", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        """,
        "PL2103");

    [Fact]
    public Task A_duration_is_made_of_the_tables_unit() => FixRun.InStack(
        """
        new Key(this, "A", new KeyProps { PendingWindow = Duration.Days(7) });
        """,
        """
        new Key(this, "A", new KeyProps { PendingWindow = Duration.Days(30) });
        """,
        "PL1518");

    [Fact]
    public Task A_property_of_a_construct_named_in_full_is_set() => FixRun.InStack(
        """
        new Amazon.CDK.AWS.DynamoDB.Table(this, "Table", new Amazon.CDK.AWS.DynamoDB.TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING } });
        """,
        """
        new Amazon.CDK.AWS.DynamoDB.Table(this, "Table", new Amazon.CDK.AWS.DynamoDB.TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING }, DeletionProtection = true });
        """,
        "PL2659");

    [Fact]
    public Task Nested_structures_are_extended() => FixRun.InStack(
        """
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "R", new Amazon.CDK.AWS.ECR.CfnRepositoryProps { ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { } });
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "S", new Amazon.CDK.AWS.ECR.CfnRepositoryProps { ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = false } });
        """,
        """
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "R", new Amazon.CDK.AWS.ECR.CfnRepositoryProps { ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = true } });
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "S", new Amazon.CDK.AWS.ECR.CfnRepositoryProps { ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = true } });
        """,
        "PL1402");

    [Fact]
    public Task Missing_usings_are_added() => FixRun.InStack(
        """
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "R");
        """,
        """
        new Amazon.CDK.AWS.ECR.CfnRepository(this, "R", new CfnRepositoryProps { ImageScanningConfiguration = new CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = true } });
        """,
        ["PL1402"],
        "Amazon.CDK.AWS.ECR");

    [Fact]
    public Task A_list_of_texts_is_an_array() => FixRun.InStack(
        """
        new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicy(this, "P", new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicyProps
        {
            FirewallPolicyName = "p",
            FirewallPolicy = new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicy.FirewallPolicyProperty
            {
                StatelessDefaultActions = new[] { "aws:pass" }, StatelessFragmentDefaultActions = new[] { "aws:forward_to_sfe" },
            },
        });
        """,
        """
        new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicy(this, "P", new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicyProps
        {
            FirewallPolicyName = "p",
            FirewallPolicy = new Amazon.CDK.AWS.NetworkFirewall.CfnFirewallPolicy.FirewallPolicyProperty
            {
                StatelessDefaultActions = new[] { "aws:forward_to_sfe" }, StatelessFragmentDefaultActions = new[] { "aws:forward_to_sfe" },
            },
        });
        """,
        "PL2409");

    [Fact]
    public Task Properties_that_a_variable_keeps_are_set_where_they_are_made() => FixRun.InStack(
        """
        var a = new CfnKeyProps { Description = "d" };
        new CfnKey(this, "A", a);
        CfnKeyProps b = new() { EnableKeyRotation = false };
        b.Description = "d";
        new CfnKey(this, "B", b);
        ICfnKeyProps c = new CfnKeyProps();
        new CfnKey(this, "C", props: c);
        """,
        """
        var a = new CfnKeyProps { Description = "d", EnableKeyRotation = true };
        new CfnKey(this, "A", a);
        CfnKeyProps b = new() { EnableKeyRotation = true };
        b.Description = "d";
        new CfnKey(this, "B", b);
        ICfnKeyProps c = new CfnKeyProps { EnableKeyRotation = true };
        new CfnKey(this, "C", props: c);
        """,
        "PL1504");

    [Fact]
    public Task Properties_that_a_class_keeps_to_itself_are_set_where_they_are_made() => FixRun.InStack(
        """
        new CfnKey(this, "A", Fields);
        new CfnKey(this, "B", Property);
        new CfnKey(this, "C", _initial);
        }

        private static readonly CfnKeyProps Fields = new CfnKeyProps { EnableKeyRotation = false };
        private readonly CfnKeyProps _initial = new() { EnableKeyRotation = false };

        private static CfnKeyProps Property { get; } = new CfnKeyProps { EnableKeyRotation = false };

        private void Nothing()
        {
        """,
        """
        new CfnKey(this, "A", Fields);
        new CfnKey(this, "B", Property);
        new CfnKey(this, "C", _initial);
        }

        private static readonly CfnKeyProps Fields = new CfnKeyProps { EnableKeyRotation = true };
        private readonly CfnKeyProps _initial = new() { EnableKeyRotation = true };

        private static CfnKeyProps Property { get; } = new CfnKeyProps { EnableKeyRotation = true };

        private void Nothing()
        {
        """,
        "PL1504");

    [Fact]
    public Task What_is_set_after_the_construct_was_made_is_set_there() => FixRun.InStack(
        """
        var key = new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        key.EnableKeyRotation = /* slow */ false;
        var child = (CfnKey)new Key(this, "Child", new KeyProps { EnableKeyRotation = true }).Node.DefaultChild;
        child.EnableKeyRotation = false;
        """,
        """
        var key = new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        key.EnableKeyRotation = /* slow */ true;
        var child = (CfnKey)new Key(this, "Child", new KeyProps { EnableKeyRotation = true }).Node.DefaultChild;
        child.EnableKeyRotation = true;
        """,
        "PL1504");

    [Fact]
    public Task A_structure_that_is_set_later_is_changed_there() => FixRun.InStack(
        """
        var repository = new Amazon.CDK.AWS.ECR.CfnRepository(this, "R");
        repository.ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = false };
        """,
        """
        var repository = new Amazon.CDK.AWS.ECR.CfnRepository(this, "R");
        repository.ImageScanningConfiguration = new Amazon.CDK.AWS.ECR.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = true };
        """,
        "PL1402");

    [Theory]
    [InlineData("var props = new CfnKeyProps { EnableKeyRotation = false }; new CfnKey(this, \"A\", props); new CfnAlias(this, \"B\", new CfnAliasProps { AliasName = props.Description, TargetKeyId = \"k\" });")]
    [InlineData("var props = new CfnKeyProps { }; new CfnKey(this, \"A\", props); new CfnKey(this, \"B\", props);")]
    [InlineData("var props = Made(); new CfnKey(this, \"A\", props); } private static CfnKeyProps Made() { return new CfnKeyProps { EnableKeyRotation = false };")]
    [InlineData("new CfnKey(this, \"A\", Shared); } internal static readonly CfnKeyProps Shared = new CfnKeyProps { EnableKeyRotation = false }; private void Nothing() {")]
    [InlineData("Slow(new CfnKey(this, \"A\", new CfnKeyProps { EnableKeyRotation = true })); } private static void Slow(CfnKey key) { key.EnableKeyRotation = false;")]
    [InlineData("var props = new CfnKeyProps { }; props.EnableKeyRotation = false; new CfnKey(this, \"A\", props);")]
    public async Task What_others_may_have_too_is_left_alone(string statements) => Assert.Empty(await FixRun.Titles(statements, "PL1504"));

    [Fact]
    public async Task What_is_not_safe_is_said_in_the_title()
    {
        Assert.Equal(["Set EnableKeyRotation to true"], await FixRun.Titles("new Key(this, \"Key\");", "PL1504"));
        Assert.EndsWith("(unsafe: may replace the resource or change what runs)", Assert.Single(await FixRun.Titles(
            "new CfnKey(this, \"Key\", new CfnKeyProps { KeySpec = \"RSA_2048\", KeyUsage = \"ENCRYPT_DECRYPT\" });", "PL1524")), System.StringComparison.Ordinal);
    }
}
