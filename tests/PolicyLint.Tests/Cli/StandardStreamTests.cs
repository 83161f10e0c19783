using System;
using System.Diagnostics;
using System.IO;
using Xunit;

namespace PolicyLint.Tests.Cli;

/// <summary>The program as a process: what becomes of its output where nothing stands between it and the system.</summary>
public sealed class StandardStreamTests : IDisposable
{
    private static readonly string Tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "policylint.dll")}'";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_reader_who_goes_early_is_no_error() =>
        Assert.Equal("{\n0\n", Sh($"{{ {Tool} rules --format json; echo $? >&2; }} | head -n 1"));

    [Fact]
    public void A_slow_reader_gets_everything() =>
        Assert.Equal("same\n", Sh($"{Tool} rules --format json > at-once; {Tool} rules --format json | {{ sleep 1; cat; }} > slowly; cmp at-once slowly && echo same"));

    [Fact]
    public void What_runs_write_into_one_file_stands_in_their_order() =>
        Assert.Equal("same\n", Sh($"{{ {Tool} version; {Tool} version; }} > all; {Tool} version >> all; {Tool} version > one; cat one one one | cmp - all && echo same"));

    [Fact]
    public void A_disk_that_is_full_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a disk that is always full");
        Assert.StartsWith("3\npolicylint: ", Sh($"{Tool} version > /dev/full; echo $?"), StringComparison.Ordinal);
    }

    // What the script writes, standard error behind standard output.
    private string Sh(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = _cli.Folder,
            ArgumentList = { "-c", "{ " + script + "; } > stdout 2> stderr; cat stdout stderr" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
