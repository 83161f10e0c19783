using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Tests.Cli;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Packages;

/// <summary>What the repository offers to CI systems, run as they run it, with the packed tool.</summary>
[Collection(nameof(ToolPackage))]
public sealed class IntegrationTests(ToolPackage package)
{
    [Fact]
    public void The_github_action_is_valid()
    {
        var (code, output) = NodeTools.Run("node_modules/@action-validator/cli/cli.mjs", [Repository.Path("action.yml")]);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task The_github_action_annotates_writes_sarif_and_fails_as_the_tool_does()
    {
        var folder = await Sample("github");
        var outputs = Path.Combine(folder, "outputs.txt");
        var (code, output) = await ToolPackage.Run(
            "bash", folder,
            [
                ("RUNNER_TEMP", Path.Combine(folder, "temp")), ("GITHUB_OUTPUT", outputs), ("POLICYLINT_SOURCE", await package.Feed),
                ("POLICYLINT_ARGUMENTS", "--select PL1504"), ("POLICYLINT_PATHS", "infra"), ("POLICYLINT_SARIF", "out/a b.sarif"),
            ],
            Repository.Path("src", "integrations", "github", "check.sh"));

        Assert.True(code == 1, output);
        Assert.Contains("::error file=infra/key.yaml,line=5", output);
        Assert.Equal("sarif=out/a b.sarif\nexit-code=1\n", await File.ReadAllTextAsync(outputs, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(folder, "out", "a b.sarif")));
    }

    [Fact]
    public async Task The_gitlab_job_writes_the_reports_it_names()
    {
        var folder = await Sample("gitlab");
        var job = (MapNode)Read("gitlab", "policylint.gitlab-ci.yml").Find("policylint")!;
        var script = string.Join("\n", ((ListNode)job.Find("script")!).Items.Cast<ScalarNode>().Select(line => line.Text));
        var (code, output) = await ToolPackage.Run("bash", folder, [("POLICYLINT_PATHS", "."), ("POLICYLINT_ARGUMENTS", "--select PL1504")], "-euc", script);

        Assert.True(code == 1, output);
        var reports = (MapNode)((MapNode)job.Find("artifacts")!).Find("reports")!;
        Assert.All(reports.Entries, report => Assert.True(File.Exists(Path.Combine(folder, ((ScalarNode)report.Value).Text))));
    }

    [Fact]
    public async Task The_azure_steps_log_issues_and_write_the_tests_they_publish()
    {
        var folder = await Sample("azure");
        var steps = ((ListNode)Read("azure", "policylint.yml").Find("steps")!).Items.Cast<MapNode>().ToList();
        var script = ((ScalarNode)steps.Single(step => step.Find("bash") is not null).Find("bash")!).Text;
        var (code, output) = await ToolPackage.Run(
            "bash", folder, [("AGENT_TEMPDIRECTORY", Path.Combine(folder, "temp")), ("POLICYLINT_PATHS", "."), ("POLICYLINT_ARGUMENTS", "--select PL1504")], "-euc", script);

        Assert.True(code == 1, output);
        Assert.Contains("##vso[task.logissue type=error;sourcepath=infra/key.yaml;linenumber=5;", output);
        var published = (MapNode)steps.Single(step => step.Find("task") is ScalarNode { Text: "PublishTestResults@2" }).Find("inputs")!;
        Assert.True(File.Exists(Path.Combine(folder, ((ScalarNode)published.Find("testResultsFiles")!).Text)));
    }

    // The program that the hook would build is the packed one: building it again would take a minute.
    [Theory]
    [InlineData("policylint-installed", "")]
    [InlineData("policylint", "built\n")]
    public async Task A_pre_commit_hook_stops_every_commit_that_breaks_a_policy_and_is_built_once(string hook, string builds)
    {
        var folder = await Sample(hook);
        var hooks = Hooks(Path.Combine(package.Folder, hook + "-repository"));
        var log = Path.Combine(hooks, "..", hook + ".log");
        var dotnet = $"#!/bin/sh\nif [ \"$1\" = build ]; then test -d \"$(dirname \"$2\")\" && echo built >> '{log}'; exit; fi\nshift\nexec '{await package.Tool}' \"$@\"\n";
        Script(Path.Combine(hooks, "..", hook + "-bin", "dotnet"), dotnet);
        await Commit(hooks);
        var (_, revision) = await ToolPackage.Run("git", hooks, "rev-parse", "HEAD");
        await File.WriteAllTextAsync(
            Path.Combine(folder, ".pre-commit-config.yaml"),
            $"repos:\n  - repo: {hooks}\n    rev: {revision.Trim()}\n    hooks:\n      - id: {hook}\n", TestContext.Current.CancellationToken);
        await Commit(folder);
        (string, string)[] environment =
        [
            ("PATH", string.Join(':', Path.GetFullPath(Path.Combine(hooks, "..", hook + "-bin")), Path.GetDirectoryName(await package.Tool), Environment.GetEnvironmentVariable("PATH"))),
            ("PRE_COMMIT_HOME", Path.Combine(package.Folder, hook + "-home")),
        ];
        try
        {
            for (var i = 0; i < 2; i++)
            {
                var (code, output) = await ToolPackage.Run("pre-commit", folder, environment, "run", "--all-files");
                Assert.True(code == 1, output);
                Assert.Contains("error[PL1504]", output);
            }
        }
        catch (Win32Exception)
        {
            Assert.Skip("pre-commit is not installed");
        }

        Assert.Equal(builds, File.Exists(log) ? await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken) : "");
    }

