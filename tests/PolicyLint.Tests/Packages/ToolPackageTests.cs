using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Tests.Packages;

[Collection(nameof(ToolPackage))]
public sealed class ToolPackageTests(ToolPackage package)
{
    [Fact]
    public async Task The_installed_tool_judges_a_sample_in_an_empty_folder()
    {
        var folder = await package.NewFolder("empty");
        File.Copy(Repository.Path("tests", "samples", "insecure.yaml"), Path.Combine(folder, "insecure.yaml"));

        var (code, output) = await ToolPackage.Run(await package.Tool, folder, "--select", "PL1504", "--format", "concise");

        Assert.Equal(1, code);
        Assert.StartsWith("insecure.yaml:14:51: error[PL1504]", output);
    }

    // The native runtime cannot be had everywhere; that the project asks for it rightly can be seen without.
    [Theory]
    [InlineData("true", "true", "true", "")]
    [InlineData("", "false", "", "true")]
    public async Task Native_code_stands_alone_and_is_compiled_once(string isNative, string standsAlone, string isAot, string isCompiledAhead)
    {
        var (code, output) = await ToolPackage.Run(
            "dotnet", package.Folder, "msbuild", Repository.Path("src", "PolicyLint.Cli"), "-getProperty:SelfContained,PublishAot,PublishReadyToRun",
            "-p:RuntimeIdentifier=linux-x64", "-p:_IsPublishing=true", "-p:PolicyLintNative=" + isNative);

        Assert.True(code == 0, output);
        using var answer = JsonDocument.Parse(output);
        var properties = answer.RootElement.GetProperty("Properties");
        Assert.Equal([standsAlone, isAot, isCompiledAhead], new[] { "SelfContained", "PublishAot", "PublishReadyToRun" }.Select(name => properties.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task Packed_twice_is_the_same_to_the_last_byte()
    {
        var first = Directory.GetFiles(await package.Feed).Order().ToList();
        var second = Directory.GetFiles(await package.Pack("again")).Order().ToList();

        Assert.Equal(first.Select(Path.GetFileName), second.Select(Path.GetFileName));
        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public async Task Each_package_has_a_valid_bill_of_materials_of_all_that_it_ships()
    {
        foreach (var path in Directory.GetFiles(await package.Feed))
        {
            var bom = ToolPackage.Read(path, "bom.cdx.json");
            var file = Path.Combine(package.Folder, "bom.json");
            await File.WriteAllTextAsync(file, bom, TestContext.Current.CancellationToken);
            var (code, output) = NodeTools.Run("validate-bom.mjs", [file]);
            Assert.True(code == 0, output);

            using var bill = JsonDocument.Parse(bom);
            using var archive = System.IO.Compression.ZipFile.OpenRead(path);
            Assert.Equal(
                archive.Entries.Where(entry => entry.Name.EndsWith(".dll", System.StringComparison.Ordinal)).Select(entry => entry.Name).Order(),
                bill.RootElement.GetProperty("components").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)
                    .Where(name => name.EndsWith(".dll", System.StringComparison.Ordinal)).Order());
        }
    }
}
