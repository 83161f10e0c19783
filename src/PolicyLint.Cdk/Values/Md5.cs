using System.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>MD5 (RFC 1321), by which the CDK tells paths apart: no secret of anybody's.</summary>
/// <remarks>By hand, because machines in FIPS mode refuse the system's, and an analyzer must not fail there; a compiler need not open the system's library for it either.</remarks>
internal static class Md5
{
    private const int BytesOfBlock = 64;

    // Behind the text: a bit, and the length of the text in eight bytes.
    private const int BytesOfEnd = 9;

    private static readonly uint[] Sines =
    [
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    ];

    private static readonly byte[] Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    /// <summary>The first four bytes of the text's hash, the first of them lowest.</summary>
    public static uint FirstWord(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var bytes = new byte[(length + BytesOfEnd + BytesOfBlock - 1) / BytesOfBlock * BytesOfBlock];
        Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0);
        bytes[length] = 0x80;
        for (var i = 0; i < sizeof(ulong); i++)
            bytes[bytes.Length - sizeof(ulong) + i] = (byte)((ulong)length * 8 >> (8 * i));
        uint a = 0x67452301, b = 0xefcdab89, c = 0x98badcfe, d = 0x10325476;
        for (var start = 0; start < bytes.Length; start += BytesOfBlock)
            Mix(bytes, start, ref a, ref b, ref c, ref d);
        return a;
    }

    private static void Mix(byte[] bytes, int start, ref uint a0, ref uint b0, ref uint c0, ref uint d0)
    {
        uint a = a0, b = b0, c = c0, d = d0;
        for (var i = 0; i < BytesOfBlock; i++)
        {
            uint mixed;
            int word;
            switch (i / 16)
            {
                case 0:
                    mixed = (b & c) | (~b & d);
                    word = i;
                    break;
                case 1:
                    mixed = (d & b) | (~d & c);
                    word = (5 * i) + 1;
                    break;
                case 2:
                    mixed = b ^ c ^ d;
                    word = (3 * i) + 5;
                    break;
                default:
                    mixed = c ^ (b | ~d);
                    word = 7 * i;
                    break;
            }

            var sum = a + mixed + Sines[i] + WordAt(bytes, start + (word % 16 * sizeof(uint)));
            var shift = Shifts[(i / 16 * 4) + (i % 4)];
            (a, d, c, b) = (d, c, b, b + ((sum << shift) | (sum >> (32 - shift))));
        }

        a0 += a;
        b0 += b;
        c0 += c;
        d0 += d;
    }

    private static uint WordAt(byte[] bytes, int at) => bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24);
}