    [Fact]
    public async Task A_build_fails_at_the_place_also_when_nothing_has_changed_and_passes_once_it_is_mended()
    {
        var folder = await Sample("msbuild");
        var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(await package.Feed, "PolicyLint.MSBuild.*")[0])["PolicyLint.MSBuild.".Length..];
        await File.WriteAllTextAsync(Path.Combine(folder, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <PolicyLintArguments>--select PL1504</PolicyLintArguments>
                <PolicyLintPaths>infra</PolicyLintPaths>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="PolicyLint.MSBuild" Version="{version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        for (var i = 0; i < 2; i++)
        {
            var (code, output) = await ToolPackage.Run("dotnet", folder, "build", "-v", "q", "-nologo");
            Assert.True(code == 1, output);
            Assert.Contains("infra/key.yaml(5,26,5,31): error PL1504: Symmetric KMS keys rotate", output);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "infra", "key.yaml"), CliRun.BadKey.Replace("false", "true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var mended = await ToolPackage.Run("dotnet", folder, "build", "-v", "q", "-nologo");
        Assert.True(mended.Code == 0, mended.Output);
    }

    [Fact]
    public void The_container_file_is_without_complaint()
    {
        var (code, output) = NodeTools.Run("node_modules/dockerfilelint/bin/dockerfilelint", [Repository.Path("src", "integrations", "container", "Dockerfile")]);
        Assert.True(code == 0, output);
    }

    private async Task<string> Sample(string name)
    {
        var folder = await package.NewFolder(name);
        Directory.CreateDirectory(Path.Combine(folder, "infra"));
        await File.WriteAllTextAsync(Path.Combine(folder, "infra", "key.yaml"), CliRun.BadKey, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".editorconfig"), "root = true\n", TestContext.Current.CancellationToken);
        return folder;
    }

    // What of the repository the hooks need, in a repository of its own.
    private static string Hooks(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "src"));
        File.Copy(Repository.Path(".pre-commit-hooks.yaml"), Path.Combine(folder, ".pre-commit-hooks.yaml"));
        Script(Path.Combine(folder, "src", "integrations", "pre-commit", "policylint.sh"), File.ReadAllText(Repository.Path("src", "integrations", "pre-commit", "policylint.sh")));
        return folder;
    }

    private static void Script(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static MapNode Read(string system, string file)
    {
        var path = Repository.Path("src", "integrations", system, file);
        return (MapNode)DocumentReader.Read(new SourceFile(path, File.ReadAllText(path)), []).Root;
    }

    private static async Task Commit(string folder)
    {
        foreach (var arguments in new string[][] { ["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a", "--no-verify"] })
        {
            var (code, output) = await ToolPackage.Run("git", folder, arguments);
            Assert.True(code == 0, output);
        }
    }
}
