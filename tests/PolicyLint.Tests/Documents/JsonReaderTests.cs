using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Documents;

public class JsonReaderTests
{
    [Fact]
    public void Short_texts_that_come_again_are_one_string_in_the_next_document_too()
    {
        var first = (MapNode)JsonReader.Read(new SourceFile("a.json", """{ "Type": "AWS::S3::Bucket" }"""), new List<Problem>());
        var second = (MapNode)JsonReader.Read(new SourceFile("b.json", """{ "Type": "AWS::S3::Bucket" }"""), new List<Problem>());
        Assert.Same(first.Entries[0].Key.Text, second.Entries[0].Key.Text);
        Assert.Same(((ScalarNode)first.Entries[0].Value).Text, ((ScalarNode)second.Entries[0].Value).Text);
    }

    [Fact]
    public void Texts_that_look_alike_stay_what_they_are()
    {
        // Ends, middle, and length are the same; only what lies between differs.
        var texts = Enumerable.Range(1000, 5000).Select(i => $"a{i}x{i}z").ToList();
        var file = new SourceFile("a.json", "[" + string.Join(",", texts.Select(t => $"\"{t}\"")) + "]");
        for (var time = 0; time < 2; time++)
            Assert.Equal(texts, ((ListNode)JsonReader.Read(file, new List<Problem>())).Items.Select(i => ((ScalarNode)i).Text));
    }

