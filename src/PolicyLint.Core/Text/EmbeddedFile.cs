using System;
using System.IO;
using System.Reflection;
using System.Text;

namespace PolicyLint.Text;

/// <summary>A file that is embedded in a program, decoded from where it lies in the loaded program: no copy of its bytes is made.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed unsafe class EmbeddedFile
{
    // Stays open: as long as somebody has it, what it shows stays in memory.
    private readonly UnmanagedMemoryStream? _shown;
    private readonly byte* _bytes;
    private readonly byte[] _copied = [];

    private EmbeddedFile(Stream stream)
    {
        Length = (int)stream.Length;
        if (stream is UnmanagedMemoryStream shown)
        {
            _shown = shown;
            _bytes = shown.PositionPointer;
            return;
        }

        // No runtime that we know of, but they promise a stream only.
        using var copy = new MemoryStream(Length);
        stream.CopyTo(copy);
        _copied = copy.ToArray();
    }

    /// <summary>How long it is, in bytes.</summary>
    public int Length { get; }

    /// <summary>All of it, which is UTF-8.</summary>
    public string Text => Part(0, Length);

    /// <summary>The file; null where the program has none of this name.</summary>
    public static EmbeddedFile? Find(Assembly program, string name) =>
        program.GetManifestResourceStream(name) is { } stream ? new EmbeddedFile(stream) : null;

    /// <summary>A part of it.</summary>
    /// <param name="start">Where the part begins, in bytes.</param>
    /// <param name="length">How long it is, in bytes.</param>
    public string Part(int start, int length)
    {
        if (start < 0 || length < 0 || length > Length - start)
            throw new ArgumentOutOfRangeException(nameof(length));
        if (length == 0)
            return "";
        return _shown is null ? Encoding.UTF8.GetString(_copied, start, length) : Encoding.UTF8.GetString(_bytes + start, length);
    }
}
