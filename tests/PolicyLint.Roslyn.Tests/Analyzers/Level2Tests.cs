using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class Level2Tests
{
    [Fact]
    public Task A_key_does_not_rotate_unless_it_says_so() => Verifier.InStack("""
        new Key(this, {|PL1504:"Silent"|});
        new Key(this, "No", new KeyProps { EnableKeyRotation = {|PL1504:false|} });
        new Key(this, "Yes", new KeyProps { EnableKeyRotation = true });
        new Key(this, "Often", new KeyProps { RotationPeriod = Duration.Days(180) });
        """);

    [Fact]
    public Task A_bucket_is_not_versioned_unless_it_says_so() => Verifier.InStack("""
        new Bucket(this, {|PL2130:"Silent"|});
        new Bucket(this, "Yes", new BucketProps { Versioned = true });
        """);

    [Fact]
    public Task What_a_table_does_not_know_makes_nothing_missing() => Verifier.InStack("""
        new Topic(this, "Topic", new TopicProps { LoggingConfigs = new ILoggingConfig[0] });
        new Amazon.CDK.AWS.Cognito.UserPool(this, "Pool");
        """, "PL2112", "PL1504");

    [Fact]
    public Task The_construct_inside_can_be_overridden() => Verifier.InStack("""
        var key = new Key(this, "Key");
        ((CfnKey)key.Node.DefaultChild).AddPropertyOverride("EnableKeyRotation", true);
        var bad = new Key(this, "Bad", new KeyProps { EnableKeyRotation = true });
        (bad.Node.DefaultChild as CfnKey).EnableKeyRotation = {|PL1504:false|};
        """);

    [Fact]
    public Task What_a_construct_that_is_not_followed_is_given_keeps_its_own_properties() => Verifier.InStack("""
        var handed = new Bucket(this, {|PL2130:"Handed"|});
        new Amazon.CDK.AWS.Cognito.UserPool(this, "Pool");
        new Amazon.CDK.AWS.Synthetics.Canary(this, "Canary", new Amazon.CDK.AWS.Synthetics.CanaryProps { ArtifactsBucketLocation = new Amazon.CDK.AWS.Synthetics.ArtifactsBucketLocation { Bucket = handed } });
        """);

    [Fact]
    public Task What_a_condition_decides_leaves_the_rest_known() => Verifier.InStack("""
        new Bucket(this, {|PL2130:"Emptied"|}, new BucketProps { AutoDeleteObjects = env != "prod", RemovalPolicy = RemovalPolicy.DESTROY });
        """);

    [Fact]
    public Task A_policy_that_is_there_in_any_case_holds_some_statements_in_some_cases_only() => Verifier.InStack("""
        var bucket = new Bucket(this, {|PL2102:"Bucket"|}, new BucketProps { EnforceSSL = env == "prod" });
        bucket.GrantRead(new AccountPrincipal("111122223333"));
        new Bucket(this, "Safe", new BucketProps { EnforceSSL = true }).GrantRead(new AccountPrincipal("111122223333"));
        """);

    [Fact]
    public Task What_is_added_under_the_same_condition_stays_under_it() => Verifier.InStack("""
        if (flag)
        {
            var bucket = new Bucket(this, "Bucket", new BucketProps { EnforceSSL = true });
            bucket.GrantRead(new AccountPrincipal("111122223333"));
            bucket.GrantPut(new AccountPrincipal("111122223333"));
        }
        """, "PL2102");
}
