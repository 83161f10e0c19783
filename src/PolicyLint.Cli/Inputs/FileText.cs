using System;
using System.Buffers;
using System.IO;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Inputs;

/// <summary>Files from disk.</summary>
internal static class FileText
{
    // What a file says of itself stands at its beginning.
    private const int GlanceBytes = 1 << 20;

    /// <summary>The text of the file under its display name.</summary>
    /// <exception cref="MalformedDocumentException">It is too big, or no text.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SourceFile Read(string fullPath, string display)
    {
        using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        // The size is asked for first, so that a huge file is never held; a pipe or device has none and is read up to the limit.
        var length = stream.CanSeek ? stream.Length : 0;
        var most = (int)Math.Min(length > 0 ? length : DocumentLimits.Bytes + 1, DocumentLimits.Bytes + 1);
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var read = stream.ReadAtLeast(bytes.AsSpan(0, most), most, throwOnEndOfStream: false);
            return SourceDecoder.Decode(display, bytes, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>True where a file that is too big to be read begins like a template.</summary>
    public static bool BeginsLikeTemplate(string fullPath)
    {
        using var stream = File.OpenRead(fullPath);
        var bytes = new byte[GlanceBytes];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return TemplateSigns.AreIn(System.Text.Encoding.UTF8.GetString(bytes, 0, read));
    }
}
