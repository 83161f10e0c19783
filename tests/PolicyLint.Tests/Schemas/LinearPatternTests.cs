using System;
using System.Linq;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

public class LinearPatternTests
{
    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("b", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("^a.c$", "abc", true)]
    [InlineData("^a.c$", "a\nc", false)]
    [InlineData("^(a|bc)+$", "abcbca", true)]
    [InlineData("^(a|bc)+$", "abcb", false)]
    [InlineData("^(?:ab){2,3}$", "abab", true)]
    [InlineData("^(?:ab){2,3}$", "abababab", false)]
    [InlineData("^a{2}$", "aaa", false)]
    [InlineData("^a{2,}$", "aaaa", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a*?b+?c??$", "aabbc", true)]
    [InlineData(@"^\d+\.\d$", "12.5", true)]
    [InlineData(@"^\w+$", "a_Z9", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^\W\D\S$", "-x-", true)]
    [InlineData(@"\s", "a\u00a0b", true)]
    [InlineData("^[a-c-]+$", "a-c", true)]
    [InlineData("^[^a-c]$", "d", true)]
    [InlineData("^[^a-c]$", "b", false)]
    [InlineData(@"^[\d.]+$", "1.2", true)]
    [InlineData(@"^[\]\\]$", "]", true)]
    [InlineData("[]", "a", false)]
    [InlineData("[^]", "\n", true)]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData(@"\bfoo\b", "afoo", false)]
    [InlineData(@"\Boo\B", "foox", true)]
    [InlineData("(?i)^arn:AWS$", "ARN:aws", true)]
    [InlineData("(?i)^[^a]$", "A", false)]
    [InlineData("(?i)ä", "Ä", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData(@"^\u0041\x42\u{1F600}$", "AB😀", true)]
    [InlineData("(a*)*$", "b", true)]
    [InlineData("^(?:)*x$", "x", true)]
    [InlineData("$^", "", true)]
    [InlineData("a$b", "a", false)]
    [InlineData("(?<name>a)b", "ab", true)]
    [InlineData(@"\{\{resolve:", "{{resolve:ssm:x}}", true)]
    [InlineData("{{resolve:", "{{resolve:ssm:x}}", true)]
    public void Matches_as_in_ecmascript(string pattern, string text, bool expected)
    {
        var parsed = LinearPattern.Parse(pattern, out var fault);
        Assert.Null(fault);
        Assert.Equal(expected, parsed!.IsMatch(text));
        Assert.Equal(expected, parsed.IsMatch(text));
    }

    [Theory]
    [InlineData("(?=a)", "look-around")]
    [InlineData("(?!a)", "look-around")]
    [InlineData("(?<=a)", "look-around")]
    [InlineData(@"(a)\1", "back references")]
    [InlineData("(a", "never closed")]
    [InlineData("a)", "')' without '('")]
    [InlineData("[a", "never closed")]
    [InlineData("*a", "nothing to repeat")]
    [InlineData("a**", "nothing to repeat")]
    [InlineData("a{3,2}", "out of order")]
    [InlineData("[b-a]", "range")]
    [InlineData(@"a\", "at the end")]
    [InlineData(@"\p{L}", "not supported")]
    [InlineData(@"\x4", "hexadecimal")]
    [InlineData(@"\u{110000}", "code point")]
    [InlineData("(?i:a)", "not supported")]
    [InlineData("((a{99}){99}){99}", "10,000 states")]
    [InlineData("a{99999999999}", "10,000 states")]
    public void What_cannot_be_matched_in_linear_time_or_is_no_pattern_is_a_fault(string pattern, string fault)
    {
        Assert.Null(LinearPattern.Parse(pattern, out var because));
        Assert.Contains(fault, because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(a*)*b$")]
    [InlineData("(x+x+)+y")]
    [InlineData("^(a?){200}a{200}$")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)=$")]
    [InlineData("^(?:(?:){10000}){10000}$")]
    public void Patterns_that_make_others_backtrack_end_at_once(string pattern)
    {
        var parsed = LinearPattern.Parse(pattern, out _)!;
        var text = new string('a', 100_000) + "!";
        Assert.False(parsed.IsMatch(text));
        Assert.Equal(Verdict.Fail, parsed.IsMatch(text) ? Verdict.Pass : Verdict.Fail);
    }

    [Fact]
    public void Deep_groups_are_a_fault()
    {
        var pattern = string.Concat(Enumerable.Repeat("(", 200)) + string.Concat(Enumerable.Repeat(")", 200));
        Assert.Null(LinearPattern.Parse(pattern, out var fault));
        Assert.Contains("128 deep", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pattern_may_be_used_by_many_threads()
    {
        var pattern = LinearPattern.Parse("^([a-z]+[0-9]+)+$", out _)!;
        System.Threading.Tasks.Parallel.For(0, 200, i => Assert.Equal(i % 2 == 0, pattern.IsMatch("abc" + i + (i % 2 == 0 ? "x1" : "x"))));
    }
}
