using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace PolicyLint.Cli.Compliance;

/// <summary>Says on a terminal how far a long run has come.</summary>
/// <param name="terminal">Null where nobody looks.</param>
internal sealed class ByteProgress(TextWriter? terminal)
{
    private const int FirstAfterMilliseconds = 1000;
    private const int NextAfterMilliseconds = 250;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next = FirstAfterMilliseconds;
    private bool _wrote;

    /// <summary>Notes how many bytes of a delivery were read, for the first time or the second.</summary>
    public void Step(string path, int time, long bytes)
    {
        if (terminal is null || _clock.ElapsedMilliseconds < _next)
            return;
        _next = _clock.ElapsedMilliseconds + NextAfterMilliseconds;
        _wrote = true;
        var size = (bytes / (1024.0 * 1024.0)).ToString("0", CultureInfo.InvariantCulture);
        terminal.Write($"\r\e[K{path}: {size} MiB {(time == 1 ? "looked through" : "judged")}");
        terminal.Flush();
    }

    /// <summary>Takes the line back.</summary>
    public void End()
    {
        if (_wrote)
            terminal!.Write("\r\e[K");
    }
}
