using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class YamlAnchorTests
{
    [Fact]
    public void An_alias_is_the_very_node_it_names()
    {
        var map = Assert.IsType<MapNode>(Yaml.Read("a: &x {b: c}\nd: *x\ne: !Not [*x]\n"));
        Assert.Same(map.Find("a"), map.Find("d"));
        Assert.Same(map.Find("a"), ((ListNode)((MapNode)map.Find("e")!).Find("Fn::Not")!).Items[0]);
    }

    [Fact]
    public void Anchors_and_tags_come_in_either_order_and_only_the_tag_is_part_of_the_span()
    {
        Assert.Equal(["!Ref b", "!Ref", "b"], NodePrinter.Sources(Assert.IsType<MapNode>(Yaml.Read("a: &x !Ref b")).Find("a")!));
        Assert.Equal(["!Ref &x b", "!Ref", "b"], NodePrinter.Sources(Assert.IsType<MapNode>(Yaml.Read("a: !Ref &x b")).Find("a")!));
        Assert.Equal(["b: c", "b", "c"], NodePrinter.Sources(Assert.IsType<MapNode>(Yaml.Read("a: &x # why\n  b: c\n")).Find("a")!));
    }

    [Fact]
    public void An_anchor_that_comes_again_names_the_newer_node() =>
        Assert.Equal("[1, 1, 2, 2]", NodePrinter.Print(Yaml.Read("[&x 1, *x, &x 2, *x]")));

    [Fact]
    public void A_map_that_ends_with_an_alias_ends_there() =>
        Assert.Equal("b: &x 1\n  c: *x", NodePrinter.Source(Assert.IsType<MapNode>(Yaml.Read("a:\n  b: &x 1\n  c: *x\nd: e\n")).Find("a")!));

    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n", "{b: 3, a: 1}")]
    [InlineData("x: &x {a: 1}\ny:\n  b: 3\n  <<: {a: 4, b: 5}\n", "{b: 3, a: 4}")]
    [InlineData("x: &x {a: 1, b: 2}\ny:\n  <<: [*x, {b: 6, c: 7}]\n", "{a: 1, b: 2, c: 7}")]
    public void What_is_written_counts_more_than_what_is_merged_and_an_earlier_map_more_than_a_later_one(string yaml, string merged) =>
        Assert.Equal(merged, NodePrinter.Print(Assert.IsType<MapNode>(Yaml.Read(yaml)).Find("y")!));

    [Fact]
    public void A_quoted_merge_key_is_a_key() => Assert.Equal("{<<: 1}", NodePrinter.Print(Yaml.Read("'<<': 1")));

    [Fact]
    public void A_merge_key_with_the_tag_of_a_function_is_no_name() =>
        Assert.Equal("a key must be a name, not a map or list", Yaml.OnlyProblem("!Ref <<: a", out _).Message);

    [Theory]
    [InlineData("<<: x\na: b\n", "'<<' merges a map or a list of maps")]
    [InlineData("<<: [x]\na: b\n", "'<<' merges maps; an item of this list is none")]
    public void What_cannot_be_merged_is_a_problem(string yaml, string message)
    {
        var problem = Yaml.OnlyProblem(yaml, out var root);
        Assert.Equal(message, problem.Message);
        Assert.Equal(0, problem.Span.Start);
        Assert.Equal("""{a: "b"}""", NodePrinter.Print(root));
    }

    [Fact]
    public void An_alias_without_anchor_is_refused_at_its_place()
    {
        var refused = Yaml.Refused("a: *b\n");
        Assert.Equal("there is no anchor '&b' before this alias", refused.Message);
        Assert.Equal("t.yaml:1:4", refused.Span.ToString());
    }

    [Fact]
    public void An_alias_inside_what_it_names_is_refused() =>
        Assert.Equal("the alias '*x' stands inside what it refers to", Yaml.Refused("a: &x\n  b: [*x]\n").Message);

    [Fact]
    public void A_bomb_of_aliases_is_refused_where_it_grows_over_the_limit()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(
            Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        var refused = Yaml.Refused(bomb);
        Assert.Equal("more than 250,000 values in one document", refused.Message);
        Assert.Equal(6, refused.Span.Line);
    }

    [Fact]
    public void A_bomb_of_merged_maps_is_refused()
    {
        var bomb = "a0: &a0 {" + string.Join(", ", Enumerable.Range(0, 50).Select(i => $"k{i}: v")) + "}\n" + string.Concat(
            Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n  x: *a{i - 1}\n"));
        Assert.Equal("more than 250,000 values in one document", Yaml.Refused(bomb).Message);
    }

    [Fact]
    public void Depth_is_counted_through_aliases()
    {
        var chain = "a0: &a0 " + new string('[', 60) + new string(']', 60) + "\n"
            + "a1: &a1 " + new string('[', 60) + "*a0" + new string(']', 60) + "\n"
            + "a2: [[[[[[[*a1]]]]]]]\n";
        Assert.Equal("more than 128 maps and lists inside each other", Yaml.Refused(chain.Replace("a2: ", "a2: [")).Message);
        Yaml.Read(chain);
    }
}
