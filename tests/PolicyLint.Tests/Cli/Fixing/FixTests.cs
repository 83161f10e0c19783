using System;
using System.IO;
using System.Text;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Fixing;

/// <summary><c>check --fix</c>, <c>--diff</c> and <c>fix</c> as a user runs them.</summary>
public class FixTests
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    [Fact]
    public void A_fix_mends_the_file_and_the_rest_is_reported()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", CliRun.BadKey + "\n");

        var code = run.Run("check", "--fix", "--select", "PL1504,PL1501", "--fail-on", "info", "--format", "concise");

        Assert.Equal(CliRun.BadKey.Replace("false", "true", StringComparison.Ordinal) + "\n", File.ReadAllText(path));
        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("PL1501", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("PL1504", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 finding mended", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_to_fix_after_a_fix()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", CliRun.BadKey);

        run.Run("fix", "--select", "PL1504");
        var once = File.ReadAllText(path);
        var code = run.Run("fix", "--select", "PL1504");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Equal(once, File.ReadAllText(path));
        Assert.Equal("0 findings mended\n", run.Error);
    }

    [Fact]
    public void A_diff_is_a_patch_and_writes_nothing()
    {
        using var run = new CliRun();
        var path = run.Write("in/k.yaml", CliRun.BadKey);

        var code = run.Run("check", "--diff", "--select", "PL1504");

        Assert.Equal(ExitCode.Findings, code);
        Assert.StartsWith("--- a/in/k.yaml\n+++ b/in/k.yaml\n@@ -2,4 +2,4 @@\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("-      EnableKeyRotation: false\n\\ No newline at end of file\n+      EnableKeyRotation: true\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(CliRun.BadKey, File.ReadAllText(path));
        Assert.Equal(ExitCode.Clean, run.Run("check", "--diff", "--select", "PL1501"));
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void Unsafe_fixes_are_made_only_when_they_are_asked_for()
    {
        using var run = new CliRun();
        var path = run.Write("v.yaml", "Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Size: 1\n");

        run.Run("fix", "--select", "PL2104");
        Assert.DoesNotContain("Encrypted", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal("0 findings mended; 1 more with --unsafe-fixes\n", run.Error);

        run.Run("fix", "--select", "PL2104", "--unsafe-fixes");
        Assert.EndsWith("      Size: 1\n      Encrypted: true\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_fixes_of_one_resource_are_made_together()
    {
        using var run = new CliRun();
        var path = run.Write("b.yaml", "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: false\n");

        run.Run("fix", "--select", "PL2121,PL2122,PL2123,PL2124,PL2130", "--unsafe-fixes");

        Assert.Equal(
            """
            Resources:
              B:
                Type: AWS::S3::Bucket
                Properties:
                  PublicAccessBlockConfiguration:
                    BlockPublicAcls: true
                    BlockPublicPolicy: true
                    IgnorePublicAcls: true
                    RestrictPublicBuckets: true
                  VersioningConfiguration:
                    Status: Enabled

            """,
            File.ReadAllText(path));
        Assert.Equal("5 findings mended\n", run.Error);
    }

    [Fact]
    public void Each_case_of_a_condition_is_mended_in_its_own_branch()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", Conditional("!If [Prod, false, !If [Test, false, true]]"));

        var code = run.Run("fix", "--select", "PL1504");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Equal(Conditional("!If [Prod, true, !If [Test, true, true]]"), File.ReadAllText(path));
    }

    [Fact]
    public void What_a_parameter_decides_is_not_replaced_and_the_reason_is_told()
    {
        using var run = new CliRun();
        const string Text = "Parameters:\n  R: { Type: String, Default: 'false' }\nResources:\n  K:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: !Ref R }\n";
        var path = run.Write("k.yaml", Text);

        var code = run.Run("fix", "--select", "PL1504");

        Assert.Equal(ExitCode.Findings, code);
        Assert.Equal(Text, File.ReadAllText(path));
        Assert.Contains("PL1504 is not mended: Ref computes the value: change it where it is decided", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_touched()
    {
        using var run = new CliRun();
        var text = CliRun.BadKey + "\n  - [\n";
        var path = run.Write("k.yaml", text);

        Assert.Equal(ExitCode.Unreadable, run.Run("fix", "k.yaml"));
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void What_somebody_accepted_is_not_mended()
    {
        using var run = new CliRun();
        var text = CliRun.BadKey + " # policylint: ignore PL1504 -- keys of a test account\n";
        var path = run.Write("k.yaml", text);

        Assert.Equal(ExitCode.Clean, run.Run("fix", "--select", "PL1504"));
        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void A_byte_order_mark_and_line_breaks_stay()
    {
        using var run = new CliRun();
        var text = CliRun.BadKey.ReplaceLineEndings("\r\n");
        var path = Path.Combine(run.Folder, "k.yaml");
        File.WriteAllText(path, text, WithMark);
        var utf16 = Path.Combine(run.Folder, "u.json");
        File.WriteAllText(utf16, """{"Resources":{"K":{"Type":"AWS::KMS::Key"}}}""", Encoding.Unicode);

        run.Run("fix", "--select", "PL1504");

        byte[] expected = [.. WithMark.Preamble, .. WithMark.GetBytes(text.Replace("false", "true", StringComparison.Ordinal))];
        byte[] expectedUtf16 =
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("""{"Resources":{"K":{"Type":"AWS::KMS::Key","Properties":{"EnableKeyRotation":true}}}}""")];
        Assert.Equal(expected, File.ReadAllBytes(path));
        Assert.Equal(expectedUtf16, File.ReadAllBytes(utf16));
    }

    [Fact]
    public void Links_and_permissions_stay_and_nothing_else_is_left_in_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("permissions and links of Unix");
            return;
        }

        using var run = new CliRun();
        var path = run.Write("real/k.yaml", CliRun.BadKey);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
        var link = Path.Combine(run.Folder, "k.yaml");
        File.CreateSymbolicLink(link, Path.Combine("real", "k.yaml"));

        run.Run("fix", "--select", "PL1504", "k.yaml");

        Assert.Equal(Path.Combine("real", "k.yaml"), new FileInfo(link).LinkTarget);
        Assert.Contains("EnableKeyRotation: true", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_read_only_file_is_told_and_left()
    {
        using var run = new CliRun();
        var path = run.Write("k.yaml", CliRun.BadKey);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var code = run.Run("fix", "--select", "PL1504", "--format", "concise");
        File.SetAttributes(path, FileAttributes.Normal);

        Assert.Equal(ExitCode.Unreadable, code);
        Assert.Contains("k.yaml: not written: the file is read-only", run.Error, StringComparison.Ordinal);
        Assert.Contains("PL1504", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_comes_out_mended()
    {
        using var run = new CliRun();

        var code = run.RunWith(CliRun.BadKey, "fix", "--select", "PL1504", "-");

        Assert.Equal(ExitCode.Clean, code);
        Assert.Equal(CliRun.BadKey.Replace("false", "true", StringComparison.Ordinal), run.Out);
    }

    [Fact]
    public void A_nested_template_is_mended_where_its_parent_uses_it()
    {
        using var run = new CliRun();
        run.Write("parent.yaml", "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: child.yaml\n      Parameters: { R: 'false' }\n");
        var path = run.Write("child.yaml", "Parameters:\n  R: { Type: String }\nConditions:\n  On: !Equals [!Ref R, 'true']\n"
            + "Resources:\n  K:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: !If [On, true, false]\n");

        run.Run("fix", "--select", "PL1504");

        Assert.EndsWith("!If [On, true, true]\n", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsafe_fixes_without_fixes_are_a_mistake()
    {
        using var run = new CliRun();

        Assert.Equal(ExitCode.Usage, run.Run("check", "--unsafe-fixes"));
        Assert.Contains("add --fix or --diff", run.Error, StringComparison.Ordinal);
    }

    private static string Conditional(string value) =>
        $$"""
        Parameters:
          Stage: { Type: String, AllowedValues: [prod, test, dev] }
        Conditions:
          Prod: !Equals [!Ref Stage, prod]
          Test: !Equals [!Ref Stage, test]
        Resources:
          K:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: {{value}}
        """;
}
