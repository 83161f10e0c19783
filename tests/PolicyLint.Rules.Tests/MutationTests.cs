using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Mutations;
using PolicyLint.Cli.Pages;
using Xunit;

namespace PolicyLint.Rules.Tests;

public class MutationTests
{
    private static readonly Lazy<IReadOnlyList<RuleMutants>> Results = new(static () =>
        new MutationRun(new PageRunner(ShippedRules.Catalogue), PageOf).Run([.. ShippedRules.All]));

    // Slips that nobody can notice, because the rule says the same with them; such a page has so few mutants that one is a fifth of them.
    private static readonly Dictionary<string, string> Equivalent = new(StringComparer.Ordinal)
    {
        ["PL2221"] = "without AWS::Serverless::Api the stage that SAM makes of it is judged in its place",
        ["PL2222"] = "without AWS::Serverless::HttpApi the stage that SAM makes of it is judged in its place",
        ["PL2702"] = "the physical layer always holds, so that at least one layer does",
    };

    [Fact]
    public void Pages_notice_nearly_all_slips_in_their_rules()
    {
        Assert.Empty(Results.Value.Where(result => result.NotMutatedBecause is not null).Select(result => $"{result.Rule.Id} {result.NotMutatedBecause}"));
        Assert.InRange(MutationSummary.Of(Results.Value).Percent, 97m, 100m);
    }

    [Fact]
    public void Each_page_notices_four_of_five_slips() => Assert.Equal(
        Equivalent.Keys.Order(StringComparer.Ordinal),
        Results.Value.Where(result => MutationSummary.Of([result]).Percent < 80m).Select(result => result.Rule.Id).Order(StringComparer.Ordinal));

    private static PolicyLint.Text.SourceFile PageOf(Rule rule)
    {
        var path = ShippedRules.Folder.PagePathOf(rule);
        return FileText.Read(path, Path.GetRelativePath(Repository.Root, path));
    }
}