    [Fact]
    public void Documents_read_one_after_the_other_have_nothing_of_each_other()
    {
        var many = "{" + string.Join(",", Enumerable.Range(0, 200).Select(i => $"\"k{i}\": [{i}]")) + "}";
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(200, ((MapNode)Read(many)).Entries.Count);
            Assert.Equal("{a:[1]}", NodePrinter.Print(Read("""{"a": [1]}""")).Replace(" ", "", StringComparison.Ordinal));
            Assert.Throws<MalformedDocumentException>(() => Read("""{"b": [2, {"c": """));
        }
    }

    [Theory]
    [InlineData("""{"a": [1, true, false, null, "x", {}], "b": []}""")]
    [InlineData(""" [ ] """)]
    [InlineData("\r\n\t{ }\r\n")]
    [InlineData("\"x\"")]
    [InlineData("-0")]
    public void Documents_read_as_they_are_written(string json) =>
        Assert.Equal(string.Concat(json.Where(c => !char.IsWhiteSpace(c))).Replace("\"a\"", "a", StringComparison.Ordinal).Replace("\"b\"", "b", StringComparison.Ordinal),
            NodePrinter.Print(Read(json)).Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("0")]
    [InlineData("-12.50")]
    [InlineData("1e5")]
    [InlineData("0.1E-07")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_digits(string number)
    {
        var scalar = Assert.IsType<ScalarNode>(Read(number));
        Assert.Equal(ScalarKind.Number, scalar.Kind);
        Assert.Equal(number, scalar.Text);
    }

    [Theory]
    [InlineData("""
        "a\"b\\c\/d\b\f\n\r\te"
        """, "a\"b\\c/d\b\f\n\r\te")]
    [InlineData("""
        "\u00e9\uD83D\ude00"
        """, "é😀")]
    [InlineData("""
        "é😀"
        """, "é😀")]
    [InlineData("""
        ""
        """, "")]
    public void Strings_are_unescaped(string json, string content) => Assert.Equal(content, Assert.IsType<ScalarNode>(Read(json)).Text);

    [Fact]
    public void Spans_include_quotes_and_brackets() => Assert.Equal(
        ["""{ "a" : [1, "x\n"], "é" : {}}""", "\"a\"", """[1, "x\n"]""", "1", """
            "x\n"
            """, "\"é\"", "{}"],
        NodePrinter.Sources(Read("""  { "a" : [1, "x\n"], "é" : {}}  """)));

    [Fact]
    public void A_key_that_comes_twice_is_a_problem_there_and_the_first_one_counts()
    {
        var problem = OnlyProblem("""
            {
              "a": 1,
              "b": 2,
              "\u0061": 3
            }
            """, out var root);
        Assert.Equal("t.json:4:3", problem.Span.ToString());
        Assert.Equal("the key 'a' is already in line 2; this one is not read", problem.Message);
        Assert.Equal("{a: 1, b: 2}", NodePrinter.Print(root));
    }

    [Fact]
    public void Keys_that_come_twice_are_found_among_many()
    {
        var json = "{" + string.Join(",\n", Enumerable.Range(0, 5_000).Select(i => $"\"k{i % 4_999}\": {i}")) + "}";
        var problem = OnlyProblem(json, out var root);
        Assert.Equal(5_000, problem.Span.Line);
        Assert.Equal("0", Assert.IsType<ScalarNode>(Assert.IsType<MapNode>(root).Find("k0")).Text);
        Assert.Equal(4_999, Assert.IsType<MapNode>(root).Entries.Count);
    }

    [Fact]
    public void Equal_keys_of_different_maps_are_no_problem() => Read("""{"a": {"a": 1}, "b": {"a": 2, "b": 3}}""");

    [Theory]
    [InlineData("{ // x\n \"a\": 1}", "t.json:1:3")]
    [InlineData("{ /* x\n */ \"a\": 1}", "t.json:1:3")]
    [InlineData("# x\n{\"a\": 1}", "t.json:1:1")]
    [InlineData("{\"a\": 1} // x", "t.json:1:10")]
    public void A_comment_is_a_problem_and_is_passed_over(string json, string place)
    {
        var problem = OnlyProblem(json, out var root);
        Assert.Equal("a comment is not JSON", problem.Message);
        Assert.Equal(place, problem.Span.ToString());
        Assert.Equal("{a: 1}", NodePrinter.Print(root));
    }

    [Theory]
    [InlineData("[1, 2 , ]", "a comma before ']' is not JSON", "[1, 2]")]
    [InlineData("{\"a\":1 , }", "a comma before '}' is not JSON", "{a: 1}")]
    public void A_trailing_comma_is_a_problem_at_the_comma(string json, string message, string read)
    {
        var problem = OnlyProblem(json, out var root);
        Assert.Equal(message, problem.Message);
        Assert.Equal(json.LastIndexOf(','), problem.Span.Start);
        Assert.Equal(read, NodePrinter.Print(root));
    }

    [Theory]
    [InlineData("", "1:1", "the document is empty")]
    [InlineData(" \n ", "2:2", "the document is empty")]
    [InlineData("{\"a\": 1} x", "1:10", "there is more behind the end of the JSON document")]
    [InlineData("{} \0", "1:4", "there is more behind the end of the JSON document")]
    [InlineData("{\n\"a\": [1", "2:8", "']' is missing for the '[' of line 2: the document ends here")]
    [InlineData("{\"a\": 1 \"b\": 2}", "1:9", "',' or '}' is expected, not '\"'")]
    [InlineData("{\"a\" 1}", "1:6", "':' is expected after the key, not '1'")]
    [InlineData("{\"a\"", "1:5", "':' and a value are missing: the document ends here")]
    [InlineData("{", "1:2", "'}' is missing: the document ends here")]
    [InlineData("[", "1:2", "a value is missing: the document ends here")]
    [InlineData("{\"a\": }", "1:7", "a value is missing before '}'")]
    [InlineData("[,1]", "1:2", "a value is missing before ','")]
    [InlineData("{,}", "1:2", "a key is missing before ','")]
    [InlineData("{a: 1}", "1:2", "the key 'a' must stand in double quotes")]
    [InlineData("{'a': 1}", "1:2", "JSON strings stand in double quotes")]
    [InlineData("['a']", "1:2", "JSON strings stand in double quotes")]
    [InlineData("{[1]: 1}", "1:2", "a key in double quotes is expected, not '['")]
    [InlineData("[NaN]", "1:2", "'NaN' is not a value of JSON; strings stand in double quotes")]
    [InlineData("[True]", "1:2", "'True' is not a value of JSON; strings stand in double quotes (did you mean true?)")]
    [InlineData("[nulls]", "1:2", "'nulls' is not a value of JSON; strings stand in double quotes")]
    [InlineData("[-]", "1:2", "a digit must follow '-'")]
    [InlineData("[01]", "1:2", "a number of JSON has no leading zeros")]
    [InlineData("[1.]", "1:2", "a digit must follow the decimal point")]
    [InlineData("[1e+]", "1:2", "a digit must follow the exponent's 'e'")]
    [InlineData("[+1]", "1:2", "a number begins with a digit or '-'")]
    [InlineData("[.5]", "1:2", "a number begins with a digit or '-'")]
    [InlineData("[0x1F]", "1:2", "'0x1F' is not a number of JSON")]
    [InlineData("[\"a]", "1:2", "this string has no closing quote")]
    [InlineData("[\"a\n\"]", "1:2", "a string ends in the line in which it began; a line break inside it is written \\n")]
    [InlineData("[\"a\tb\"]", "1:4", "character U+0009 must be escaped inside a string")]
    [InlineData("[\"\\q\"]", "1:3", "a backslash and 'q' are not an escape of JSON")]
    [InlineData("[\"\\", "1:3", "the document ends inside a string")]
    [InlineData("[\"\\u12g4\"]", "1:3", "four hexadecimal digits must follow '\\u'")]
    [InlineData("[\"\\uD83D\"]", "1:3", "\\uD83D is half of a surrogate pair and stands alone")]
    [InlineData("[\"\\uD83D\\u0041\"]", "1:3", "\\uD83D is half of a surrogate pair and stands alone")]
    [InlineData("[\"\\uDE00\"]", "1:3", "\\uDE00 is half of a surrogate pair and stands alone")]
    [InlineData("[1 /* x", "1:4", "a comment is not JSON, and this one has no end")]
    [InlineData("[/1]", "1:2", "'/' cannot begin a value")]
    [InlineData("[\u00a01]", "1:2", "character U+00A0 cannot begin a value")]
    public void What_is_not_JSON_is_refused_with_its_place(string json, string place, string message)
    {
        var refused = Refused(json);
        Assert.Equal(message, refused.Message);
        Assert.Equal("t.json:" + place, refused.Span.ToString());
    }

    [Fact]
    public void The_depth_of_128_is_read_and_129_is_refused_at_its_place()
    {
        Read(new string('[', 128) + new string(']', 128));
        Assert.Equal(128, Refused(new string('[', 10_000)).Span.Start);
        Assert.Equal(128 * 5, Refused(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))).Span.Start);
    }

    [Fact]
    public void More_than_250_000_values_are_refused()
    {
        Read("[" + string.Join(",", Enumerable.Repeat("1", 249_999)) + "]");
        Assert.Equal("more than 250,000 values in one document", Refused("[" + string.Join(",", Enumerable.Repeat("1", 250_000)) + "]").Message);
    }

    [Fact]
    public void More_than_250_000_comments_are_refused() =>
        Assert.Equal("more than 250,000 values in one document", Refused(string.Concat(Enumerable.Repeat("//\n", 250_001))).Message);

    [Theory]
    [InlineData("""{"when": {"a": ["}", "\\\"]"]}, "b": 1}""", """{"a": ["}", "\\\"]"]}""")]
    [InlineData("""{"when": [[], {}], "b": 1}""", "[[], {}]")]
    public void What_is_postponed_ends_where_it_ends_and_reads_as_it_is(string json, string part)
    {
        var root = (MapNode)JsonReader.Read(new SourceFile("a.json", json), new List<Problem>(), ["when"]);
        var postponed = Assert.IsType<PostponedNode>(root.Find("when"));
        Assert.Equal(part, json[postponed.Span.Start..postponed.Span.End]);
        Assert.Equal(NodePrinter.Print(Read(part)), NodePrinter.Print(postponed.Read()));
        Assert.Equal("1", ((ScalarNode)root.Find("b")!).Text);
    }

    [Theory]
    [InlineData("""{"when": {"a": 1""")]
    [InlineData("""{"when": {"a": "1}""")]
    public void What_is_postponed_and_has_no_end_is_malformed(string json) =>
        Assert.Throws<MalformedDocumentException>(() => JsonReader.Read(new SourceFile("a.json", json), new List<Problem>(), ["when"]));

    private static Node Read(string json)
    {
        var problems = new List<Problem>();
        var root = JsonReader.Read(new SourceFile("t.json", json), problems);
        Assert.Empty(problems);
        return root;
    }

    private static Problem OnlyProblem(string json, out Node root)
    {
        var problems = new List<Problem>();
        root = JsonReader.Read(new SourceFile("t.json", json), problems);
        return Assert.Single(problems);
    }

    private static MalformedDocumentException Refused(string json) =>
        Assert.Throws<MalformedDocumentException>(() => JsonReader.Read(new SourceFile("t.json", json), new List<Problem>()));
}
