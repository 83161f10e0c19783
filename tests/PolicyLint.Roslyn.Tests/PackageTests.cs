using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests;

/// <summary>The package as users get it: packed, restored from a feed, loaded by the SDK's compiler.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("policylint-package-").FullName;

    [Fact]
    public async Task A_build_of_a_project_shows_findings_in_code_and_templates_with_their_places()
    {
        var version = "0.0.1-test" + Guid.NewGuid().ToString("N").Substring(0, 8);
        var project = Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "src", "PolicyLint.Analyzers");
        var packed = await Dotnet($"pack \"{project}\" --no-build --no-restore -p:BuildProjectReferences=false -c {CdkReferences.Metadata("Configuration")} -o feed -p:PackageVersion={version}");
        Assert.True(packed.Code == 0, packed.Output);
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), Path.Combine(_folder, "app"));

        var built = await Dotnet(
            $"build app -v q -p:PolicyLintVersion={version} -p:UseSharedCompilation=false -p:RestoreSources=\"{_folder}/feed\" "
            + $"-p:RestorePackagesPath=\"{_folder}/packages\" -p:RestoreFallbackFolders=\"{CdkReferences.Metadata("PackageRoot")}\"");

        var found = Regex.Matches(built.Output, @"(\w[\w.]*\(\d+,\d+\)): (\w+) (\w+\d+):", RegexOptions.None, Patience).Select(static m => m.Groups[1].Value + " " + m.Groups[2].Value + " " + m.Groups[3].Value);
        Assert.DoesNotContain("AD0001", built.Output, StringComparison.Ordinal);
        var expected = new[] { "Program.cs(6,58) warning PL1504", "keys.template.yaml(2,3) error PL1503", "keys.template.yaml(5,26) warning PL1504" };
        var about = found.Where(static f => f.EndsWith("PL1504", StringComparison.Ordinal) || f.EndsWith("PL1503", StringComparison.Ordinal) || f.EndsWith("PL1502", StringComparison.Ordinal));
        Assert.Equal(expected, about.Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private async Task<(int Code, string Output)> Dotnet(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
