using System.IO;
using System.Linq;
using PolicyLint.Rules;
using Xunit;

namespace PolicyLint.Tests.Rules;

public class BuiltInRulesTests
{
    [Fact]
    public void What_is_shipped_is_what_lies_in_the_rules_folder_to_the_letter()
    {
        var shipped = BuiltInRules.Files().ToDictionary(f => f.Path, f => f.Text.TrimEnd());
        var written = Directory.GetFiles(Repository.Path("rules"), "*.json", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".rule.json") || f.EndsWith(".pack.json"))
            .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), f => File.ReadAllText(f).Replace("\r\n", "\n").TrimEnd());

        Assert.Equal(written.Keys.Order(), shipped.Keys.Order());
        Assert.All(written, pair => Assert.Equal(pair.Value, shipped[pair.Key]));
    }

    [Fact]
    public void Nothing_is_wrong_with_the_shipped_rules() => Assert.Empty(BuiltInRules.Problems.Select(p => p.ToString()));
}
