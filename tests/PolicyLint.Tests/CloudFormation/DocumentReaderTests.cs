using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class DocumentReaderTests
{
    [Theory]
    [InlineData("t.json", " {\"a\": 1}", DocumentFormat.Json)]
    [InlineData("t.template", "[1]", DocumentFormat.Json)]
    [InlineData("t.yaml", "\n{\"a\": 1}", DocumentFormat.Json)]
    [InlineData("t.yaml", "{a: 1}", DocumentFormat.Yaml)]
    [InlineData("t.yaml", "{\"a\": 1, }", DocumentFormat.Yaml)]
    [InlineData("t.yaml", "a: 1", DocumentFormat.Yaml)]
    [InlineData("t.json", "a: 1", DocumentFormat.Yaml)]
    [InlineData("-", "{\"a\": 1}", DocumentFormat.Json)]
    [InlineData("-", "{a: 1}", DocumentFormat.Yaml)]
    public void The_text_decides_what_it_is(string path, string text, DocumentFormat format) => Assert.Equal(format, Read(path, text).Format);

    [Theory]
    [InlineData("t.json", "{a: 1}", "the key 'a' must stand in double quotes")]
    [InlineData("t.template", "{\"a\": 1", "'}' is missing for the '{' of line 1: the document ends here")]
    [InlineData("-", "{\"a\": 1, \"b\" 2}", "':' is expected after the key, not '2'")]
    [InlineData("t.yaml", "{\"a\": 1, \"b\" 2}", "':' is missing before this")]
    public void The_name_decides_whose_errors_are_told(string path, string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<MalformedDocumentException>(() => Read(path, text)).Message, System.StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_JSON_file_that_begins_with_a_comment_is_JSON_with_a_problem()
    {
        var problems = new List<Problem>();
        Assert.Equal(DocumentFormat.Json, DocumentReader.Read(new SourceFile("t.json", "// x\n{}"), problems).Format);
        Assert.Equal("a comment is not JSON", Assert.Single(problems).Message);
    }

    [Fact]
    public void Problems_are_told_once_though_two_readers_looked()
    {
        var problems = new List<Problem>();
        var document = DocumentReader.Read(new SourceFile("t.yaml", "{\"a\": 1, \"a\": 2}"), problems);
        Assert.Equal("t.yaml:1:10", Assert.Single(problems).Span.ToString());
        Assert.Equal("{a: 1}", NodePrinter.Print(document.Root));
    }

    [Fact]
    public void Comments_are_collected_where_one_of_them_speaks_to_a_linter()
    {
        Assert.Empty(Read("t.yaml", "a: b # note\n").Comments);
        var comments = Read("t.yaml", "# policylint: ignore PL1504 -- why\na: b #note \n").Comments;
        Assert.Equal(["policylint: ignore PL1504 -- why", "note"], comments.Select(c => c.Text));
        Assert.Equal([1, 2], comments.Select(c => c.Line));
        Assert.Equal([true, false], comments.Select(c => c.IsAlone));
        Assert.Equal("t.yaml:2:6", comments[1].Span.ToString());
    }

    [Theory]
    [InlineData("a: '# policylint: x'\n")]
    [InlineData("a: \"\n  # policylint: x\"\n")]
    [InlineData("a: |\n  # policylint: x\n  b\n")]
    [InlineData("a: >-\n  b\n\n  # policylint: x\nc: d\n")]
    [InlineData("a: b#policylint:x\n")]
    [InlineData("a: !Sub\n  - |\n    # policylint: x\n  - {b: '# y'}\n")]
    [InlineData("'# policylint: x': y\n")]
    public void What_stands_in_a_scalar_is_no_comment(string yaml) => Assert.Empty(Read("t.yaml", yaml).Comments);

    [Theory]
    [InlineData("a: | # policylint: x\n  # no\n", "policylint: x")]
    [InlineData("a: |\n  b\n# policylint: x\nc: d\n", "policylint: x")]
    [InlineData("a: !Sub # policylint: x\n  b\n", "policylint: x")]
    [InlineData("a: [b, # policylint: x\n  '#c'] # d\n", "policylint: x|d")]
    [InlineData("a: b\n  c # policylint: x", "policylint: x")]
    [InlineData("a:\r\n  # policylint: x # y\r\n  - b\r\n", "policylint: x # y")]
    [InlineData("--- # policylint: x\na: b\n... # y\n", "policylint: x|y")]
    public void Comments_are_found_wherever_they_may_stand(string yaml, string comments) =>
        Assert.Equal(comments, string.Join("|", Read("t.yaml", yaml).Comments.Select(c => c.Text)));

    private static Document Read(string path, string text)
    {
        var problems = new List<Problem>();
        var document = DocumentReader.Read(new SourceFile(path, text), problems);
        Assert.Empty(problems);
        return document;
    }
}
