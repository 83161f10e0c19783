using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolicyLint.Cdk.Values;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Cdk;

public sealed class Md5Tests
{
    [Fact]
    public void A_text_of_any_length_has_the_hash_that_the_runtime_gives_it()
    {
        const int MoreThanTwoBlocks = 140;
        for (var length = 0; length <= MoreThanTwoBlocks; length++)
        {
            var text = new string('x', length);
            Assert.Equal(OfRuntime(text), Md5.FirstWord(text));
        }
    }

    [Fact]
    public void Letters_outside_of_ASCII_count_as_UTF_8() => Assert.Equal(OfRuntime("Straße/通知"), Md5.FirstWord("Straße/通知"));

#pragma warning disable CA5351 // the CDK's hash, no secret of ours
    private static uint OfRuntime(string text) => BinaryPrimitives.ReadUInt32LittleEndian(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
