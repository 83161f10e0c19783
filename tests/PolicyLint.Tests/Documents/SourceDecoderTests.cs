using System;
using System.Linq;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Documents;

public class SourceDecoderTests
{
    private const string Sample = "{\"Café\": \"😀\"}";

    [Fact]
    public void Utf8_is_read() => Assert.Equal(Sample, Decode(Encoding.UTF8.GetBytes(Sample)).Text);

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text() => Assert.Equal(Sample, Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)]).Text);

    [Fact]
    public void Utf16_with_a_mark_is_read_in_both_orders()
    {
        Assert.Equal(Sample, Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample)]).Text);
        Assert.Equal(Sample, Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sample)]).Text);
    }

    [Fact]
    public void Utf16_without_a_mark_is_recognised_by_its_NULs_in_both_orders()
    {
        Assert.Equal(Sample, Decode(Encoding.Unicode.GetBytes(Sample)).Text);
        Assert.Equal(Sample, Decode(Encoding.BigEndianUnicode.GetBytes(Sample)).Text);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a' }, new byte[] { 0, (byte)'b', 0 }, "a")]
    [InlineData(new byte[] { }, new byte[] { 0xEF, 0xBB, 0xBF }, "")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, new byte[] { (byte)'b', 0 }, "a")]
    public void What_stands_behind_the_text_in_a_buffer_is_not_looked_at(byte[] bytes, byte[] behind, string text) =>
        Assert.Equal(text, SourceDecoder.Decode("a.yaml", [.. bytes, .. behind], bytes.Length).Text);

    [Fact]
    public void A_character_cut_off_at_the_end_is_not_completed_by_what_stands_behind_it()
    {
        byte[] replacement = [0xEF, 0xBF, 0xBD];
        Assert.Throws<MalformedDocumentException>(() => SourceDecoder.Decode("a.yaml", replacement, 2));
        Assert.Equal("\uFFFD", SourceDecoder.Decode("a.yaml", replacement, 3).Text);
    }

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal("", Decode([]).Text);

    [Fact]
    public void A_mark_alone_is_an_empty_text()
    {
        Assert.Equal("", Decode([0xEF, 0xBB, 0xBF]).Text);
        Assert.Equal("", Decode([0xFF, 0xFE]).Text);
    }

    [Fact]
    public void A_replacement_character_that_was_written_is_text() => Assert.Equal("é\uFFFD😀", Decode(Encoding.UTF8.GetBytes("é\uFFFD😀")).Text);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'{', 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'{' })]
    public void Utf32_is_refused_by_name(byte[] bytes) => Assert.StartsWith("UTF-32", Refused(bytes).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    public void Invalid_utf8_is_refused_at_its_first_byte(byte[] invalid)
    {
        var refused = Refused([.. Encoding.UTF8.GetBytes("é😀\uFFFD\n  a"), .. invalid, (byte)'b']);
        Assert.Equal("this is not valid UTF-8", refused.Message);
        Assert.Equal("a.yaml:2:4", refused.Span.ToString());
    }

    [Fact]
    public void A_NUL_is_refused_at_its_place() => Assert.Equal("a.yaml:2:2", Refused("a: b\nc\0d"u8.ToArray()).Span.ToString());

    [Fact]
    public void Half_a_surrogate_pair_in_utf16_is_refused_at_its_place()
    {
        Assert.Equal("a.yaml:2:2", Refused([0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, (byte)'b', 0, 0x3D, 0xD8, (byte)'c', 0]).Span.ToString());
        Assert.Equal("a.yaml:1:2", Refused([0xFF, 0xFE, (byte)'a', 0, 0, 0xDC]).Span.ToString());
    }

    [Fact]
    public void Half_a_character_of_utf16_is_refused_at_the_end() => Assert.Equal("a.yaml:1:2", Refused([0xFF, 0xFE, (byte)'a', 0, (byte)'b']).Span.ToString());

    [Fact]
    public void The_limit_of_16_MiB_is_told()
    {
        Assert.Equal("the file has 20.0 MiB; the limit is 16 MiB", Refused(new byte[20 * 1024 * 1024]).Message);
        Assert.Equal(DocumentLimits.Bytes, Decode([.. Enumerable.Repeat((byte)' ', DocumentLimits.Bytes)]).Text.Length);
    }

    [Fact]
    public void Any_bytes_are_a_text_or_refused_inside_the_file()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(24)];
            random.NextBytes(bytes);
            try
            {
                Assert.DoesNotContain('\0', Decode(bytes).Text);
            }
            catch (MalformedDocumentException e)
            {
                Assert.InRange(e.Span.Start, 0, e.Span.End);
                Assert.InRange(e.Span.End, e.Span.Start, e.Span.File.Text.Length);
            }
        }
    }

    private static SourceFile Decode(byte[] bytes) => SourceDecoder.Decode("a.yaml", bytes);

    private static MalformedDocumentException Refused(byte[] bytes) => Assert.Throws<MalformedDocumentException>(() => Decode(bytes));
}
