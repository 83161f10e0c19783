using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace PolicyLint.AwsConfig.Items;

/// <summary>A delivery's bytes as plain UTF-8: unpacked where they are gzip, and turned around where somebody saved them as UTF-16.</summary>
internal static class Decoded
{
    private const int GlanceBytes = 4;

    public static Stream Of(Stream stream, out bool isPacked)
    {
        var begun = Begun.Of(stream, GlanceBytes);
        isPacked = begun.Start is [0x1F, 0x8B, ..];
        if (isPacked)
            begun = Begun.Of(new GZipStream(begun, CompressionMode.Decompress, leaveOpen: true), GlanceBytes);
        return begun.Start switch
        {
            [0xFF, 0xFE, ..] or [_, 0, _, 0] => Encoding.CreateTranscodingStream(begun, Encoding.Unicode, Encoding.UTF8, leaveOpen: true),
            [0xFE, 0xFF, ..] or [0, _, 0, _] => Encoding.CreateTranscodingStream(begun, Encoding.BigEndianUnicode, Encoding.UTF8, leaveOpen: true),
            _ => begun,
        };
    }

    /// <summary>A stream of which the first bytes are known before they are read.</summary>
    private sealed class Begun(Stream rest, byte[] start) : Stream
    {
        private int _given;

        public byte[] Start => start;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public static Begun Of(Stream stream, int count)
        {
            var start = new byte[count];
            var read = stream.ReadAtLeast(start, count, throwOnEndOfStream: false);
            return new Begun(stream, read == count ? start : start[..read]);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_given == start.Length)
                return rest.Read(buffer);
            var count = Math.Min(buffer.Length, start.Length - _given);
            start.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && rest is GZipStream)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
