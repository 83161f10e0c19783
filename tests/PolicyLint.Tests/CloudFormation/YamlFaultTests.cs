using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class YamlFaultTests
{
    [Theory]
    [InlineData("", "1:1")]
    [InlineData("\n \n", "3:1")]
    [InlineData("# only a comment\n", "2:1")]
    public void A_file_without_a_document_is_refused(string yaml, string place)
    {
        var refused = Yaml.Refused(yaml);
        Assert.Equal("the document is empty", refused.Message);
        Assert.Equal("t.yaml:" + place, refused.Span.ToString());
    }

    [Theory]
    [InlineData("a:\n  b: 1\n\tc: 2\n", "3:1")]
    [InlineData("a: |\n  \tb\n\tc: 2\n", "3:1")]
    public void A_tab_that_indents_is_refused_at_its_place(string yaml, string place)
    {
        var refused = Yaml.Refused(yaml);
        Assert.Equal("YAML is indented with spaces, not with tabs", refused.Message);
        Assert.Equal("t.yaml:" + place, refused.Span.ToString());
    }

    [Theory]
    [InlineData("a: 'x", "1:4")]
    [InlineData("a: b: c", "1:5")]
    [InlineData("a: [1, 2\n", "2:1")]
    [InlineData("a: @x", "1:4")]
    [InlineData("a: \"\\q\"", "1:4")]
    [InlineData("a: 'x'y", "1:7")]
    [InlineData("a:\n  b: c\n d: e\n", "3:2")]
    [InlineData("{a: b]", "1:6")]
    [InlineData("- a\nb: c\n", "2:1")]
    [InlineData("{'a': 1, 'b' 2}", "1:14")]
    [InlineData("['a' 'b']", "1:6")]
    [InlineData("[[a] [b]]", "1:6")]
    [InlineData("{a: [b] # ,\n c: d}", "2:2")]
    public void What_is_not_YAML_is_refused_near_its_place(string yaml, string place) => Assert.Equal("t.yaml:" + place, Yaml.Refused(yaml).Span.ToString());

    [Fact]
    public void A_message_is_a_clause() => Assert.Equal("while scanning a plain scalar value, found invalid mapping", Yaml.Refused("a: b: c").Message);

    [Fact]
    public void A_control_character_is_refused_though_it_would_end_the_text_for_the_scanner()
    {
        Assert.Equal("t.yaml:2:4", Yaml.Refused("a: b\nc: \0d\n").Span.ToString());
        Assert.Equal("the control character U+0007 is not allowed in YAML", Yaml.Refused("a: \a").Message);
    }

    [Fact]
    public void Nesting_is_refused_at_its_129th_level_in_blocks_and_in_brackets()
    {
        Assert.Equal(128, Yaml.Refused(new string('[', 10_000)).Span.Start);
        Assert.Equal(128 * 4, Yaml.Refused(string.Concat(Enumerable.Repeat("{a: ", 10_000))).Span.Start);
        Assert.Equal(128 * 2, Yaml.Refused(string.Concat(Enumerable.Repeat("- ", 10_000))).Span.Start);
        Assert.Equal(129, Yaml.Refused(string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n"))).Span.Line);
        Assert.Equal(128 * 2, Yaml.Refused(string.Concat(Enumerable.Repeat("? ", 10_000))).Span.Start);
        Yaml.Read(new string('[', 128) + new string(']', 128));
    }

    [Fact]
    public void Functions_inside_functions_count_as_levels() =>
        Assert.Equal("more than 128 maps and lists inside each other", Yaml.Refused(string.Concat(Enumerable.Repeat("!Not [", 65))).Message);

    [Fact]
    public void More_than_250_000_values_are_refused() =>
        Assert.Equal("more than 250,000 values in one document", Yaml.Refused("[" + string.Join(",", Enumerable.Repeat("1", 250_000)) + "]").Message);

    [Fact]
    public void Spans_of_a_refusal_lie_in_the_text_whatever_was_cut_off()
    {
        const string Sample = "a: &x !Sub 'b ${c}'\nd: |2\n    e\nf: [\"\\u00e9\", *x, {g: !GetAtt h.i}]\n? j\n: - k\n";
        for (var i = 1; i < Sample.Length; i++)
        {
            try
            {
                Assert.NotNull(NodePrinter.Print(PolicyLint.CloudFormation.YamlReader.Read(new PolicyLint.Text.SourceFile("t.yaml", Sample[..i]), [])));
            }
            catch (MalformedDocumentException e)
            {
                Assert.InRange(e.Span.End, e.Span.Start, i);
            }
        }
    }
}
