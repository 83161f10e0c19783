using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Differential;

/// <summary>The templates beside the samples are facts: the CDK itself makes them, offline, from the same code.</summary>
/// <remarks><c>POLICYLINT_RENEW=1</c> writes them anew instead.</remarks>
public sealed class SynthesisTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly string _folder = Directory.CreateTempSubdirectory("policylint-stacks-").FullName;

    [Fact]
    public async Task Templates_of_the_samples_are_what_the_CDK_makes_of_their_code()
    {
        var samples = Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "stacks");
        foreach (var file in Directory.EnumerateFiles(samples))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        await Dotnet($"build -v q -p:RestoreFallbackFolders=\"{CdkReferences.Metadata("PackageRoot")}\" -o app");
        await Dotnet("app/Stacks.dll out");

        var renew = Environment.GetEnvironmentVariable("POLICYLINT_RENEW") == "1";
        var made = Directory.GetFiles(Path.Combine(_folder, "out"), "*.template.json");
        foreach (var file in made)
        {
            var kept = Path.Combine(samples, "templates", Path.GetFileName(file));
            if (renew)
                File.Copy(file, kept, overwrite: true);
            else
                Assert.True(File.Exists(kept) && await Text(kept) == await Text(file), Path.GetFileName(file) + " is not what the CDK makes; run this test with POLICYLINT_RENEW=1");
        }

        Assert.Equal(made.Length, Directory.GetFiles(Path.Combine(samples, "templates"), "*.template.json").Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<string> Text(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private async Task Dotnet(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
    }
}
