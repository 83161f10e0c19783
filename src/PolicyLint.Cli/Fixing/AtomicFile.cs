using System;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.Documents;

namespace PolicyLint.Cli.Fixing;

/// <summary>Writes files so that whoever reads them finds the old text or the new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces the text of a file, in its own encoding; links to it and its permissions stay.</summary>
    /// <param name="before">The text it must still have.</param>
    /// <exception cref="IOException">It was changed by somebody else, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Replace(string fullPath, string before, string after)
    {
        var path = RealPath.Of(fullPath);
        var bytes = File.ReadAllBytes(path);
        if (SourceDecoder.Decode(path, bytes).Text != before)
            throw new IOException("the file was changed in the meantime");
        if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            throw new UnauthorizedAccessException("the file is read-only");
        Write(path, SourceDecoder.Encode(after, bytes));
    }

    /// <summary>Writes a file that need not exist.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string fullPath, byte[] bytes)
    {
        var path = RealPath.Of(fullPath);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
