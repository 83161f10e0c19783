using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using PolicyLint.Cdk;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Cdk;

public sealed class TypesReachedTests
{
    [Fact]
    public async Task Who_waits_gets_each_type_once_in_the_order_in_which_they_came()
    {
        var types = new TypesReached();
        var waiting = Task.Run(() => All(types), TestContext.Current.CancellationToken);
        foreach (var type in new[] { "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::S3::Bucket", "AWS::IAM::Role", "AWS::KMS::Key" })
        {
            types.Add(type);
            Thread.Yield();
        }

        types.Complete();
        Assert.Equal(["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::IAM::Role"], await waiting);
    }

    [Fact]
    public void Nobody_waits_for_types_when_no_more_come()
    {
        var types = new TypesReached();
        types.Complete();
        Assert.Empty(All(types));
    }

    [Fact]
    public void A_program_tells_the_types_of_its_resources()
    {
        var types = new TypesReached();
        CdkModel.Read(Programs.Compile("""
            using Amazon.CDK.AWS.KMS;
            using Amazon.CDK.AWS.S3;
            var stack = new Stack(new App(), "Stack");
            new Bucket(stack, "Bucket", new BucketProps { EncryptionKey = new Key(stack, "Key") });
            new CfnAlias(stack, "Alias", new CfnAliasProps { AliasName = "alias/a", TargetKeyId = "a" });
            """), types: types);
        types.Complete();
        Assert.Equal(["AWS::KMS::Key", "AWS::S3::Bucket", "AWS::KMS::Alias"], All(types));
    }

    private static List<string> All(TypesReached types)
    {
        var all = new List<string>();
        for (var i = 0; types.Wait(i) is { } type; i++)
            all.Add(type);
        return all;
    }
}
