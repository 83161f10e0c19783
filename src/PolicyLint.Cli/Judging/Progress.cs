using System.Diagnostics;
using System.IO;
using System.Threading;

namespace PolicyLint.Cli.Judging;

/// <summary>Tells on a terminal how far a long run has come; says nothing about short ones.</summary>
internal sealed class Progress(TextWriter? terminal)
{
    private const long FirstAfterMilliseconds = 1000;
    private const long NextAfterMilliseconds = 200;

    public static readonly Progress None = new(null);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private long _next = FirstAfterMilliseconds;
    private int _total;
    private int _done;
    private bool _wrote;

    /// <summary>As many are to be judged, of which some have been.</summary>
    public void Begin(int total, int done)
    {
        _total = total;
        _done = done;
    }

    public void Step()
    {
        if (terminal is null)
            return;
        var done = Interlocked.Increment(ref _done);
        if (_clock.ElapsedMilliseconds < Volatile.Read(ref _next) || !_gate.TryEnter())
            return;
        try
        {
            _next = _clock.ElapsedMilliseconds + NextAfterMilliseconds;
            _wrote = true;
            terminal.Write($"\r{done}/{_total} templates judged");
            terminal.Flush();
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Takes the line back.</summary>
    public void End()
    {
        if (_wrote)
            terminal!.Write("\r\e[K");
    }
}
