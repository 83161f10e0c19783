using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>Bytes that are kept for later: in memory while they are few, then in a file that nobody else sees.</summary>
/// <param name="spill">Opens that file; null to keep everything in memory.</param>
/// <param name="mostInMemory">Bytes in memory.</param>
internal sealed class ByteStore(Func<Stream>? spill, int mostInMemory) : IDisposable
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly Lock _reading = new();
    private Stream? _file;
    private long _length;
    private long _inMemory;

    /// <summary>Keeps the bytes; what is returned finds them again.</summary>
    public long Add(ReadOnlySpan<byte> bytes)
    {
        var offset = _length;
        _length += bytes.Length;
        if (_file is null && spill is not null && _length > mostInMemory)
        {
            _inMemory = offset;
            _file = spill();
        }

        if (_file is not null)
            _file.Write(bytes);
        else
            AddToBlocks(bytes, offset);
        return offset;
    }

    public byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        if (_file is null || offset < _inMemory)
        {
            ReadBlocks(offset, bytes);
            return bytes;
        }

        lock (_reading)
        {
            _file.Position = offset - _inMemory;
            _file.ReadExactly(bytes);
        }

        return bytes;
    }

    public void Dispose() => _file?.Dispose();

    private void AddToBlocks(ReadOnlySpan<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var at = (int)(offset % BlockSize);
            if (at == 0)
                _blocks.Add(new byte[BlockSize]);
            var count = Math.Min(bytes.Length, BlockSize - at);
            bytes[..count].CopyTo(_blocks[^1].AsSpan(at));
            bytes = bytes[count..];
            offset += count;
        }
    }

    private void ReadBlocks(long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var at = (int)(offset % BlockSize);
            var count = Math.Min(bytes.Length, BlockSize - at);
            _blocks[(int)(offset / BlockSize)].AsSpan(at, count).CopyTo(bytes);
            bytes = bytes[count..];
            offset += count;
        }
    }
}
