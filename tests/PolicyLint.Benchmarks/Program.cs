using System.Globalization;
using System.IO;
using System.Text;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PolicyLint.Benchmarks;

if (args is ["app", var folder])
{
    SampleApp.Write(folder, 3_000);
    return;
}

// "live [FOLDER…]" measures what an editor waits for, with this build of the analyzer and those in the folders.
if (args is ["live", .. var folders])
{
    EditingFeedback.Measure([Path.GetDirectoryName(AnalyzerBenchmarks.Metadata("Analyzer"))!, .. folders], System.Console.Out);
    return;
}

// "snapshot FILE MEGABYTES" writes something large to measure with.
if (args is ["snapshot", var path, var megabytes])
{
    using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    new SnapshotGenerator(output).Write(long.Parse(megabytes, CultureInfo.InvariantCulture) * 1024 * 1024);
    return;
}

// In this process: BenchmarkDotNet 0.14 makes no projects for .NET 10.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
