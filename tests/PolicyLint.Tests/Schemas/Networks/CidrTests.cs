using System;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Schemas.Networks;
using Xunit;

namespace PolicyLint.Tests.Schemas.Networks;

public class CidrTests
{
    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("::/0", true)]
    [InlineData("0::0/0", true)]
    [InlineData("10.1.2.3/0", true)]
    [InlineData("0.0.0.0/1", false)]
    [InlineData("10.0.0.1", false)]
    public void Everything_is_what_fixes_no_bit(string text, bool everything) => Assert.Equal(everything, Read(text).IsEverything);

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0.0/8")]
    [InlineData("10.0.0.256/8")]
    [InlineData("10.0.0.01/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("::/129")]
    [InlineData(":::/1")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("localhost")]
    public void What_is_no_block_is_not_read(string text) => Assert.False(Cidr.TryRead(text, out _));

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.16.0.0/11", false)]
    [InlineData("192.168.1.7", true)]
    [InlineData("100.64.0.0/10", true)]
    [InlineData("52.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("fd00::/8", true)]
    [InlineData("2001:db8::/32", false)]
    public void Private_is_what_lies_whole_in_a_private_block(string text, bool expected) => Assert.Equal(expected, Read(text).IsPrivate);

    [Fact]
    public void Families_never_meet()
    {
        Assert.False(Read("0.0.0.0/0").Contains(Read("::1")));
        Assert.False(Read("::/0").Overlaps(Read("10.0.0.0/8")));
    }

    [Fact]
    public void A_block_contains_itself_and_all_that_is_narrower_within_it()
    {
        var block = from address in Gen.Choose(0, int.MaxValue) from prefix in Gen.Choose(0, 32) select (address, prefix);
        Prop.ForAll(block.ToArbitrary(), block.ToArbitrary(), (one, other) =>
        {
            var (wide, same) = (Of(one.address, one.prefix), Of(one.address, Math.Max(one.prefix, other.prefix)));
            var second = Of(other.address, other.prefix);
            return wide.Contains(same)
                && wide.Overlaps(second) == second.Overlaps(wide)
                && (!(wide.Contains(second) && second.Contains(wide)) || wide == second)
                && (!wide.Contains(second) || wide.PrefixLength <= second.PrefixLength);
        }).Check(Config.QuickThrowOnFailure.WithReplay(42, 7));
    }

    private static Cidr Of(int address, int prefix) =>
        Read(string.Create(CultureInfo.InvariantCulture, $"{address >> 24 & 255}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}/{prefix}"));

    private static Cidr Read(string text) => Cidr.TryRead(text, out var cidr) ? cidr : throw new FormatException(text);
}
