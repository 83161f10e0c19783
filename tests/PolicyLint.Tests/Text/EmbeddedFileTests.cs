using System;
using System.IO;
using System.Text;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Text;

public class EmbeddedFileTests
{
    private static readonly System.Reflection.Assembly Core = typeof(EmbeddedFile).Assembly;

    [Fact]
    public void A_part_is_what_stands_there()
    {
        var index = EmbeddedFile.Find(Core, "rules.index")!;

        Assert.Equal(index.Text.Substring(10, 20), index.Part(10, 20));
        Assert.Equal("", index.Part(index.Length, 0));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(1, int.MaxValue)]
    public void What_is_not_in_the_file_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddedFile.Find(Core, "rules.index")!.Part(start, length));

    [Fact]
    public void A_file_that_is_not_embedded_is_none() => Assert.Null(EmbeddedFile.Find(Core, "no.such.file"));

    [Fact]
    public void A_runtime_may_hand_over_whatever_stream_it_likes()
    {
        var file = EmbeddedFile.Find(new Streaming(), "any")!;

        Assert.Equal(7, file.Length);
        Assert.Equal("añ b", file.Part(0, 5));
        Assert.Equal("añ bcd", file.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_byte_is_found_wherever_it_stands(int start)
    {
        var index = EmbeddedFile.Find(Core, "rules.index")!;
        var text = index.Text;

        for (var length = 0; length < 60; length++)
        {
            var part = text.Substring(start, length);
            foreach (var wanted in "\t\n-a0\u0001\u00ff")
            {
                var first = part.IndexOf(wanted, StringComparison.Ordinal);
                Assert.Equal(start + (first < 0 ? length : first), index.IndexOf((byte)wanted, start, start + length));
                Assert.Equal(start + part.LastIndexOf(wanted) + 1, index.Behind((byte)wanted, start, start + length));
            }
        }
    }

    [Fact]
    public void Bytes_beyond_the_ends_are_refused()
    {
        var file = EmbeddedFile.Find(new Streaming(), "any")!;

        Assert.Equal((byte)'d', file[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => file[7]);
        Assert.Throws<ArgumentOutOfRangeException>(() => file[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.IndexOf(0, 3, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Behind(0, 4, 3));
    }

    private sealed class Streaming : System.Reflection.Assembly
    {
        public override Stream GetManifestResourceStream(string name) => new MemoryStream(Encoding.UTF8.GetBytes("añ bcd"));
    }
}
