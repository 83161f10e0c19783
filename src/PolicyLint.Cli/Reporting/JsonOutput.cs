using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyLint.Cli.Reporting;

/// <summary>JSON on its way to a text stream, in pieces, so that a long report is never held as a whole.</summary>
internal sealed class JsonOutput : IDisposable
{
    private const int PieceSize = 1 << 16;

    // What is escaped beyond need makes reports unreadable; nobody pastes them into HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _bytes = new(PieceSize);
    private readonly TextWriter _output;

    public JsonOutput(TextWriter output)
    {
        _output = output;
        Writer = new Utf8JsonWriter(_bytes, Options);
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>A good place to pass on what has gathered: between two values.</summary>
    public void Advance()
    {
        if (Writer.BytesPending + _bytes.WrittenCount >= PieceSize)
            Flush();
    }

    public void Dispose()
    {
        Flush();
        _output.Write('\n');
        Writer.Dispose();
    }

    private void Flush()
    {
        Writer.Flush();
        _output.Write(Encoding.UTF8.GetString(_bytes.WrittenSpan));
        _bytes.ResetWrittenCount();
    }
}
