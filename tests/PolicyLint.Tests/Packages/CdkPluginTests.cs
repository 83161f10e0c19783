using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Tests.Packages;

/// <summary>The plugin in a real app: packed, restored, and called by the CDK's own synthesis.</summary>
[Collection(nameof(ToolPackage))]
public sealed class CdkPluginTests(ToolPackage package)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="PolicyLint.CdkPlugin" Version="*" /></ItemGroup>
        </Project>
        """;

    private const string App =
        """
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.KMS;
        using PolicyLint.CdkPlugin;

        var app = new App(new AppProps { PolicyValidationBeta1 = [new PolicyLintPlugin("--select", "PL1504")] });
        var stack = new Stack(app, "Orders");
        _ = new CfnKey(stack, "Key", new CfnKeyProps { EnableKeyRotation = false });
        var accepted = new CfnKey(stack, "TestKey", new CfnKeyProps { EnableKeyRotation = false });
        accepted.AddMetadata("PolicyLint", new Dictionary<string, object>
        {
            ["Suppress"] = new[] { new Dictionary<string, object> { ["Rule"] = "PL1504", ["Reason"] = "signs test builds only" } },
        });
        app.Synth();
        """;

    [Fact]
    public async Task A_synthesis_that_breaks_a_policy_fails_and_the_report_names_the_construct()
    {
        var folder = await package.NewFolder("cdk-app");
        await File.WriteAllTextAsync(Path.Combine(folder, "app.csproj"), Project, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), App, TestContext.Current.CancellationToken);
        var packages = typeof(CdkPluginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PackageRoot").Value;
        var (built, log) = await ToolPackage.Run(
            "dotnet", folder, "build", "-v", "q", "-nologo", $"-p:RestorePackagesPath={Path.Combine(folder, "packages")}", $"-p:RestoreFallbackFolders={packages}");
        Assert.True(built == 0, log);

        (string, string)[] environment =
        [
            ("CDK_OUTDIR", Path.Combine(folder, "cdk.out")),
            ("CDK_CONTEXT_JSON", """{"aws:cdk:enable-path-metadata":true,"@aws-cdk/core:validationReportJson":true}"""),
        ];
        var (code, output) = await ToolPackage.Run("dotnet", folder, environment, Path.Combine("bin", "Debug", "net10.0", "app.dll"));

        Assert.True(code == 1, output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "cdk.out", "policy-validation-report.json"), TestContext.Current.CancellationToken));
        var plugin = Assert.Single(report.RootElement.GetProperty("pluginReports").EnumerateArray());
        Assert.Equal("failure", plugin.GetProperty("summary").GetProperty("status").GetString());
        var violation = Assert.Single(plugin.GetProperty("violations").EnumerateArray());
        Assert.Equal("PL1504", violation.GetProperty("ruleName").GetString());
        Assert.Equal("Set EnableKeyRotation to true.", violation.GetProperty("fix").GetString());
        var construct = Assert.Single(violation.GetProperty("violatingConstructs").EnumerateArray());
        Assert.Equal("Orders/Key", construct.GetProperty("constructPath").GetString());
        Assert.Equal("Properties/EnableKeyRotation", construct.GetProperty("locations")[0].GetString());
    }
}
