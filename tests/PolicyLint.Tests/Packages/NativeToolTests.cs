using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Tests.Packages;

/// <summary>The tool as native code: the package of linux-x64 that needs no .NET on the machine it runs on.</summary>
[Collection(nameof(ToolPackage))]
public sealed class NativeToolTests(ToolPackage package)
{
    private const string Package = "policylint.linux-x64.*.nupkg";

    [Fact]
    public async Task It_takes_the_place_of_the_package_for_its_platform_and_writes_the_same_bytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && HasLinker(), "no clang or gcc links native code here");
        var feed = await NativeFeed();
        var (code, output) = await ToolPackage.Run(
            "dotnet", await package.NewFolder("native"), "tool", "install", "policylint", "--tool-path", Path.Combine(package.Folder, "native-tools"), "--no-cache", "--source", feed);
        Assert.True(code == 0, output);

        string[] arguments = ["tests/samples", "--format", "json", "--show-unknown"];
        var native = await ToolPackage.Run(
            Path.Combine(package.Folder, "native-tools", "policylint"), Repository.Root, [("DOTNET_ROOT", "/nowhere"), ("PATH", "/nowhere")], arguments);
        var compiledAhead = await ToolPackage.Run(await package.Tool, Repository.Root, arguments);

        Assert.Equal(compiledAhead, native);
    }

    // The native package and those it stands beside.
    private async Task<string> NativeFeed()
    {
        var feed = Path.Combine(package.Folder, "native-feed");
        var (code, output) = await ToolPackage.Run(
            "dotnet", package.Folder, "pack", Repository.Path("src", "PolicyLint.Cli"), "-c", "Release", "-r", "linux-x64", "-p:PolicyLintNative=true",
            "-o", feed, "--artifacts-path", Path.Combine(package.Folder, "native-artifacts"), "-v", "q");
        Assert.SkipWhen(output.Contains("error NU1101") || output.Contains("error NU1102"), "the feed does not have the compiler of native code");
        Assert.True(code == 0, output);
        HoldsOneProgram(Assert.Single(Directory.GetFiles(feed, Package)));
        foreach (var other in Directory.GetFiles(await package.Feed, "policylint.*").Except(Directory.GetFiles(await package.Feed, Package)))
            File.Copy(other, Path.Combine(feed, Path.GetFileName(other)));
        return feed;
    }

    private static void HoldsOneProgram(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        Assert.Equal(["DotnetToolSettings.xml", "policylint"], archive.Entries.Where(entry => entry.FullName.StartsWith("tools/")).Select(entry => entry.Name).Order());
        using var bill = JsonDocument.Parse(ToolPackage.Read(path, "bom.cdx.json"));
        Assert.Contains("YamlDotNet", bill.RootElement.GetProperty("components").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    private static bool HasLinker() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
