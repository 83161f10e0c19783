using System.IO;
using Xunit;

namespace PolicyLint.Tests.Cli.Commands;

public class PacksTests
{
    [Fact]
    public void What_was_locked_is_verified()
    {
        using var cli = WithRules();
        Assert.Equal(0, cli.Run("packs", "lock", "policies"));
        Assert.Equal("policylint.lock.json locks the shipped rules and 2 files of your own\n", cli.Out);
        Assert.Equal(0, cli.Run("packs", "verify", "policies"));
    }

    [Fact]
    public void Every_change_is_told_by_its_file()
    {
        using var cli = WithRules();
        cli.Run("packs", "lock", "policies");
        File.AppendAllText(Path.Combine(cli.Folder, "policies", "one.rule.json"), " ");
        File.Delete(Path.Combine(cli.Folder, "policies", "two.rule.json"));
        cli.Run("init", "--rule", "three");

        Assert.Equal(1, cli.Run("packs", "verify", "policies"));
        Assert.Equal(
            """
            policies/one.rule.json: changed since it was locked
            policies/two.rule.json: is locked and missing
            policies/three.rule.json: is not locked
            'policylint packs lock' accepts what is there now.

            """,
            cli.Out);
    }

    [Fact]
    public void Shipped_rules_of_another_version_are_a_change()
    {
        using var cli = WithRules();
        cli.Run("packs", "lock", "policies");
        var path = Path.Combine(cli.Folder, "policylint.lock.json");
        var text = File.ReadAllText(path);
        var start = text.IndexOf("\"sha256\": \"", System.StringComparison.Ordinal) + 11;
        File.WriteAllText(path, text[..start] + new string('0', 64) + text[(start + 64)..]);

        Assert.Equal(1, cli.Run("packs", "verify", "policies"));
        Assert.StartsWith("the shipped rules changed: locked with version ", cli.Out);
    }

    [Fact]
    public void A_checkout_with_other_line_ends_is_the_same()
    {
        using var cli = WithRules();
        cli.Run("packs", "lock", "policies");
        var path = Path.Combine(cli.Folder, "policies", "one.rule.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\n", "\r\n"));
        Assert.Equal(0, cli.Run("packs", "verify", "policies"));
    }

    [Fact]
    public void The_folders_of_the_settings_are_locked_where_none_is_named()
    {
        using var cli = WithRules();
        cli.Write(".editorconfig", "root = true\n[*]\npolicylint.rules = policies\n");
        Assert.Equal(0, cli.Run("packs", "lock"));
        Assert.Contains("2 files of your own", cli.Out);
        Assert.Equal(0, cli.Run("packs", "verify", "policies"));
    }

    [Theory]
    [InlineData(null, "there is no policylint.lock.json; 'policylint packs lock' writes it")]
    [InlineData("{", "policylint.lock.json:1:")]
    [InlineData("[]", "this is no lock")]
    [InlineData("""{ "version": 2, "shipped": {}, "files": {} }""", "this lock is of another version than 1")]
    [InlineData("""{ "version": 1, "shipped": {}, "files": {} }""", "a lock holds texts here")]
    [InlineData("""{ "version": 1, "shipped": { "tool": "1", "sha256": "1" }, "files": { "a": [] } }""", "a lock holds texts here")]
    public void A_lock_that_cannot_be_read_is_an_error_with_its_place(string? text, string expected)
    {
        using var cli = WithRules();
        if (text is not null)
            cli.Write("policylint.lock.json", text);
        Assert.Equal(2, cli.Run("packs", "verify", "policies"));
        Assert.Contains(expected, cli.Error);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_not_an_empty_lock()
    {
        using var cli = WithRules();
        Assert.Equal(2, cli.Run("packs", "lock", "polices"));
        Assert.False(File.Exists(Path.Combine(cli.Folder, "policylint.lock.json")));
    }

    private static CliRun WithRules()
    {
        var cli = new CliRun();
        cli.Run("init", "--rule", "one");
        cli.Run("init", "--rule", "two");
        return cli;
    }
}
