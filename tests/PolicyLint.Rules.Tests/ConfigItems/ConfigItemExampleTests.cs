using System.Collections.Generic;
using System.Linq;
using PolicyLint.Evaluations;
using Xunit;

namespace PolicyLint.Rules.Tests.ConfigItems;

/// <summary>
/// Whether configuration items decide a rule is computed, not claimed: the page's templates are judged as AWS Config would record them.
/// Where the verdict stays what the page says, the page has to show an item with that verdict, too.
/// </summary>
public class ConfigItemExampleTests
{
    // What the records would tell, were there any such resource.
    private static readonly Dictionary<(string Rule, Outcome Outcome), string> NeverDeployed = new()
    {
        [("PL1310", Outcome.Pass)] = "AWS Config does not tell the template that a conformance pack was made of",
        [("PL1112", Outcome.Fail)] = "WAF refuses a rule whose action does not fit its statement",
        [("PL1110", Outcome.Fail)] = "WAF refuses rules of equal priority or name",
        [("PL1115", Outcome.Fail)] = "WAF refuses statements that are not legal",
        [("PL1120", Outcome.Fail)] = "WAF refuses a rule group that needs more than its capacity",
        [("PL1712", Outcome.Pass)] = "RDS tells the user name of every instance",
        [("PL1766", Outcome.Fail)] = "BlockPublicPolicy is asked for when a policy is written, and never told again",
        [("PL1803", Outcome.Fail)] = "EC2 refuses a flow log whose destination is not of the type that it names",
        [("PL2424", Outcome.Fail)] = "EC2 refuses an entry for TCP or UDP without ports",
        [("PL2426", Outcome.Fail)] = "EC2 refuses entries of one number",
        [("PL2402", Outcome.Fail)] = "EC2 tells the egress of every group, also what nobody wrote",
    };

    public static TheoryData<string> Ids => new(ShippedRules.All.Select(rule => rule.Id));

    public static TheoryData<string> IdsWithoutItem => new(ShippedRules.All.Where(rule => !Knowledge.Of(rule).HasItem).Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_verdict_that_items_can_tell_is_shown_on_an_item(string id)
    {
        var knowledge = Knowledge.Of(ShippedRules.Catalogue.Find(id)!);

        var missing = new List<string>();
        foreach (var outcome in new[] { Outcome.Pass, Outcome.Fail })
        {
            if (!knowledge.ShowsItem(outcome) && !NeverDeployed.ContainsKey((id, outcome)) && knowledge.FirstTold(outcome) is { } told)
                missing.Add($"{told.Example.Span}: a configuration item would tell this, too, and the page has none that {(outcome == Outcome.Pass ? "passes" : "fails")}");
        }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Theory]
    [MemberData(nameof(IdsWithoutItem))]
    public void A_page_without_items_is_about_what_AWS_Config_does_not_record(string id) =>
        Assert.NotEqual(NotTold.Unexplained, Knowledge.Of(ShippedRules.Catalogue.Find(id)!).WhyNotTold());

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_recorded_never_turns_a_verdict_around(string id)
    {
        var contradictions = Knowledge.Of(ShippedRules.Catalogue.Find(id)!).Contradictions().ToList();

        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }

    [Fact]
    public void Exceptions_are_of_use()
    {
        foreach (var (id, outcome) in NeverDeployed.Keys)
        {
            var knowledge = Knowledge.Of(ShippedRules.Catalogue.Find(id)!);
            Assert.True(knowledge.FirstTold(outcome) is not null && !knowledge.ShowsItem(outcome), id);
        }
    }
}
