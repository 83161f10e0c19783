using System.IO;
using System.Text;
using Xunit;

namespace PolicyLint.Tests.Cli.Commands;

public class InitTests
{
    [Fact]
    public void Settings_to_start_with_are_in_force_and_without_fault()
    {
        using var cli = new CliRun();
        File.Delete(Path.Combine(cli.Folder, ".editorconfig"));
        Assert.Equal(0, cli.Run("init"));

        cli.Write("a.yaml", CliRun.BadKey);
        Assert.Equal(0, cli.Run("config", "show", "a.yaml"));
        Assert.Contains("policylint.packs = recommended  # .editorconfig:4:20", cli.Out);
        Assert.Equal("", cli.Error);
    }

    [Theory]
    [InlineData("root = true\n[*.cs]\nindent_size = 4\n")]
    [InlineData("root = true\r\n[*.cs]\r\nindent_size = 4\r\n")]
    [InlineData("root = true\n[*.cs]\nindent_size = 4")]
    [InlineData("")]
    public void What_a_settings_file_holds_stays_as_it_is(string present)
    {
        using var cli = new CliRun();
        cli.Write(".editorconfig", present);
        Assert.Equal(0, cli.Run("init"));

        var text = File.ReadAllText(Path.Combine(cli.Folder, ".editorconfig"));
        Assert.StartsWith(present, text);
        Assert.Contains("policylint.packs = recommended", text);
        Assert.Equal(present.Contains('\r'), text.Contains('\r'));
        Assert.Equal(text.Contains('\r'), !text.Replace("\r\n", "").Contains('\n'));
    }

    [Fact]
    public void Settings_that_are_there_are_told_and_not_touched()
    {
        using var cli = new CliRun();
        const string present = "root = true\n[*]\npolicylint.fail-on = error\n";
        cli.Write(".editorconfig", present);

        Assert.Equal(0, cli.Run("init"));
        Assert.Equal(".editorconfig has settings already (.editorconfig:3:1); nothing was changed\n", cli.Out);
        Assert.Equal(present, File.ReadAllText(Path.Combine(cli.Folder, ".editorconfig")));
    }

    [Fact]
    public void Init_twice_is_init_once()
    {
        using var cli = new CliRun();
        cli.Run("init");
        var once = File.ReadAllText(Path.Combine(cli.Folder, ".editorconfig"), Encoding.UTF8);
        cli.Run("init");
        Assert.Equal(once, File.ReadAllText(Path.Combine(cli.Folder, ".editorconfig"), Encoding.UTF8));
    }

    [Fact]
    public void A_rule_to_start_with_holds_on_its_page_and_judges()
    {
        using var cli = new CliRun();
        Assert.Equal(0, cli.Run("init", "--rule", "bucket-versioned"));
        Assert.Equal(0, cli.Run("init", "--rule", "bucket-versioned-too"));
        Assert.Equal(0, cli.Run("test", "policies"));
        Assert.StartsWith("2 pages with 6 examples: 2 hold", cli.Out);

        cli.Write("a.yaml", "Resources:\n  Orders:\n    Type: AWS::S3::Bucket\n");
        Assert.Equal(1, cli.Run("--rules", "policies", "--select", "OWN-0002", "--format", "concise"));
        Assert.Contains("warning[OWN-0002]", cli.Out);
    }

    [Fact]
    public void A_rule_that_is_there_is_not_overwritten()
    {
        using var cli = new CliRun();
        cli.Write("policies/mine.md", "mine");
        Assert.Equal(2, cli.Run("init", "--rule", "mine"));
        Assert.Contains("policies/mine.md is there already; nothing was written", cli.Error);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(cli.Folder, "policies", "mine.md")));
        Assert.False(File.Exists(Path.Combine(cli.Folder, "policies", "mine.rule.json")));
    }

    [Theory]
    [InlineData("--rule", "../x")]
    [InlineData("--rule", "Bucket")]
    [InlineData("--rule", "")]
    [InlineData("no-such-folder", "--")]
    public void A_wrong_name_or_folder_writes_nothing(string first, string second)
    {
        using var cli = new CliRun();
        Assert.Equal(2, cli.Run("init", first, second));
        Assert.Single(Directory.GetFileSystemEntries(cli.Folder));
    }
}
