using System;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Text;

/// <summary>Offsets become lines and columns.</summary>
public class SourceFileTests
{
    [Theory]
    [InlineData("one\ntwo\n\nfour", 9, "a:4:1")]
    [InlineData("one\r\ntwo\rthree", 10, "a:3:2")]
    [InlineData("", 0, "a:1:1")]
    [InlineData("\n", 1, "a:2:1")]
    public void Lines_end_as_files_end_them(string text, int offset, string place) => Assert.Equal(place, new SourceFile("a", text).Span(offset, offset).ToString());

    [Fact]
    public void Places_are_told_after_the_text_was_let_go()
    {
        var file = new SourceFile("a", "one\ntwo");
        var span = file.Span(5, 7);
        file.LetTextGo();
        Assert.Equal("a:2:2", span.ToString());
        Assert.Equal((2, 4), (span.EndLine, span.EndColumn));
        Assert.Throws<InvalidOperationException>(() => file.Text);
    }
}
