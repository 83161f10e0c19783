using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Text;

public class SpellingTests
{
    private static readonly string[] Words = ["packs", "world", "severity", "scope", "kms-key-rotation-enabled"];

    [Theory]
    [InlineData("pakcs", "packs")]
    [InlineData("WORLD", "world")]
    [InlineData("worl", "world")]
    [InlineData("severety", "severity")]
    [InlineData("kms-rotation-enabled", null)]
    [InlineData("kms-key-rotaton-enbled", "kms-key-rotation-enabled")]
    [InlineData("xy", null)]
    [InlineData("", null)]
    [InlineData("budget", null)]
    public void A_slip_finds_the_word_and_another_word_finds_nothing(string written, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(written, Words));

    [Fact]
    public void Swapped_neighbours_are_one_slip() => Assert.Equal(1, Spelling.Distance("scope", "socpe"));

    [Fact]
    public void Of_equally_near_words_the_first_in_ordinal_order_is_meant_whatever_their_order() =>
        Assert.Equal(Spelling.Nearest("PL1505", ["PL1504", "PL1506"]), Spelling.Nearest("PL1505", ["PL1506", "PL1504"]));

    [Fact]
    public void The_question_is_asked_only_where_there_is_an_answer()
    {
        Assert.Equal("; did you mean 'packs'?", Spelling.DidYouMean("paks", Words));
        Assert.Equal("", Spelling.DidYouMean("something else", Words));
    }
}
