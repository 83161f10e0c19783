using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a: 1\nb:\n  - x\n  - [y, {c: d}]\n", """{a: 1, b: ["x", ["y", {c: "d"}]]}""")]
    [InlineData("- a\n-\n- b: c\n  d: e\n- - f\n", """["a", null, {b: "c", d: "e"}, ["f"]]""")]
    [InlineData("a:\n- b\n- c\n", """{a: ["b", "c"]}""")]
    [InlineData("x", "\"x\"")]
    [InlineData("--- # head\na: b\n...\n", """{a: "b"}""")]
    [InlineData("%YAML 1.1\n---\na: b\n", """{a: "b"}""")]
    [InlineData("? a\n: b\n", """{a: "b"}""")]
    [InlineData("{a: , b}", "{a: null, b: null}")]
    [InlineData("{a, b , ? c, &x d: e, &y : f, 'g':h, i : &z }", """{a: null, b: null, c: null, d: "e", : "f", g: "h", i: null}""")]
    [InlineData("{a: # b,\n  c\n  # d,\n  , e: # :\n  !Ref f}", """{a: "c", e: {Ref: "f"}}""")]
    [InlineData("[a, !Ref b, &x , *x, 'c' # d\n, [e] , {f}, g: h,]", """["a", {Ref: "b"}, null, null, "c", ["e"], {f: null}, {g: "h"}]""")]
    [InlineData("[a: b, c]", """[{a: "b"}, "c"]""")]
    public void Documents_read_as_they_are_written(string yaml, string nodes) => Assert.Equal(nodes, NodePrinter.Print(Yaml.Read(yaml)));

    [Fact]
    public void Line_breaks_of_all_kinds_read_alike()
    {
        const string Unix = "a: |\n  x\n  y\nb:\n  - c # d\n  - 'e\n\n    f'\n";
        var expected = NodePrinter.Print(Yaml.Read(Unix));
        Assert.Equal(expected, NodePrinter.Print(Yaml.Read(Unix.Replace("\n", "\r\n"))));
        Assert.Equal(expected, NodePrinter.Print(Yaml.Read(Unix.Replace("\n", "\r"))));
    }

    [Fact]
    public void Keys_are_strings_as_they_are_written() =>
        Assert.Equal("""{012: "a", yes: "b", ~: "c", on: "d"}""", NodePrinter.Print(Yaml.Read("012: a\n&x yes: b\n~: c\n!!str on: d\n")));

    [Fact]
    public void Spans_of_flow_collections_include_their_brackets_and_those_of_quoted_scalars_their_quotes() => Assert.Equal(
        ["{ a : [1, 'x'], \"é\": {}}", "a", "[1, 'x']", "1", "'x'", "\"é\"", "{}"],
        NodePrinter.Sources(Yaml.Read("  { a : [1, 'x'], \"é\": {}}  # end\n")));

    [Fact]
    public void Spans_of_block_collections_go_from_the_first_key_or_dash_to_the_end_of_the_last_value() => Assert.Equal(
        ["a:\n  - b\n  - c: d\n\n# between\n\nf: 😀", "a", "- b\n  - c: d", "b", "c: d", "c", "d", "f", "😀"],
        NodePrinter.Sources(Yaml.Read("# head\n\na:\n  - b\n  - c: d\n\n# between\n\nf: 😀  \n\n# end\n")));

    [Fact]
    public void Spans_of_block_scalars_go_from_the_indicator_to_their_last_character() => Assert.Equal(
        ["a: | # why\n  x\n   y\n\nb: >-\n  z", "a", "| # why\n  x\n   y", "b", ">-\n  z"],
        NodePrinter.Sources(Yaml.Read("a: | # why\n  x\n   y\n\nb: >-\n  z\n\n")));

    [Fact]
    public void Spans_of_scalars_over_several_lines_end_with_their_last_character() =>
        Assert.Equal(["a: x\n  y", "a", "x\n  y"], NodePrinter.Sources(Yaml.Read("a: x\n  y # c\n")));

    [Fact]
    public void The_span_of_nothing_is_empty_and_stands_behind_the_colon()
    {
        var nothing = Assert.IsType<MapNode>(Yaml.Read("a:\nb: c\n")).Find("a")!;
        Assert.Equal((2, 2), (nothing.Span.Start, nothing.Span.End));
    }

    [Fact]
    public void The_map_of_a_single_pair_in_a_list_has_its_place() =>
        Assert.Equal(["[0, a: b]", "0", "a: b", "a", "b"], NodePrinter.Sources(Yaml.Read("[0, a: b]")));

    [Fact]
    public void A_key_that_comes_twice_is_a_problem_there_and_the_first_one_counts()
    {
        var problem = Yaml.OnlyProblem("a: 1\nb:\n  c: 2\n  \"c\": 3\n", out var root);
        Assert.Equal("t.yaml:4:3", problem.Span.ToString());
        Assert.Equal("the key 'c' is already in line 3; this one is not read", problem.Message);
        Assert.Equal("{a: 1, b: {c: 2}}", NodePrinter.Print(root));
    }

    [Theory]
    [InlineData("[a, b]: c\nd: e\n", "t.yaml:1:1")]
    [InlineData("? x: y\n: c\nd: e\n", "t.yaml:1:3")]
    [InlineData("!Ref x: c\nd: e\n", "t.yaml:1:1")]
    [InlineData("&x [a]: c\nd: e\n", "t.yaml:1:4")]
    public void A_key_that_is_no_name_is_a_problem_and_its_entry_is_not_read(string yaml, string place)
    {
        var problem = Yaml.OnlyProblem(yaml, out var root);
        Assert.Equal("a key must be a name, not a map or list", problem.Message);
        Assert.Equal(place, problem.Span.ToString());
        Assert.Equal("""{d: "e"}""", NodePrinter.Print(root));
    }

    [Fact]
    public void A_second_document_is_a_problem_at_its_beginning()
    {
        var problem = Yaml.OnlyProblem("a: b\n--- \nc: d\n", out var root);
        Assert.Equal("t.yaml:2:1", problem.Span.ToString());
        Assert.Equal("""{a: "b"}""", NodePrinter.Print(root));
    }

    [Fact]
    public void A_closing_document_marker_without_a_document_is_no_problem() => Yaml.Read("a: b\n---\n");
}
