using System;
using System.Text;
using PolicyLint.AwsConfig.Items;
using Xunit;

namespace PolicyLint.Tests.AwsConfig.Items;

public class SliceScannerTests
{
    [Theory]
    [InlineData("{}, {}", 2)]
    [InlineData("[[{}], 1]]", 9)]
    [InlineData("\"a { b\", 1", 7)]
    [InlineData("12.5e3, 1", 6)]
    [InlineData("{\"a\": \"}\"}}", 10)]
    [InlineData("{\"a\": \"\\\"}\"}}", 12)]
    [InlineData("{\"a\": \"\\\\\"}}", 11)]
    [InlineData("{\"a\": [1, 2", -1)]
    public void A_value_ends_where_its_last_bracket_quote_or_digit_stands(string text, int expected) =>
        Assert.Equal(expected, ScannedAtOnce(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(200)]
    public void A_backslash_outside_of_strings_swallows_nothing_wherever_it_stands(int before)
    {
        var text = "{\"a\": \"" + new string('x', before) + "\", \\\"b\": 1}";
        Assert.Equal(text.Length, ScannedAtOnce(Encoding.UTF8.GetBytes(text + ", {\"the next\": \"" + new string('y', 100) + "\"}")));
    }

    [Fact]
    public void Blocks_and_single_bytes_find_the_same_end_however_the_bytes_come_in()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = RandomValue(random);
            var expected = EndOf(bytes);
            Assert.Equal(expected, ScannedAtOnce(bytes));
            Assert.Equal(expected, ScannedInPieces(bytes, random));
        }
    }

    private static int ScannedAtOnce(byte[] bytes) => default(SliceScanner).Scan(bytes);

    private static int ScannedInPieces(byte[] bytes, Random random)
    {
        var scanner = default(SliceScanner);
        for (var at = 0; at < bytes.Length;)
        {
            var count = Math.Min(bytes.Length - at, random.Next(1, 200));
            var end = scanner.Scan(bytes.AsSpan(at, count));
            if (end >= 0)
                return at + end;
            at += count;
        }

        return -1;
    }

    // The plainest way to say it.
    private static int EndOf(byte[] bytes)
    {
        var depth = 0;
        var isInString = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            var c = (char)bytes[i];
            if (isInString && c == '\\')
                i++;
            else if (c == '"')
                isInString = !isInString;
            else if (!isInString && c is '{' or '[')
                depth++;
            else if (!isInString && c is '}' or ']' && --depth == 0)
                return i + 1;
        }

        return -1;
    }

    private static byte[] RandomValue(Random random)
    {
        const string Letters = "{}[]\"\"\"\\\\ab ,:";
        var text = new StringBuilder("{");
        for (var left = random.Next(0, 400); left > 0; left--)
            text.Append(random.Next(4) == 0 ? Letters[random.Next(Letters.Length)] : 'x');
        return Encoding.UTF8.GetBytes(text.Append("\"}]}]}").ToString());
    }
}
