using System.Collections.Generic;
using System.Linq;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Tests.Evaluations;
using Xunit;

namespace PolicyLint.Tests.Rules;

public class CatalogueTests
{
    [Fact]
    public void Rules_are_found_by_id_and_name_whatever_the_case()
    {
        var rule = Rule("PL9001");
        var catalogue = new RuleCatalogue([rule], [], []);
        Assert.Same(rule, catalogue.Find("pl9001"));
        Assert.Same(rule, catalogue.Find("RULE-pl9001"));
        Assert.Null(catalogue.Find("PL9002"));
        Assert.Same(LedgerRules.Unused, catalogue.Find("suppression-unused"));
    }

    [Fact]
    public void The_first_of_two_rules_with_one_id_counts_and_the_second_is_a_problem()
    {
        Rule[] rules = [Rule("PL9001"), Rule("PL9001") with { Name = "other" }];
        var catalogue = new RuleCatalogue(rules, [], []);
        Assert.Same(rules[0], catalogue.Find("PL9001"));
        Assert.Null(catalogue.Find("other"));
        Assert.Equal(["the id 'PL9001' is taken by PL9001 rule-PL9001 (rules/sketch.rule.json)"], Messages(rules, catalogue));
    }

    [Fact]
    public void A_pack_that_names_what_does_not_exist_is_a_problem()
    {
        Rule[] rules = [Rule("PL9001", new RuleParameter("waf.wcu.max", "number", null, "The most."))];
        var pack = new RulePack
        {
            Name = "team",
            Title = "Team",
            Entries = [new PackEntry("PL9010", null, [], default), new PackEntry("PL9001", null, [], default)],
            Parameters = new Dictionary<string, Value> { ["waf.wcu.mx"] = Sketch.Text("3"), ["waf.wcu.max"] = Sketch.Text("many") },
            Span = default,
        };
        Assert.Equal(
            [
                "there is no rule 'PL9010'; did you mean 'PL9001'?",
                "no rule has a parameter 'waf.wcu.mx'; did you mean 'waf.wcu.max'?",
                "'waf.wcu.max' must be a number, not 'many'",
            ],
            Messages(rules, new RuleCatalogue(rules, [], [pack])));
    }

    [Fact]
    public void Rules_that_share_a_parameter_must_agree_on_its_type()
    {
        Rule[] rules =
        [
            Rule("PL9001", new RuleParameter("region", "string", null, "Where it runs.")),
            Rule("PL9002", new RuleParameter("Region", "list", null, "Where it runs.")),
        ];
        Assert.Equal(["the parameter 'Region' is a list here and a string in another rule"], Messages(rules, new RuleCatalogue(rules, [], [])));
    }

    [Fact]
    public void A_rule_set_is_ordered_by_id_and_finds_rules_by_type()
    {
        var set = new RuleSet([Rule("PL9002"), Rule("PL9001")]);
        Assert.Equal(["PL9001", "PL9002"], set.For("Test::Thing").Select(r => r.Rule.Id));
        Assert.Empty(set.For("Test::Other"));
        Assert.Null(set.Find("PL9003"));
    }

    private static Rule Rule(string id, params RuleParameter[] parameters) => Sketch.Rule(Sketch.Is("A", "b"), id, parameters: parameters);

    private static IEnumerable<string> Messages(IReadOnlyList<Rule> rules, RuleCatalogue catalogue) => CatalogueCheck.Problems(rules, catalogue).Select(p => p.Message);
}
