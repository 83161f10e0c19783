using System;
using System.Linq;
using System.Text;
using Xunit;

namespace PolicyLint.Tests.AwsConfig;

public class DamagedDeliveryTests
{
    private static readonly string Two = Given.Snapshot(Given.OpenGroup, Given.OpenGroup.Replace("sg-0a1", "sg-0b2", StringComparison.Ordinal));

    [Fact]
    public void Cut_off_json_is_said_and_the_whole_items_are_judged()
    {
        var (evaluations, report) = Given.Judge(Encoding.UTF8.GetBytes(Two[..^200]), "PL2301");

        Assert.Equal(["PL2301 sg-0a1 Fail"], evaluations.Select(Given.Shown));
        Assert.Contains("cut off: this value (AWS::EC2::SecurityGroup sg-0b2) has no end", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truncated_gzip_is_said_and_the_whole_items_are_judged()
    {
        var packed = Given.Zipped(Encoding.UTF8.GetBytes(Given.Snapshot([.. Enumerable.Range(0, 2000).Select(i => Given.OpenGroup.Replace("sg-0a1", $"sg-{i * 7919:x8}", StringComparison.Ordinal))])));
        var (evaluations, report) = Given.Judge(packed[..(packed.Length / 2)], "PL2301");

        Assert.InRange(evaluations.Count, 100, 1999);
        Assert.Contains("gzip", report.Problems[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf_16_is_read_as_what_it_is(string encoding)
    {
        var chosen = Encoding.GetEncoding(encoding);

        Assert.Equal(["PL2301 sg-0a1 Fail"], Given.Judge([.. chosen.GetPreamble(), .. chosen.GetBytes(Given.OpenGroup)], "PL2301").Evaluations.Select(Given.Shown));
        Assert.Equal(["PL2301 sg-0a1 Fail"], Given.Judge(chosen.GetBytes(Given.OpenGroup), "PL2301").Evaluations.Select(Given.Shown));
    }

    [Fact]
    public void An_item_that_is_not_utf_8_loses_no_other()
    {
        var bytes = Encoding.UTF8.GetBytes(Two);
        bytes[Encoding.UTF8.GetString(bytes).IndexOf("\"me\"", StringComparison.Ordinal) + 1] = 0xFF;
        var (evaluations, report) = Given.Judge(bytes, "PL2301");

        Assert.Equal(["PL2301 sg-0b2 Fail"], evaluations.Select(Given.Shown));
        Assert.Contains("not valid UTF-8", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(1, report.Tally.Unreadable);
    }

    [Fact]
    public void An_item_of_a_hundred_megabytes_is_passed_over_and_loses_no_other()
    {
        var giant = Given.OpenGroup.Replace("\"me\"", '"' + new string('x', 100 << 20) + '"', StringComparison.Ordinal).Replace("sg-0a1", "sg-giant", StringComparison.Ordinal);
        var (evaluations, report) = Given.Judge(Encoding.UTF8.GetBytes(Given.Snapshot(Given.OpenGroup, giant, Given.Key)), "PL2301", "PL1504");

        Assert.Equal(["PL2301 sg-0a1 Fail", "PL1504 0a1b2c3d-1111-2222-3333-444455556666 Pass"], evaluations.Select(Given.Shown));
        Assert.Equal("this item (AWS::EC2::SecurityGroup sg-giant) has 100.0 MiB; more than 16 MiB are not judged", Assert.Single(report.Problems).Message);
    }

    [Fact]
    public void A_type_that_nobody_knows_is_said()
    {
        var (_, report) = Given.Judge(Encoding.UTF8.GetBytes(Given.Snapshot(Given.Key, Given.OpenGroup.Replace("AWS::EC2::SecurityGroup", "AWS::Moon::Base", StringComparison.Ordinal))), "PL2301");

        Assert.Contains("AWS::Moon::Base is a resource type that is not known here", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(2, report.Tally.Judged);
    }

    [Fact]
    public void Json_that_is_no_item_is_said()
    {
        var (_, report) = Given.Judge("""{ "Resources": {} }"""u8.ToArray(), "PL2301");

        Assert.True(report.IsForeign);
        Assert.Contains("no configuration item", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_stands_where_it_is_in_the_whole_file()
    {
        var (evaluations, _) = Given.Judge(Encoding.UTF8.GetBytes("[\n\n  " + Given.OpenGroup + "]"), "PL2301");

        var lines = ("[\n\n  " + Given.OpenGroup).Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("\"fromPort\"", StringComparison.Ordinal)) + 1;
        Assert.Equal(line, Assert.Single(evaluations).Span.Line);
    }

    [Fact]
    public void A_place_inside_of_an_encoded_policy_is_a_place_in_the_file()
    {
        var delivery = Given.Snapshot(Given.Key);
        var (evaluations, _) = Given.Judge(Encoding.UTF8.GetBytes(delivery), "PL1510");
        var span = Assert.Single(evaluations).Span;
        var text = delivery.Split('\n')[span.Line - 1][(span.Column - 1)..];

        Assert.StartsWith("\\\"Principal\\\"", text, StringComparison.Ordinal);
    }
}
