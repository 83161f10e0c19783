using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;
using PolicyLint.Tests.Schemas.Predicates;
using Xunit;

namespace PolicyLint.Tests.Schemas.Policies;

public class WildcardTextTests
{
    [Theory]
    [InlineData("*", "kms:Decrypt", Verdict.Pass)]
    [InlineData("kms:*", "kms:Decrypt", Verdict.Pass)]
    [InlineData("kms:Decrypt", "kms:decrypt", Verdict.Pass)]
    [InlineData("kms:De*", "kms:*", Verdict.Fail)]
    [InlineData("kms:*", "kms:De*", Verdict.Pass)]
    [InlineData("kms:*crypt", "kms:Decrypt", Verdict.Pass)]
    [InlineData("kms:*crypt", "kms:Decrypted", Verdict.Fail)]
    [InlineData("s3:Get?bject", "s3:GetObject", Verdict.Pass)]
    [InlineData("s3:Get?", "s3:Get*", Verdict.Fail)]
    [InlineData("", "", Verdict.Pass)]
    [InlineData("a", "", Verdict.Fail)]
    public void A_pattern_covers_what_it_matches_whole(string pattern, string text, Verdict expected) =>
        Assert.Equal(expected, WildcardText.Covers(WildcardText.Pattern(pattern, true), WildcardText.Pattern(text, true)));

    [Theory]
    [InlineData("kms:*", "*:Decrypt", Verdict.Pass)]
    [InlineData("kms:De*", "kms:En*", Verdict.Fail)]
    [InlineData("a*c", "ab?", Verdict.Pass)]
    [InlineData("a?", "?", Verdict.Fail)]
    public void Patterns_overlap_where_one_text_matches_both(string left, string right, Verdict expected)
    {
        Assert.Equal(expected, WildcardText.Overlaps(WildcardText.Pattern(left), WildcardText.Pattern(right)));
        Assert.Equal(expected, WildcardText.Overlaps(WildcardText.Pattern(right), WildcardText.Pattern(left)));
    }

    [Theory]
    [InlineData("arn:*:iam::*:root", """{ "Join": ["arn:", { "Ref": "AWS::Partition" }, ":iam::", { "Ref": "AWS::AccountId" }, ":root"] }""", Verdict.Pass)]
    [InlineData("arn:*:iam::*:root", """{ "Join": ["arn:aws:iam::", { "Unknown": "Account" }, ":role/x"] }""", Verdict.Fail)]
    [InlineData("arn:aws:s3:::logs", """{ "Join": ["arn:aws:s3:::", { "Unknown": "Name" }] }""", Verdict.Unknown)]
    [InlineData("*", """{ "Unknown": "Principal" }""", Verdict.Pass)]
    public void Holes_are_matched_by_a_star_and_else_leave_it_open(string pattern, string value, Verdict expected) =>
        Assert.Equal(expected, WildcardText.Covers(WildcardText.Pattern(pattern), WildcardText.Of(Given.Value(value))));

    [Theory]
    [InlineData("""{ "GetAtt": "Role.Arn" }""", Verdict.Fail)]
    [InlineData("""{ "Ref": "AWS::AccountId" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Principal" }""", Verdict.Unknown)]
    [InlineData("""{ "Join": [{ "Unknown": "Prefix" }, "*"] }""", Verdict.Unknown)]
    [InlineData("\"*\"", Verdict.Pass)]
    public void Only_what_may_be_a_star_may_cover_everything(string value, Verdict expected) =>
        Assert.Equal(expected, WildcardText.Covers(WildcardText.Of(Given.Value(value)), WildcardText.Pattern("*")));

    [Fact]
    public void A_policy_variable_is_a_hole_and_an_escaped_star_is_a_star()
    {
        Assert.Equal(Verdict.Fail, WildcardText.Covers(WildcardText.Pattern("${*}"), WildcardText.Pattern("a")));
        Assert.Equal(Verdict.Unknown, WildcardText.Covers(WildcardText.Pattern("home/${aws:username}"), WildcardText.Pattern("home/me")));
        Assert.Equal(Verdict.Pass, WildcardText.Covers(WildcardText.Pattern("home/*"), WildcardText.Pattern("home/${aws:username}/x")));
    }

    [Fact]
    public void Adversarial_patterns_take_no_longer_than_the_product_of_the_lengths()
    {
        var pattern = WildcardText.Pattern(string.Concat(System.Linq.Enumerable.Repeat("a*", 400)) + "b");
        Assert.Equal(Verdict.Fail, WildcardText.Covers(pattern, WildcardText.Pattern(new string('a', 4000))));
    }

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42, 7).WithMaxTest(500);

    private static readonly Gen<string> Patterns = Gen.Elements('a', 'b', '*', '?').ListOf().Select(tokens => string.Concat(tokens.Count > 7 ? System.Linq.Enumerable.Take(tokens, 7) : tokens));

    private static readonly Gen<string> Texts = Gen.Elements('a', 'b').ListOf().Select(tokens => string.Concat(tokens.Count > 7 ? System.Linq.Enumerable.Take(tokens, 7) : tokens));

    [Fact]
    public void Matching_agrees_with_the_definition() =>
        Prop.ForAll(Patterns.ToArbitrary(), Texts.ToArbitrary(), (pattern, text) =>
            Defined(pattern, text) == (WildcardText.Covers(WildcardText.Pattern(pattern), WildcardText.Pattern(text)) == Verdict.Pass)
            && Defined(pattern, text) == (WildcardText.Overlaps(WildcardText.Pattern(pattern), WildcardText.Pattern(text)) == Verdict.Pass))
        .Check(Fixed);

    [Fact]
    public void Overlap_is_symmetric_and_a_cover_of_something_overlaps_it() =>
        Prop.ForAll(Patterns.ToArbitrary(), Patterns.ToArbitrary(), (left, right) =>
        {
            var (a, b) = (WildcardText.Pattern(left), WildcardText.Pattern(right));
            return WildcardText.Overlaps(a, b) == WildcardText.Overlaps(b, a)
                && (WildcardText.Covers(a, b) != Verdict.Pass || WildcardText.Overlaps(a, b) == Verdict.Pass)
                && WildcardText.Covers(a, a) == Verdict.Pass;
        }).Check(Fixed);

    [Fact]
    public void A_cover_matches_every_text_of_what_it_covers() =>
        Prop.ForAll(Patterns.ToArbitrary(), Patterns.ToArbitrary(), Texts.ToArbitrary(), (wide, narrow, text) =>
            WildcardText.Covers(WildcardText.Pattern(wide), WildcardText.Pattern(narrow)) != Verdict.Pass
            || !Defined(narrow, text)
            || Defined(wide, text)).Check(Fixed);

    // The textbook's recursion.
    private static bool Defined(string pattern, string text)
    {
        if (pattern.Length == 0)
            return text.Length == 0;
        if (pattern[0] == '*')
            return Defined(pattern[1..], text) || (text.Length > 0 && Defined(pattern, text[1..]));
        return text.Length > 0 && (pattern[0] == '?' || pattern[0] == text[0]) && Defined(pattern[1..], text[1..]);
    }
}
