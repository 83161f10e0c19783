using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using PolicyLint.Cli;
using PolicyLint.Tests.AwsConfig;
using Xunit;

namespace PolicyLint.Tests.Cli.Compliance;

public sealed class ComplianceCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_snapshot_is_reported_resource_by_resource_with_totals()
    {
        _cli.Write("snapshot.json", Given.Snapshot(Given.OpenGroup, Given.Key));

        Assert.Equal(ExitCode.Findings, _cli.Run("compliance", "snapshot.json", "--select", "PL2301,PL1504", "--show-all"));
        Assert.Equal(
            """
            111122223333 eu-west-1 AWS::EC2::SecurityGroup sg-0a1
              NON_COMPLIANT PL2301 restricted-ssh
                snapshot.json:7:58: SecurityGroupIngress[0]: port 22 is open to the whole internet
            111122223333 eu-west-1 AWS::KMS::Key 0a1b2c3d-1111-2222-3333-444455556666
              COMPLIANT PL1504 kms-key-rotation-enabled
            rule       non-compliant  compliant  insufficient  not applicable  name
            PL1504                 0          1             0               0  kms-key-rotation-enabled
            PL2301                 1          0             0               0  restricted-ssh
            2 resources judged: 1 NON_COMPLIANT, 1 COMPLIANT, 0 INSUFFICIENT_DATA, 0 NOT_APPLICABLE

            """,
            _cli.Out);
    }

    [Fact]
    public void What_is_compliant_exits_with_0() =>
        Assert.Equal(ExitCode.Clean, _cli.RunWith(Given.Snapshot(Given.Key), "compliance", "-", "--select", "PL1504"));

    [Fact]
    public void What_cannot_be_read_to_its_end_exits_with_4_and_the_rest_is_judged()
    {
        Assert.Equal(ExitCode.Unreadable, _cli.RunWith(Given.Snapshot(Given.OpenGroup, Given.Key)[..^100], "compliance", "-", "--select", "PL2301"));
        Assert.Contains("NON_COMPLIANT PL2301", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("cut off", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_delivery_is_passed_over_in_a_folder_and_refused_by_name()
    {
        _cli.Write("package.json", """{ "name": "x" }""");

        Assert.Equal(ExitCode.Clean, _cli.Run("compliance", "."));
        Assert.Equal(ExitCode.Unreadable, _cli.Run("compliance", "package.json"));
    }

    [Fact]
    public void An_account_is_judged_as_a_whole_in_a_snapshot_alone()
    {
        Assert.Equal(ExitCode.Findings, _cli.RunWith(Given.Snapshot(Given.Key), "compliance", "-", "--select", "PL2609"));
        Assert.Contains("111122223333 eu-west-1 AWS::::Account 111122223333", _cli.Out, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Clean, _cli.RunWith($"[{Given.Key}]", "compliance", "-", "--select", "PL2609"));
    }

    [Fact]
    public void Several_processes_and_a_merge_report_the_same_bytes_as_one()
    {
        for (var i = 0; i < 4; i++)
            _cli.Write($"account-{i}.json", Given.Snapshot(Given.OpenGroup.Replace("sg-0a1", $"sg-{i}", StringComparison.Ordinal), Given.Key, Given.Bucket));

        Assert.Equal(ExitCode.Findings, _cli.Run("compliance", ".", "--format", "json", "--show-all"));
        var one = _cli.Out;
        RunEach();
        var reports = Enumerable.Range(0, 4).Reverse().Select(i => $"account-{i}.json.report").ToArray();

        Assert.Equal(ExitCode.Findings, _cli.Run(["compliance", "merge", .. reports]));
        Assert.Equal(one, _cli.Out);
        Assert.Equal(4, JsonDocument.Parse(one).RootElement.GetProperty("deliveries").GetArrayLength());
    }

    [Fact]
    public void One_delivery_in_two_reports_is_refused()
    {
        _cli.Write("a.json", Given.Snapshot(Given.Key));
        _cli.Run("compliance", "a.json", "--format", "json=a.report");

        Assert.Equal(ExitCode.Usage, _cli.Run("compliance", "merge", "a.report", "a.report"));
    }

    // With GNU parallel where there is one, else one process after the other: processes of their own in any case.
    private void RunEach()
    {
        var tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "policylint.dll")}' compliance --show-all --format json=";
        var script = new StringBuilder("if command -v parallel >/dev/null 2>&1; then ls account-*.json | parallel -j2 \"").Append(tool).Append("{}.report {}\"; else for f in account-*.json; do ")
            .Append(tool).Append("\"$f.report\" \"$f\"; done; fi; true");
        var start = new ProcessStartInfo("sh") { WorkingDirectory = _cli.Folder, ArgumentList = { "-c", script.ToString() }, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(File.Exists(Path.Combine(_cli.Folder, "account-0.json.report")), error);
    }
}
