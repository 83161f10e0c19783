using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Level2;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Cdk;

public sealed class ConstructValueTests
{
    private static readonly SourceFile File = new("Test.cs", "");

    // The hash is the CDK's: MD5 of "TestStack/a--b/Peer".
    [Fact]
    public void A_slash_in_an_id_is_written_as_two_dashes_in_names_that_are_unique_in_the_app()
    {
        var stack = Made("TestStack", null);
        stack.OwnStack = new Stack(File);
        var peer = Made("Peer", Made("a/b", stack));

        Assert.Equal("a--b/Peer", peer.Path);
        Assert.Equal("TestStackabPeerA845424F", SecurityGroupRules.UniqueId(peer));
    }

    [Fact]
    public void A_logical_id_that_was_asked_for_before_the_scope_had_its_place_is_not_kept()
    {
        var scope = Made("Before", null);
        scope.IsAttached = false;
        var child = Made("Child", scope);
        Assert.Equal(LogicalIdentity.Of("Before/Child/Resource"), child.LogicalIdAt("Resource"));

        scope.Id = "After";
        scope.IsAttached = true;

        Assert.Equal("After/Child", child.Path);
        Assert.Equal(LogicalIdentity.Of("After/Child/Resource"), child.LogicalIdAt("Resource"));
    }

    private static ConstructValue Made(string id, ConstructValue? scope) => new(null!, "Construct", File.Whole) { Id = id, Scope = scope, IsAttached = true };
}
