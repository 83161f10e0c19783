using System.IO;
using System.Linq;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Pages;
using Xunit;

namespace PolicyLint.Rules.Tests;

public class RulePageTests
{
    public static TheoryData<string> Ids => new(ShippedRules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_page_holds(string id)
    {
        var rule = ShippedRules.Catalogue.Find(id)!;
        var path = ShippedRules.Folder.PagePathOf(rule);
        Assert.True(File.Exists(path), $"{id} has no page {path}");

        var result = new PageRunner(ShippedRules.Catalogue).Run(rule, FileText.Read(path, Path.GetRelativePath(Repository.Root, path)));

        Assert.True(result.Failures.Count == 0, string.Join("\n", result.Failures.Select(failure => $"{failure.Span}: {failure.Message}")));
    }
}
