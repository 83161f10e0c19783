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

// In this process: BenchmarkDotNet 0.14 makes no projects for .NET 10.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
