using System.Linq;
using PolicyLint.Cdk;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>Of what others may still change nobody says that we know all of it.</summary>
public sealed class EscapeTests
{
    [Fact]
    public void Policies_that_come_after_a_construct_was_given_away_may_hold_more()
    {
        var stack = Programs.Stack("""
            var stack = new Stack(new App(), "Own");
            var role = new Amazon.CDK.AWS.IAM.Role(stack, "Role", new Amazon.CDK.AWS.IAM.RoleProps { AssumedBy = new Amazon.CDK.AWS.IAM.ServicePrincipal("lambda.amazonaws.com") });
            new Amazon.CDK.AWS.Synthetics.Canary(stack, "Canary", new Amazon.CDK.AWS.Synthetics.CanaryProps { Role = role });
            new Amazon.CDK.AWS.S3.Bucket(stack, "Bucket").GrantRead(role);
            """, FeatureFlags.None);
        Assert.True(stack.OfType("AWS::IAM::Policy").Single().Properties.IsOpen);
    }
}
