using System.IO;
using System.Linq;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Mutations;
using PolicyLint.Cli.Pages;
using Xunit;

namespace PolicyLint.Rules.Tests;

public class MutationTests
{
    [Fact]
    public void Pages_notice_nineteen_of_twenty_slips_in_their_rules()
    {
        var run = new MutationRun(new PageRunner(ShippedRules.Catalogue), rule => FileText.Read(ShippedRules.Folder.PagePathOf(rule), Path.GetRelativePath(Repository.Root, ShippedRules.Folder.PagePathOf(rule))));

        var results = run.Run([.. ShippedRules.All]);

        Assert.Empty(results.Where(result => result.NotMutatedBecause is not null).Select(result => $"{result.Rule.Id} {result.NotMutatedBecause}"));
        Assert.InRange(MutationSummary.Of(results).Percent, 95m, 100m);
    }
}
