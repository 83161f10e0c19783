using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The files of the rules folder as they come with the tool: an index, and one text that is decoded file by file.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
internal sealed class ShippedFiles
{
    // Stays open: it is a view of the loaded program, and what it shows is asked for as long as that runs.
    private readonly Stream _texts = Open("rules.bundle");

    public ShippedFiles()
    {
        var index = ReadIndex();
        var words = StringCache.OfThread;
        var all = new List<ShippedFile>();
        var start = 0;
        for (var at = 0; at < index.Length; start += all[all.Count - 1].Length)
            all.Add(ShippedFile.Read(index, ref at, start, words));
        All = all;
    }

    /// <summary>By path.</summary>
    public IReadOnlyList<ShippedFile> All { get; }

    public SourceFile Read(ShippedFile file)
    {
        var bytes = new byte[file.Length];
        lock (_texts)
        {
            _texts.Position = file.Start;
            Fill(bytes, _texts);
        }

        return new SourceFile(file.Path, Encoding.UTF8.GetString(bytes, 0, bytes.Length));
    }

    private static string ReadIndex()
    {
        using var stream = Open("rules.index");
        var bytes = new byte[stream.Length];
        Fill(bytes, stream);
        return Encoding.UTF8.GetString(bytes, 0, bytes.Length);
    }

    private static Stream Open(string resource) => typeof(ShippedFiles).Assembly.GetManifestResourceStream(resource)!;

    private static void Fill(byte[] bytes, Stream stream)
    {
        var length = 0;
        for (var read = 1; read > 0; length += read)
            read = stream.Read(bytes, length, bytes.Length - length);
    }
}
