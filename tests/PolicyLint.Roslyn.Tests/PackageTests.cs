using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests;

/// <summary>The package as users get it: packed, restored from a feed, loaded by the SDK's compiler.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("policylint-package-").FullName;

    private readonly string _version = "0.0.1-test" + Guid.NewGuid().ToString("N").Substring(0, 8);

    private string _packages = "packages";

    [Fact]
    public async Task A_build_of_a_project_shows_findings_in_code_and_templates_with_their_places_and_format_mends_them()
    {
        await Pack("feed");
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), Path.Combine(_folder, "app"));
        await File.AppendAllTextAsync(Path.Combine(_folder, "app", ".editorconfig"), "policylint.pakcs = strict\n", TestContext.Current.CancellationToken);

        var built = await Dotnet("build app -v q -p:UseSharedCompilation=false");

        Assert.DoesNotContain("AD0001", built.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Program.cs(6,58) warning PL1504", "keys.template.yaml(2,3) error PL1503", "keys.template.yaml(5,26) warning PL1504"],
            Found(built.Output, "PL1502", "PL1503", "PL1504"));
        Assert.Matches(@"\.editorconfig\(\d+,1\): warning PL0095: unknown setting 'policylint.pakcs'; did you mean 'policylint.packs'\?", built.Output);

        await AssertLoads(CompilesAhead, "app");
        await AssertLoads(ahead: false, "app -p:DesignTimeBuild=true");
        await AssertLoads(ahead: false, "app -p:NETCoreSdkPortableRuntimeIdentifier=another");
        await AssertLoads(ahead: false, "app -p:BundledNETCoreAppTargetFrameworkVersion=9.0");
        await AssertLoads(ahead: false, "app -p:GenerateMSBuildEditorConfigFile=false");
        await AssertLoads(ahead: false, "app -p:CscToolPath=elsewhere");
        await AssertLoads(ahead: false, "app -p:RoslynCompilerType=Custom");
        await File.WriteAllTextAsync(Path.Combine(_folder, "app", "Directory.Build.props"), """<Project><ItemGroup><PackageReference Include="Microsoft.Net.Compilers.Toolset" /></ItemGroup></Project>""", TestContext.Current.CancellationToken);
        await AssertLoads(ahead: false, "app");
        File.Delete(Path.Combine(_folder, "app", "Directory.Build.props"));

        var formatted = await Dotnet("format analyzers app --no-restore --diagnostics PL1504 --severity warn");
        Assert.True(formatted.Code == 0, formatted.Output);
        Assert.Contains("new KeyProps { EnableKeyRotation = true }", await File.ReadAllTextAsync(Path.Combine(_folder, "app", "Program.cs"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_server_loads_what_was_compiled_ahead_and_says_so_where_a_part_cannot_be_loaded()
    {
        Assert.SkipUnless(CompilesAhead, "nothing is compiled ahead on this machine");
        await Pack("feed");
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), Path.Combine(_folder, "app"));

        var served = await Dotnet("build app -v d -p:UseSharedCompilation=true -p:ReportAnalyzer=true");
        var servedAgain = await Dotnet("build app -v q -p:UseSharedCompilation=true --no-restore -t:Rebuild");
        var part = Path.Combine(_folder, "packages", "policylint.analyzers", _version, "ahead", "linux-x64", "PolicyLint.Analysis.dll");
        File.Delete(part);
        var missing = await Dotnet("build app -v q -p:UseSharedCompilation=false --no-restore -t:Rebuild");
        await File.WriteAllTextAsync(part, "no assembly", TestContext.Current.CancellationToken);
        var damaged = await Dotnet("build app -v q -p:UseSharedCompilation=false --no-restore -t:Rebuild");

        Assert.Contains("PolicyLint.Analyzers.PolicyAnalyzer (PL", served.Output, StringComparison.Ordinal);
        string[] expected = ["Program.cs(6,58) warning PL1504", "keys.template.yaml(2,3) error PL1503", "keys.template.yaml(5,26) warning PL1504"];
        Assert.Equal(expected, Found(served.Output, "PL1502", "PL1503", "PL1504"));
        Assert.Equal(expected, Found(servedAgain.Output, "PL1502", "PL1503", "PL1504"));
        foreach (var output in new[] { missing.Output, damaged.Output })
        {
            Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
            Assert.Matches("warning PL0098: nothing is judged, because a part of the analyzer cannot be loaded: .*PolicyLint.Analysis", output);
        }
    }

    [Fact]
    public async Task The_file_that_a_compiler_server_compares_is_another_one_when_a_part_is()
    {
        Assert.SkipUnless(CompilesAhead, "nothing is compiled ahead on this machine");
        await Pack("feed");
        await using var package = await ZipFile.OpenReadAsync(Directory.GetFiles(Path.Combine(_folder, "feed")).Single(), TestContext.Current.CancellationToken);

        var part = Convert.ToHexString(SHA256.HashData(await Bytes(package, "analyzers/dotnet/cs/PolicyLint.Analysis.dll")));

        Assert.Contains(part, Encoding.UTF8.GetString(await Bytes(package, "ahead/linux-x64/PolicyLint.Analyzers.dll")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_in_a_folder_whose_name_cannot_be_told_to_the_compiler_is_loaded_the_usual_way()
    {
        Assert.SkipUnless(CompilesAhead, "nothing is compiled ahead on this machine");
        await Pack("feed");
        _packages = "c #packages";
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), Path.Combine(_folder, "app"));

        var built = await Dotnet("build app -v q -p:UseSharedCompilation=false");

        Assert.Contains("Program.cs(6,58) warning PL1504", Found(built.Output, "PL1504"));
        await AssertLoads(ahead: false, "app");
    }

    [Fact]
    public async Task The_mode_chooses_the_rules_where_no_settings_do()
    {
        await Pack("feed");
        var app = Path.Combine(_folder, "app");
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), app);
        File.Delete(Path.Combine(app, ".editorconfig"));

        var all = await Dotnet("build app -v q -p:UseSharedCompilation=false -p:PolicyLintMode=All");
        var none = await Dotnet("build app -v q -p:UseSharedCompilation=false -p:PolicyLintMode=None -t:Rebuild --no-restore");
        var misspelt = await Dotnet("build app -v q -p:PolicyLintMode=Some --no-restore");

        Assert.Contains("keys.template.yaml(5,26) warning PL1504", Found(all.Output, "PL1504"));
        Assert.True(none.Code == 0, none.Output);
        Assert.DoesNotContain("PL1504", none.Output, StringComparison.Ordinal);
        Assert.Contains("PolicyLintMode is 'Some'; it may be Recommended, All or None", misspelt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_severity_for_one_file_switches_a_rule_on_in_whatever_settings_it_stands()
    {
        await Pack("feed");
        var app = Path.Combine(_folder, "app");
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), app);

        await File.WriteAllTextAsync(Path.Combine(app, ".editorconfig"), "root = true\n[Program.cs]\ndotnet_diagnostic.pl1504.severity = error\n", TestContext.Current.CancellationToken);
        var byFolder = await Dotnet("build app -v q -p:UseSharedCompilation=false -p:PolicyLintMode=None");
        File.Delete(Path.Combine(app, ".editorconfig"));
        await File.WriteAllTextAsync(Path.Combine(app, "own.settings"), $"is_global = true\n[{app}/Program.cs]\ndotnet_diagnostic.PL1504.severity = error\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(app, "Directory.Build.props"), """<Project><ItemGroup><GlobalAnalyzerConfigFiles Include="own.settings" /></ItemGroup></Project>""", TestContext.Current.CancellationToken);
        var byName = await Dotnet("build app -v q -p:UseSharedCompilation=false -p:PolicyLintMode=None -t:Rebuild --no-restore");

        Assert.Equal(["Program.cs(6,58) error PL1504"], Found(byFolder.Output, "PL1504"));
        Assert.Equal(["Program.cs(6,58) error PL1504"], Found(byName.Output, "PL1504"));
    }

    [Fact]
    public async Task The_compiler_loads_the_analyzer_only_where_there_is_code_for_the_CDK_a_template_or_a_rule()
    {
        await Pack("feed");
        var app = Path.Combine(_folder, "app");
        Copy(Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "keys-app"), app);
        var project = Path.Combine(app, "KeysApp.csproj");
        var withCdk = await File.ReadAllLinesAsync(project, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Dotnet("restore app")).Code);
        Assert.NotEmpty(await Analyzers("app -p:PolicyLintJudgeTemplates=false"));

        await File.WriteAllLinesAsync(project, withCdk.Where(static l => !l.Contains("Constructs", StringComparison.Ordinal) && !l.Contains("CDK", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Dotnet("restore app")).Code);
        Assert.NotEmpty(await Analyzers("app"));
        Assert.Empty(await Analyzers("app -p:PolicyLintJudgeTemplates=false"));

        await File.WriteAllTextAsync(Path.Combine(app, "own.rule.json"), "{}", TestContext.Current.CancellationToken);
        Assert.NotEmpty(await Analyzers("app -p:PolicyLintJudgeTemplates=false"));
    }

    [Fact]
    public async Task Two_packs_have_the_same_bytes_and_hold_what_they_should()
    {
        await Pack("one");
        await Pack("two");

        var first = Directory.GetFiles(Path.Combine(_folder, "one")).Single();
        var second = Directory.GetFiles(Path.Combine(_folder, "two")).Single();
        Assert.Equal(await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
        await using var package = await ZipFile.OpenReadAsync(first, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "README.md", .. Ahead("PolicyLint.Analysis", "PolicyLint.Analyzers", "PolicyLint.Cdk", "PolicyLint.CloudFormation", "PolicyLint.Core", "YamlDotNet"),
                "analyzers/dotnet/cs/PolicyLint.Analysis.dll", "analyzers/dotnet/cs/PolicyLint.Analyzers.dll", "analyzers/dotnet/cs/PolicyLint.Cdk.dll",
                "analyzers/dotnet/cs/PolicyLint.CloudFormation.dll", "analyzers/dotnet/cs/PolicyLint.CodeFixes.dll", "analyzers/dotnet/cs/PolicyLint.Core.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/PolicyLint.Analyzers.props", "build/PolicyLint.Analyzers.targets", "buildTransitive/PolicyLint.Analyzers.props", "buildTransitive/PolicyLint.Analyzers.targets",
                "config/PolicyLint.All.globalconfig", "config/PolicyLint.None.globalconfig", "config/PolicyLint.Recommended.globalconfig", "icon.png",
            ],
            package.Entries.Select(static e => e.FullName).Where(static n => n.Contains('/', StringComparison.Ordinal) || n is "README.md" or "icon.png")
                .Where(static n => !n.StartsWith("package/", StringComparison.Ordinal) && !n.StartsWith('_')).Order(StringComparer.Ordinal));
    }

    // Where the package is made decides whether there is something compiled ahead in it.
    private static bool CompilesAhead => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static async Task<byte[]> Bytes(ZipArchive package, string name)
    {
        using var copy = new MemoryStream();
        await using var entry = await package.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
        await entry.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private static IEnumerable<string> Found(string output, params string[] rules) =>
        Regex.Matches(output, @"(\w[\w.]*\(\d+,\d+\)): (\w+) (\w+\d+):", RegexOptions.None, Patience)
            .Where(m => rules.Contains(m.Groups[3].Value, StringComparer.Ordinal))
            .Select(static m => m.Groups[1].Value + " " + m.Groups[2].Value + " " + m.Groups[3].Value)
            .Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ahead(params string[] names) => CompilesAhead ? names.Select(static n => $"ahead/linux-x64/{n}.dll") : [];

    private async Task AssertLoads(bool ahead, string arguments)
    {
        var loaded = await Analyzers(arguments);
        Assert.NotEmpty(loaded);
        if (ahead)
            Assert.EndsWith("/ahead/linux-x64/PolicyLint.Analyzers.dll", Assert.Single(loaded), StringComparison.Ordinal);
        else
            Assert.All(loaded, static path => Assert.Contains("/analyzers/dotnet/cs/", path, StringComparison.Ordinal));
    }

    private async Task<List<string>> Analyzers(string arguments)
    {
        var listed = await Dotnet($"msbuild {arguments} -t:ResolvePackageAssets;ResolveLockFileAnalyzers;FindReferenceAssembliesForReferences;PolicyLintLeaveOut;PolicyLintTakeAhead -getItem:Analyzer");
        Assert.True(listed.Code == 0, listed.Output);
        using var json = JsonDocument.Parse(listed.Output);
        var paths = json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray().Select(static a => a.GetProperty("FullPath").GetString()!.Replace('\\', '/'));
        return paths.Where(static p => p.Contains("/policylint.analyzers/", StringComparison.OrdinalIgnoreCase)).ToList();
    }

    private async Task Pack(string feed)
    {
        var project = Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "src", "PolicyLint.Analyzers");
        var packed = await Dotnet($"pack \"{project}\" --no-build --no-restore -p:BuildProjectReferences=false -c {CdkReferences.Metadata("Configuration")} -o {feed} -p:PackageVersion={_version}");
        Assert.True(packed.Code == 0, packed.Output);
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
        // As properties, so that format, which takes none, has them too.
        start.Environment["PolicyLintVersion"] = _version;
        start.Environment["RestoreSources"] = Path.Combine(_folder, "feed");
        start.Environment["RestorePackagesPath"] = Path.Combine(_folder, _packages);
        start.Environment["RestoreFallbackFolders"] = CdkReferences.Metadata("PackageRoot");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
