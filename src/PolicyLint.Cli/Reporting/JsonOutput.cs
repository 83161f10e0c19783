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
    private const string EscapedSign = "\\u0023";

    // What is escaped beyond need makes reports unreadable; nobody pastes them into HTML.
    private static JsonWriterOptions Options(bool isIndented) => new()
    {
        Indented = isIndented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _bytes = new(PieceSize);
    private readonly TextWriter _output;
    private bool _isAtLineStart;

    /// <summary>JSON for the output.</summary>
    /// <param name="isIndented">False for values that stand on one line each.</param>
    public JsonOutput(TextWriter output, bool isIndented = true)
    {
        _output = output;
        _isAtLineStart = !isIndented;
        Writer = new Utf8JsonWriter(_bytes, Options(isIndented));
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>The text as a JSON string, with its quotes.</summary>
    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>A good place to pass on what has gathered: between two values.</summary>
    public void Advance()
    {
        if (Writer.BytesPending + _bytes.WrittenCount >= PieceSize)
            Flush();
    }

    /// <summary>Ends a value that has a line of its own; the next one begins a new line.</summary>
    public void EndLine()
    {
        Flush();
        _output.Write('\n');
        Writer.Reset();
        _isAtLineStart = true;
    }

    public void Dispose()
    {
        Flush();
        if (!_isAtLineStart)
            _output.Write('\n');
        Writer.Dispose();
    }

    private void Flush()
    {
        Writer.Flush();
        // Such signs stand in strings alone, and mean the same there.
        _output.Write(TerminalText.WithoutCommands(Encoding.UTF8.GetString(_bytes.WrittenSpan), EscapedSign));
        _bytes.ResetWrittenCount();
    }
}
