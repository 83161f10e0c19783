using System;
using System.IO;
using System.Runtime.InteropServices;

namespace PolicyLint.Cli;

/// <summary>Standard output or standard error, written to as it is.</summary>
/// <remarks>
/// The console's own stream prepares a terminal for much more than being written to, which takes longer than judging a template does. Whatever is out of
/// the ordinary is left to it: a reader who has gone, a pipe that is full and does not wait, systems other than Unix.
/// </remarks>
internal sealed unsafe partial class StandardStream : Stream
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    private readonly int _descriptor;
    private Stream? _console;

    private StandardStream(int descriptor)
    {
        _descriptor = descriptor;
        _console = OperatingSystem.IsWindows() ? OpenConsole() : null;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static StandardStream Output() => new(OutputDescriptor);

    public static StandardStream Error() => new(ErrorDescriptor);

    /// <summary>True where somebody looks at what is written.</summary>
    public bool IsTerminal =>
        !OperatingSystem.IsWindows() ? IsATty(_descriptor) == 1 : _descriptor == OutputDescriptor ? !Console.IsOutputRedirected : !Console.IsErrorRedirected;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0 && _console is null)
        {
            nint written;
            fixed (byte* start = buffer)
                written = Write(_descriptor, start, buffer.Length);
            if (written > 0)
                buffer = buffer[(int)written..];
            else
                _console = OpenConsole();
        }

        if (buffer.Length > 0)
            _console!.Write(buffer);
    }

    public override void Flush() => _console?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private Stream OpenConsole() => _descriptor == OutputDescriptor ? Console.OpenStandardOutput() : Console.OpenStandardError();

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsATty(int descriptor);
}
