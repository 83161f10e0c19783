using System;
using System.IO;
using PolicyLint.Cli;
using PolicyLint.Cli.History;
using Xunit;

namespace PolicyLint.Tests.Cli.History;

/// <summary><c>check --since</c> in repositories of their own.</summary>
public class SinceTests
{
    private const string Good = "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: true }\n";
    private static readonly string Bad = Good.Replace("true", "false", StringComparison.Ordinal);

    [Fact]
    public void Only_what_the_change_introduces_is_found()
    {
        using var run = Committed(("old.yaml", Bad), ("k.yaml", Good));
        run.Write("k.yaml", Bad.Replace("  Key:", "  Added:", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Findings, Check(run));
        Assert.Contains("k.yaml:4:", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("old.yaml", run.Out, StringComparison.Ordinal);
        run.Run("check", "--since", "HEAD", "--select", "PL1504");
        Assert.Contains("1 error", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_changes_without_changing_the_meaning_introduces_nothing()
    {
        using var run = Committed(("k.yaml", Bad));
        run.Write("k.yaml", """{ "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": "false" } } } }""");

        Assert.Equal(ExitCode.Clean, Check(run));
    }

    [Fact]
    public void A_change_elsewhere_that_makes_a_finding_introduces_it()
    {
        const string Template = "Parameters:\n  R: { Type: String, Default: 'true' }\nResources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: !Ref R }\n";
        using var run = Committed(("k.yaml", Template));
        run.Write("k.yaml", Template.Replace("'true'", "'false'", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Findings, Check(run));
    }

    [Fact]
    public void Renamed_files_bring_their_findings_with_them()
    {
        using var run = Committed(("a/k.yaml", Bad));
        Directory.Move(Path.Combine(run.Folder, "a"), Path.Combine(run.Folder, "b"));
        Git(run, "add", "-A");

        Assert.Equal(ExitCode.Clean, Check(run));
        Assert.Equal(ExitCode.Clean, Check(run, "b/k.yaml"));
    }

    [Fact]
    public void A_copy_introduces_what_is_wrong_with_it()
    {
        using var run = Committed(("k.yaml", Bad));
        run.Write("a.yaml", Bad);

        Assert.Equal(ExitCode.Findings, Check(run));
        Assert.StartsWith("a.yaml:", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("k.yaml:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_taken_away_introduces_what_it_accepted()
    {
        using var run = Committed(("k.yaml", Bad.TrimEnd() + " # policylint: ignore PL1504 -- test\n"));
        run.Write("k.yaml", Bad);

        Assert.Equal(ExitCode.Findings, Check(run));
    }

    [Fact]
    public void Nested_templates_are_judged_as_their_parent_deployed_them_then_and_now()
    {
        const string Parent = "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: child.yaml\n      Parameters: { R: 'true' }\n";
        using var run = Committed(
            ("parent.yaml", Parent),
            ("child.yaml", "Parameters:\n  R: { Type: String }\nResources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties: { EnableKeyRotation: !Ref R }\n"));
        Assert.Equal(ExitCode.Clean, Check(run));
        run.Write("parent.yaml", Parent.Replace("'true'", "'false'", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Findings, Check(run));
        Assert.StartsWith("child.yaml:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_other_branch_did_meanwhile_is_not_our_change()
    {
        using var run = Committed(("k.yaml", Bad));
        Git(run, "checkout", "-q", "-b", "ours");
        Git(run, "checkout", "-q", "main");
        run.Write("k.yaml", Good);
        Git(run, "commit", "-qam", "mended");
        Git(run, "checkout", "-q", "ours");

        Assert.Equal(ExitCode.Clean, run.Run("check", "--since", "main", "--select", "PL1504"));
    }

    [Fact]
    public void Standard_input_is_compared_with_the_file_of_its_name()
    {
        using var run = Committed(("k.yaml", Bad));

        Assert.Equal(ExitCode.Clean, run.RunWith(Bad, "check", "--since", "HEAD", "--select", "PL1504", "--stdin-filename", "k.yaml", "-"));
        Assert.Equal(ExitCode.Findings, run.RunWith(Bad, "check", "--since", "HEAD", "--select", "PL1504", "--stdin-filename", "new.yaml", "-"));
    }

    [Fact]
    public void Only_what_was_introduced_is_mended()
    {
        using var run = Committed(("old.yaml", Bad), ("k.yaml", Good));
        run.Write("k.yaml", Bad.Replace("  Key:", "  Added:", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Clean, run.Run("fix", "--since", "HEAD", "--select", "PL1504"));
        Assert.Equal(Bad, File.ReadAllText(Path.Combine(run.Folder, "old.yaml")));
        Assert.Contains("true", File.ReadAllText(Path.Combine(run.Folder, "k.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=x")]
    [InlineData("HEAD:k.yaml")]
    [InlineData("")]
    public void A_commit_that_git_does_not_know_is_a_usage_error(string reference)
    {
        using var run = Committed(("k.yaml", Good));

        Assert.Equal(ExitCode.Usage, run.Run("check", "--since=" + reference));
        Assert.Contains($"git knows no commit '{reference}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_repository_is_a_usage_error()
    {
        using var run = new CliRun();
        run.Write("k.yaml", Good);

        Assert.Equal(ExitCode.Usage, run.Run("check", "--since", "HEAD"));
        Assert.Contains("is in no git repository", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_outside_of_the_repository_is_a_usage_error()
    {
        using var run = Committed(("k.yaml", Good));
        using var other = new CliRun();

        Assert.Equal(ExitCode.Usage, run.Run("check", "--since", "HEAD", other.Folder));
        Assert.Contains("lies outside of the git repository", run.Error, StringComparison.Ordinal);
    }

    private static int Check(CliRun run, params string[] paths) => run.Run(["check", "--since", "HEAD", "--select", "PL1504", "--format", "concise", .. paths]);

    private static CliRun Committed(params (string Path, string Text)[] files)
    {
        var run = new CliRun();
        foreach (var (path, text) in files)
            run.Write(path, text);
        Git(run, "init", "-q", "-b", "main");
        Git(run, "add", "-A");
        Git(run, "commit", "-qm", "start");
        return run;
    }

    private static void Git(CliRun run, params string[] arguments)
    {
        var answer = GitProcess.Ask(run.Folder, ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments]);
        Assert.True(answer.IsGood, answer.Error);
    }
}
