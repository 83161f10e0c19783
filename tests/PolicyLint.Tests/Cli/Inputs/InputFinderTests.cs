using System.IO;
using PolicyLint.Cli.Inputs;
using Xunit;

namespace PolicyLint.Tests.Cli.Inputs;

public class InputFinderTests
{
    [Fact]
    public void Folders_are_searched_for_templates_whatever_they_are_called()
    {
        using var cli = new CliRun();
        cli.Write("deep/er/stack.txt", CliRun.BadKey);
        cli.Write("package.json", """{ "name": "no template" }""");
        cli.Write("node_modules/x/a.yaml", CliRun.BadKey);
        cli.Write("cdk.out/asset.1/a.yaml", CliRun.BadKey);

        cli.Run("--select", "PL1504", "--format", "concise");

        Assert.Equal("deep/er/stack.txt:5:26", cli.Out[..cli.Out.IndexOf(": error", System.StringComparison.Ordinal)]);
        Assert.Single(cli.Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_file_that_is_named_and_no_template_gets_an_answer()
    {
        using var cli = new CliRun();
        cli.Write("package.json", """{ "name": "no template" }""");

        Assert.Equal(4, cli.Run("package.json"));
        Assert.Contains("this is not a CloudFormation template", cli.Out);
    }

    [Fact]
    public void A_link_out_of_the_workspace_is_refused()
    {
        using var outside = new CliRun();
        outside.Write("secret.yaml", CliRun.BadKey);
        using var cli = new CliRun();
        File.CreateSymbolicLink(Path.Combine(cli.Folder, "link.yaml"), Path.Combine(outside.Folder, "secret.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(cli.Folder, "folder"), outside.Folder);

        Assert.Equal(4, cli.Run("--format", "concise"));
        Assert.Equal(4, cli.Run("link.yaml"));
        Assert.Equal(4, cli.Run("folder/secret.yaml"));
        Assert.Contains("leads out of the workspace", cli.Out);
        Assert.DoesNotContain("PL1504", cli.Out);
    }

    [Fact]
    public void Links_that_form_a_circle_end()
    {
        using var cli = new CliRun();
        cli.Write("a/a.yaml", CliRun.BadKey);
        Directory.CreateSymbolicLink(Path.Combine(cli.Folder, "a", "again"), cli.Folder);

        Assert.Equal(1, cli.Run("--select", "PL1504", "--format", "concise"));
        Assert.Single(cli.Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Standard_input_goes_by_the_given_name()
    {
        using var cli = new CliRun();
        cli.RunWith(CliRun.BadKey, "-", "--stdin-filename", "infra/a.yaml", "--select", "PL1504", "--format", "concise");

        Assert.StartsWith("infra/a.yaml:5:26: error[PL1504]", cli.Out);
    }

    [Theory]
    [InlineData("""{"AWSTemplateFormatVersion":"2010-09-09"}""", true)]
    [InlineData("""{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}""", true)]
    [InlineData("Transform: AWS::Serverless-2016-10-31\n", true)]
    [InlineData("Resources:\n  A:\n    Type: 'Custom::Thing'\n", true)]
    [InlineData("Resources:\n  A:\n    Type: Deployment\n", false)]
    [InlineData("""{"Type":"AWS::S3::Bucket"}""", false)]
    [InlineData("", false)]
    public void Templates_are_recognised_by_what_they_say(string text, bool expected) => Assert.Equal(expected, TemplateSigns.AreIn(text));
}
