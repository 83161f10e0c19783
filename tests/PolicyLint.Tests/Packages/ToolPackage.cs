using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Tests.Packages;

/// <summary>The tool as users get it: packed into a feed of its own and installed from there. Made once for all tests that need it.</summary>
public sealed class ToolPackage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Lazy<Task<string>> _feed;
    private readonly Lazy<Task<string>> _tool;

    public ToolPackage()
    {
        Folder = Directory.CreateTempSubdirectory("policylint-tool-").FullName;
        _feed = new Lazy<Task<string>>(() => Pack("feed"));
        _tool = new Lazy<Task<string>>(Install);
    }

    public string Folder { get; }

    /// <summary>The folder of the packages.</summary>
    public Task<string> Feed => _feed.Value;

    /// <summary>The installed program.</summary>
    public Task<string> Tool => _tool.Value;

    /// <summary>Packs what holds the program into the folder of the name; what it refers to was built before the tests.</summary>
    public async Task<string> Pack(string name)
    {
        var feed = Path.Combine(Folder, name);
        foreach (var project in new[] { "PolicyLint.Cli", "PolicyLint.MSBuild", "PolicyLint.CdkPlugin" })
        {
            var (code, output) = await Run(
                "dotnet", Folder, "pack", Repository.Path("src", project), "--no-restore", "-p:BuildProjectReferences=false", "-c", Configuration, "-o", feed, "-v", "q");
            Assert.True(code == 0, output);
        }

        return feed;
    }

    /// <summary>A folder of its own, for which the packages of the feed are all that there are.</summary>
    public async Task<string> NewFolder(string name)
    {
        var folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nuget.config"),
            $"<configuration><packageSources><clear/><add key=\"feed\" value=\"{await Feed}\"/></packageSources></configuration>", TestContext.Current.CancellationToken);
        return folder;
    }

    /// <summary>Runs a program in a folder that need not know the repository.</summary>
    public static Task<(int Code, string Output)> Run(string program, string folder, params string[] arguments) => Run(program, folder, [], arguments);

    public static async Task<(int Code, string Output)> Run(string program, string folder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["POLICYLINT_FAST"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>An entry of a package, as text.</summary>
    public static string Read(string package, string entry)
    {
        using var archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private async Task<string> Install()
    {
        var (code, output) = await Run("dotnet", await NewFolder("install"), "tool", "install", "policylint", "--tool-path", Path.Combine(Folder, "tools"), "--no-cache");
        Assert.True(code == 0, output);
        return Path.Combine(Folder, "tools", "policylint");
    }
}
