using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class ShortFormTests
{
    [Theory]
    [InlineData("!Ref Key", """{Ref: "Key"}""")]
    [InlineData("!Condition IsProd", """{Condition: "IsProd"}""")]
    [InlineData("!GetAtt Key.Arn", """{Fn::GetAtt: ["Key", "Arn"]}""")]
    [InlineData("!GetAtt Stack.Outputs.Arn", """{Fn::GetAtt: ["Stack", "Outputs.Arn"]}""")]
    [InlineData("!GetAtt 'Key.Arn'", """{Fn::GetAtt: ["Key", "Arn"]}""")]
    [InlineData("!GetAtt [Key, Arn]", """{Fn::GetAtt: ["Key", "Arn"]}""")]
    [InlineData("!GetAtt\n- Key\n- !Ref Which\n", """{Fn::GetAtt: ["Key", {Ref: "Which"}]}""")]
    [InlineData("!GetAtt Key", """{Fn::GetAtt: "Key"}""")]
    [InlineData("!Sub '${A}.b'", """{Fn::Sub: "${A}.b"}""")]
    [InlineData("!Sub\n  - '${A}'\n  - A: !Ref B\n", """{Fn::Sub: ["${A}", {A: {Ref: "B"}}]}""")]
    [InlineData("!If [C, yes, 012]", """{Fn::If: ["C", true, 10]}""")]
    [InlineData("!Not [!Equals [!Ref A, '']]", """{Fn::Not: [{Fn::Equals: [{Ref: "A"}, ""]}]}""")]
    [InlineData("!GetAZs", """{Fn::GetAZs: ""}""")]
    [InlineData("!GetAZs ''", """{Fn::GetAZs: ""}""")]
    [InlineData("!Transform {Name: AWS::Include}", """{Fn::Transform: {Name: "AWS::Include"}}""")]
    [InlineData("!Sub |\n  x\n  y\n", "{Fn::Sub: \"x\ny\n\"}")]
    [InlineData("!Select [0, Fn::GetAZs: !Ref AWS::Region]", """{Fn::Select: [0, {Fn::GetAZs: {Ref: "AWS::Region"}}]}""")]
    public void Short_forms_read_as_their_long_forms(string yaml, string nodes) =>
        Assert.Equal("{a: " + nodes + "}", NodePrinter.Print(Yaml.Read("a: " + yaml)));

    [Theory]
    [InlineData("!Ref 012", """{Ref: "012"}""")]
    [InlineData("!Sub yes", """{Fn::Sub: "yes"}""")]
    [InlineData("!ImportValue 1.10", """{Fn::ImportValue: "1.10"}""")]
    public void The_argument_of_a_short_form_is_a_string_whatever_it_looks_like(string yaml, string nodes) =>
        Assert.Equal(nodes, NodePrinter.Print(Yaml.Read(yaml)));

    [Fact]
    public void The_key_stands_where_the_tag_is_and_the_map_goes_on_to_the_end_of_the_argument()
    {
        Assert.Equal(["a: !Ref  Key", "a", "!Ref  Key", "!Ref", "Key"], NodePrinter.Sources(Yaml.Read("a: !Ref  Key\n")));
        Assert.Equal(["!If\n- a\n- 'b'", "!If", "- a\n- 'b'", "a", "'b'"], NodePrinter.Sources(Yaml.Read("!If\n- a\n- 'b'\n# c\n")));
        Assert.Equal(["!Sub # c\n  x", "!Sub", "x"], NodePrinter.Sources(Yaml.Read("!Sub # c\n  x\n")));
        Assert.Equal(["!GetAZs", "!GetAZs", ""], NodePrinter.Sources(Yaml.Read("!GetAZs\n\n")));
    }

    [Theory]
    [InlineData("!GetAtt Key.Arn")]
    [InlineData("!GetAtt 'Key.Arn'")]
    [InlineData("!GetAtt \"Key.Arn\"")]
    public void Both_parts_of_an_attribute_have_their_own_place(string yaml)
    {
        var list = Assert.IsType<ListNode>(Assert.IsType<MapNode>(Yaml.Read(yaml)).Find("Fn::GetAtt"));
        Assert.Equal("Key", NodePrinter.Source(list.Items[0]));
        Assert.Equal("Arn", NodePrinter.Source(list.Items[1]));
    }

    [Fact]
    public void Parts_of_an_attribute_written_with_escapes_have_the_place_of_the_whole()
    {
        var list = Assert.IsType<ListNode>(Assert.IsType<MapNode>(Yaml.Read("!GetAtt \"K\\x65y.Arn\"")).Find("Fn::GetAtt"));
        Assert.Equal("Key", Assert.IsType<ScalarNode>(list.Items[0]).Text);
        Assert.Equal("\"K\\x65y.Arn\"", NodePrinter.Source(list.Items[0]));
    }

    [Theory]
    [InlineData("a: !Rain::Embed x", """{a: {Fn::Rain::Embed: "x"}}""", "'!Rain::Embed' is not a function of CloudFormation")]
    [InlineData("a: !Fn::Sub [x]", """{a: {Fn::Sub: ["x"]}}""", "'!Fn::Sub' is not a function of CloudFormation")]
    [InlineData("a: !<x> {b: c}", """{a: {Fn::x: {b: "c"}}}""", "'!<x>' is not a function of CloudFormation")]
    [InlineData("a: !getatt B.C", """{a: {Fn::GetAtt: ["B", "C"]}}""", "'!getatt' is not a function of CloudFormation; did you mean '!GetAtt'?")]
    [InlineData("a: !REF b", """{a: {Ref: "b"}}""", "'!REF' is not a function of CloudFormation; did you mean '!Ref'?")]
    public void A_tag_that_is_no_function_is_a_problem_at_the_tag_and_stays_an_unknown_function(string yaml, string nodes, string message)
    {
        var problem = Yaml.OnlyProblem(yaml, out var root);
        Assert.Equal(message, problem.Message);
        Assert.Equal(3, problem.Span.Start);
        Assert.Equal(yaml.IndexOf(' ', 3), problem.Span.End);
        Assert.Equal(nodes, NodePrinter.Print(root));
    }

    [Theory]
    [InlineData("!!str 012", "\"012\"")]
    [InlineData("! 012", "\"012\"")]
    [InlineData("!!int \"5\"", "5")]
    [InlineData("!!map {a: 1}", "{a: 1}")]
    [InlineData("!!seq [a]", """["a"]""")]
    [InlineData("!<tag:yaml.org,2002:str> yes", "\"yes\"")]
    public void Tags_of_YAML_itself_say_what_a_value_is(string yaml, string nodes) => Assert.Equal(nodes, NodePrinter.Print(Yaml.Read(yaml)));

    [Theory]
    [InlineData("!!binary aGk=", "binary")]
    [InlineData("!!timestamp 2001-01-01", "timestamp")]
    [InlineData("!!set {a}", "set")]
    public void Tags_of_YAML_that_CloudFormation_leaves_out_are_a_problem(string yaml, string tag) =>
        Assert.Equal($"CloudFormation does not support the tag !!{tag}", Yaml.OnlyProblem(yaml, out _).Message);
}
