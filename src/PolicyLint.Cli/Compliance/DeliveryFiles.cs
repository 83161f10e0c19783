using System;
using System.IO;
using PolicyLint.Cli.Inputs;

namespace PolicyLint.Cli.Compliance;

/// <summary>Opens what is judged, and the file for what does not fit in memory.</summary>
internal static class DeliveryFiles
{
    private const int ReadAhead = 1 << 16;

    /// <summary>What the files of deliveries are called; what is in them is told by what they say.</summary>
    public static readonly string[] Extensions = [".json", ".gz", ".jsonl", ".ndjson"];

    public static Stream Open(InputFile file) =>
        new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, ReadAhead, FileOptions.SequentialScan);

    /// <summary>A file that nobody else sees and that is gone when it is closed.</summary>
    public static FileStream Spill() =>
        new(Path.Combine(Path.GetTempPath(), "policylint-" + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, ReadAhead, FileOptions.DeleteOnClose);
}
