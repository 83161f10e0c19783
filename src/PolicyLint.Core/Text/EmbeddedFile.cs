using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace PolicyLint.Text;

/// <summary>A file that is embedded in a program, read where it lies in the loaded program: no copy of its bytes is made.</summary>
/// <remarks>
/// A copy of 85,000 bytes or more would lie among the large objects, for whose sake a compiler collects the garbage of all generations.
/// Safe for use by several threads at once.
/// </remarks>
public sealed unsafe class EmbeddedFile
{
    private const ulong Ones = 0x0101010101010101;

    // Stays open: as long as somebody has it, what it shows stays in memory.
    private readonly Stream _shown;
    private readonly byte* _bytes;

    private EmbeddedFile(Stream shown)
    {
        _shown = shown;
        Length = (int)shown.Length;
        _bytes = shown is UnmanagedMemoryStream memory ? memory.PositionPointer : Pinned(shown);
    }

    /// <summary>How long it is, in bytes.</summary>
    public int Length { get; }

    /// <summary>All of it, which is UTF-8.</summary>
    public string Text => Part(0, Length);

    /// <summary>The byte at the place.</summary>
    public byte this[int at] => at >= 0 && at < Length ? _bytes[at] : throw new ArgumentOutOfRangeException(nameof(at));

    /// <summary>The file; null where the program has none of this name.</summary>
    public static EmbeddedFile? Find(Assembly program, string name) =>
        program.GetManifestResourceStream(name) is { } stream ? new EmbeddedFile(stream) : null;

    /// <summary>A part of it.</summary>
    /// <param name="start">Where the part begins, in bytes.</param>
    /// <param name="length">How long it is, in bytes.</param>
    public string Part(int start, int length)
    {
        Check(start, start + length);
        return length == 0 ? "" : Encoding.UTF8.GetString(_bytes + start, length);
    }

    /// <summary>Where the byte first stands from the start on; the end where it does not stand before that.</summary>
    public int IndexOf(byte wanted, int start, int end)
    {
        Check(start, end);
        var at = start;
        var pattern = wanted * Ones;
        while (at + sizeof(ulong) <= end && !HasZero(*(ulong*)(_bytes + at) ^ pattern))
            at += sizeof(ulong);
        while (at < end && _bytes[at] != wanted)
            at++;
        return at;
    }

    /// <summary>Behind where the byte last stands before the end; the start where it does not stand from there on.</summary>
    public int Behind(byte wanted, int start, int end)
    {
        Check(start, end);
        var at = end;
        var pattern = wanted * Ones;
        while (at - sizeof(ulong) >= start && !HasZero(*(ulong*)(_bytes + at - sizeof(ulong)) ^ pattern))
            at -= sizeof(ulong);
        while (at > start && _bytes[at - 1] != wanted)
            at--;
        return at;
    }

    // Eight bytes at once: only below a byte of 0 does taking 1 from each byte borrow from one whose highest bit was not set.
    private static bool HasZero(ulong bytes) => ((bytes - Ones) & ~bytes & (Ones << 7)) != 0;

    private void Check(int start, int end)
    {
        if (start < 0 || end < start || end > Length)
            throw new ArgumentOutOfRangeException(nameof(end));
    }

    // No runtime that we know of needs it, but they promise a stream only. Embedded files are there to the end.
    private static byte* Pinned(Stream shown)
    {
        using var copy = new MemoryStream();
        shown.CopyTo(copy);
        return (byte*)GCHandle.Alloc(copy.ToArray(), GCHandleType.Pinned).AddrOfPinnedObject();
    }
}
