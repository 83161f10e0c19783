using System.Linq;
using PolicyLint.Settings;
using Xunit;

namespace PolicyLint.Tests.Settings;

public class GlobTests
{
    [Theory]
    [InlineData("*", "a.yaml", true)]
    [InlineData("*", "deep/down/a.yaml", true)]
    [InlineData("*.yaml", "a.yaml", true)]
    [InlineData("*.yaml", "deep/a.yaml", true)]
    [InlineData("*.yaml", "a.yml", false)]
    [InlineData("a*e.yaml", "ace.yaml", true)]
    [InlineData("a*e.yaml", "ab/ce.yaml", false)]
    [InlineData("a**e.yaml", "ab/ce.yaml", true)]
    [InlineData("?.yaml", "a.yaml", true)]
    [InlineData("?.yaml", "ab.yaml", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("templates/*.yaml", "templates/a.yaml", true)]
    [InlineData("templates/*.yaml", "templates/deep/a.yaml", false)]
    [InlineData("templates/*.yaml", "x/templates/a.yaml", false)]
    [InlineData("/a.yaml", "a.yaml", true)]
    [InlineData("/a.yaml", "deep/a.yaml", false)]
    [InlineData("templates/**.yaml", "templates/deep/a.yaml", true)]
    [InlineData("templates/**", "templates/deep/a.yaml", true)]
    [InlineData("**/templates/a.yaml", "templates/a.yaml", true)]
    [InlineData("**/templates/a.yaml", "x/y/templates/a.yaml", true)]
    [InlineData("**/templates/a.yaml", "xtemplates/a.yaml", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "ab", false)]
    [InlineData("*.{yaml,yml}", "a.yml", true)]
    [InlineData("*.{yaml,yml}", "a.json", false)]
    [InlineData("*.{yaml,yml,}", "a.", true)]
    [InlineData("{a,b{1,2}}.json", "b2.json", true)]
    [InlineData("{a,b{1,2}}.json", "b.json", false)]
    [InlineData("{single}.json", "{single}.json", true)]
    [InlineData("{single}.json", "single.json", false)]
    [InlineData("{unclosed", "{unclosed", true)]
    [InlineData("stack{1..12}.json", "stack7.json", true)]
    [InlineData("stack{1..12}.json", "stack12.json", true)]
    [InlineData("stack{1..12}.json", "stack13.json", false)]
    [InlineData("stack{-2..2}.json", "stack-1.json", true)]
    [InlineData("stack{1..12}.json", "stack.json", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[!a-c]x", "ax", false)]
    [InlineData("[ab]/x", "b/x", true)]
    [InlineData("[a/b]", "[a/b]", true)]
    [InlineData("[unclosed", "[unclosed", true)]
    [InlineData(@"\*.yaml", "*.yaml", true)]
    [InlineData(@"\*.yaml", "a.yaml", false)]
    [InlineData("A.yaml", "a.yaml", false)]
    [InlineData("", "a", false)]
    public void Patterns_match_as_EditorConfig_says(string pattern, string path, bool matches) =>
        Assert.Equal(matches, Glob.Parse(pattern).Matches(path));

    [Fact]
    public void A_pattern_of_many_stars_is_no_slower_than_its_length()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 40)) + "b";
        Assert.False(Glob.Parse(pattern).Matches(new string('a', 400)));
    }

    [Fact]
    public void Braces_deeper_than_the_limit_are_meant_literally_and_do_not_overflow() =>
        Assert.False(Glob.Parse(new string('{', 2000) + "a,b" + new string('}', 2000)).Matches("a"));

    [Fact]
    public void A_pattern_longer_than_EditorConfigs_limit_matches_nothing() =>
        Assert.False(Glob.Parse(new string('*', 5000)).Matches("a"));
}
