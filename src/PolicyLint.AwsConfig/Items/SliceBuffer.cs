using System;
using System.IO;
using System.Text;

namespace PolicyLint.AwsConfig.Items;

internal enum Taken
{
    Whole,
    TooLarge,
    CutOff,
}

/// <summary>The stretch of a stream that is looked at, and where in the text it lies. It grows only where one value does not fit.</summary>
internal sealed class SliceBuffer(Stream stream, int size) : IDisposable
{
    private byte[] _bytes = new byte[size];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    public long BytesRead { get; private set; }

    /// <summary>Lines above the place that comes next.</summary>
    public int Line { get; private set; }

    /// <summary>UTF-16 units before it in its line.</summary>
    public int Column { get; private set; }

    public void Dispose() => stream.Dispose();

    /// <summary>The next byte that is no blank; -1 at the end.</summary>
    public int Peek()
    {
        if (BytesRead == 0 && Fill() && _bytes.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8))
            _start += 3;
        while (true)
        {
            var blanks = _bytes.AsSpan(_start, _end - _start).IndexOfAnyExcept(" \t\r\n"u8);
            if (blanks >= 0)
            {
                Pass(blanks);
                return _bytes[_start];
            }

            Pass(_end - _start);
            if (!Fill())
                return -1;
        }
    }

    /// <summary>What has been read already and comes next; at least the beginning of a value.</summary>
    public ReadOnlySpan<byte> Ahead()
    {
        while (_end - _start < _bytes.Length / 2 && Fill())
        {
        }

        return _bytes.AsSpan(_start, _end - _start);
    }

    public void Pass(int count)
    {
        var passed = _bytes.AsSpan(_start, count);
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            Line += passed.Count((byte)'\n');
            Column = 0;
            passed = passed[(lastBreak + 1)..];
        }

        Column += Encoding.UTF8.GetCharCount(passed);
        _start += count;
    }

    /// <summary>Takes the JSON value that comes next.</summary>
    /// <param name="bytes">The value; of one that is too large or cut off only its beginning.</param>
    /// <param name="total">Its size.</param>
    public Taken TakeValue(int most, out ReadOnlyMemory<byte> bytes, out long total)
    {
        var scanner = default(SliceScanner);
        var scanned = 0;
        while (true)
        {
            var end = scanner.Scan(_bytes.AsSpan(_start + scanned, _end - _start - scanned));
            if (end >= 0)
            {
                total = scanned + end;
                bytes = _bytes.AsMemory(_start, scanned + end);
                Pass(scanned + end);
                return Taken.Whole;
            }

            scanned = _end - _start;
            if (scanned > most)
                return PassLarge(ref scanner, out bytes, out total);
            if (!Fill())
            {
                total = scanned;
                bytes = _bytes.AsMemory(_start, scanned);
                return Taken.CutOff;
            }
        }
    }

    private Taken PassLarge(ref SliceScanner scanner, out ReadOnlyMemory<byte> bytes, out long total)
    {
        bytes = _bytes.AsSpan(_start, Math.Min(size, _end - _start)).ToArray();
        total = _end - _start;
        Pass(_end - _start);
        while (true)
        {
            if (!Fill())
                return Taken.CutOff;
            var end = scanner.Scan(_bytes.AsSpan(_start, _end - _start));
            total += end >= 0 ? end : _end - _start;
            Pass(end >= 0 ? end : _end - _start);
            if (end < 0)
                continue;
            Shrink();
            return Taken.TooLarge;
        }
    }

    // What one giant needed is not kept for all that follow.
    private void Shrink()
    {
        var rest = _bytes.AsSpan(_start, _end - _start).ToArray();
        _bytes = new byte[Math.Max(size, rest.Length)];
        rest.CopyTo(_bytes, 0);
        _start = 0;
        _end = rest.Length;
    }

    private bool Fill()
    {
        if (_isAtEnd)
            return false;
        if (_start > 0 && (_start == _end || _end == _bytes.Length))
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _isAtEnd = read == 0;
        _end += read;
        BytesRead += read;
        return read > 0;
    }
}
