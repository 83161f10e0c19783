using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.Evaluations;
using PolicyLint.Evaluations.Suppressions;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class SuppressionTests
{
    private static readonly DateTime Today = new(2026, 11, 22);

    // Each demands one property, so that a finding stands at the property's value.
    private static readonly Rule Mode = Sketch.Rule(Sketch.Is("Mode", "on"), "PL9001") with
    {
        SameAs = [new Equivalent("cfn-nag", ["W35"]), new Equivalent("checkov", ["CKV_AWS_20"]), new Equivalent("guard", ["MODE_ON"]), new Equivalent("cdk-nag", ["AwsSolutions-M1"]), new Equivalent("cfn-lint", ["E9"])],
    };

    private static readonly Rule Size = Sketch.Rule(Sketch.Is("Size", "big"), "PL9002");

    [Theory]
    [InlineData("PL9001")]
    [InlineData("pl9001")]
    [InlineData("rule-PL9001")]
    public void Metadata_of_a_resource_accepts_its_finding_by_id_or_name(string rule)
    {
        var finding = Find("PL9001", Apply(WithMetadata(Suppress(("Rule", rule), ("Reason", "a test account")))));
        Assert.Equal("a test account", finding.Suppressed!.Reason);
        Assert.Equal("metadata", finding.Suppressed.Kind);
        Assert.False(finding.IsFinding);
    }

    [Fact]
    public void What_is_accepted_is_counted_as_suppressed_and_not_as_failed()
    {
        var counts = Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "a test account")))).Counts;
        Assert.Equal((1, 1), (counts.Suppressed, counts.Fails));
    }

    [Fact]
    public void Several_rules_may_share_a_reason_and_each_must_be_of_use()
    {
        var suppress = Sketch.Map(("Rule", Sketch.List(Sketch.Text("PL9001"), Sketch.Text("PL9002"))), ("Reason", Sketch.Text("a test account")));
        Assert.Empty(Findings(Apply(WithMetadata(Section(suppress)))));
    }

    [Fact]
    public void A_path_limits_a_suppression_to_what_lies_under_it()
    {
        Assert.Equal(["PL9001", "PL9002", "PL0003"], Ids(Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Path", "Other"))))));
        Assert.Equal(["PL9002"], Ids(Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Path", "Properties.Mode"))))));
    }

    [Theory]
    [InlineData("A", "A.B", true)]
    [InlineData("A", "AB", false)]
    [InlineData("A[].B", "A[12].B", true)]
    [InlineData("A[1].B", "A[12].B", false)]
    [InlineData("A[1]", "A[1].B", true)]
    [InlineData("A.B", "A", false)]
    public void A_suppressions_path_covers_whole_steps_and_any_index(string pattern, string path, bool covers)
    {
        var entry = new SuppressionEntryProbe(pattern);
        Assert.Equal(covers, entry.Covers(path));
    }

    [Theory]
    [InlineData("2026-11-21", "PL0002", "the suppression of PL9001 expired after 2026-11-21")]
    [InlineData("22.11.2026", "PL0002", "'22.11.2026' is no date such as 2027-01-31")]
    public void A_suppression_that_is_past_or_has_no_readable_date_accepts_nothing(string until, string rule, string because)
    {
        var result = Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Until", until))));
        Assert.True(Find("PL9001", result).IsFinding);
        Assert.Equal(because, Find(rule, result).Because);
    }

    [Fact]
    public void A_suppression_holds_on_its_last_day()
    {
        var finding = Find("PL9001", Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Until", "2026-11-22")))));
        Assert.Equal(Today, finding.Suppressed!.Until);
    }

    [Theory]
    [InlineData("PL9001", " ", "PL0001", "the suppression of PL9001 has no reason")]
    [InlineData("PL901", "r", "PL0004", "there is no rule 'PL901'; did you mean 'PL9001'?")]
    [InlineData("*", "r", "PL0005", "'*' would accept findings that nobody has looked at: name the rules")]
    [InlineData("PL0003", "r", "PL0004", "PL0003 is about suppressions and cannot be suppressed; settings can switch it off")]
    public void A_suppression_that_is_not_in_order_is_a_finding_and_accepts_nothing(string rule, string reason, string id, string because)
    {
        var result = Apply(WithMetadata(Suppress(("Rule", rule), ("Reason", reason))));
        Assert.Equal(because, Find(id, result).Because);
        Assert.Equal(Severity.Warning, Find(id, result).Severity);
        Assert.Equal("Thing", Find(id, result).Resource!.LogicalId);
        Assert.True(Find("PL9001", result).IsFinding);
    }

    [Fact]
    public void An_unused_suppression_is_a_finding_unless_its_rule_is_not_in_force()
    {
        var stack = WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r")), mode: "on");
        Assert.Equal("there is no finding of PL9001 here to accept", Find("PL0003", Apply(stack)).Because);
        Assert.Equal(["PL9002"], Ids(Apply(stack, rules: [Size])));
    }

    [Fact]
    public void A_misspelt_key_is_a_problem_with_a_question()
    {
        var problem = Assert.Single(Apply(WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Utnil", "2020-01-01")))).Problems);
        Assert.Equal("a suppression has no 'Utnil'; did you mean 'Until'?", problem.Message);
    }

    [Fact]
    public void Metadata_of_the_template_covers_all_its_resources()
    {
        var stack = Build("Thing: {Mode: off, Size: small}", metadata: null, template: Suppress(("Rule", "PL9001"), ("Reason", "r")), "off");
        Assert.False(Find("PL9001", Apply(stack)).IsFinding);
    }

    [Theory]
    [InlineData("cfn_nag", "rules_to_suppress", "id", "W35", "reason")]
    [InlineData("cdk_nag", "rules_to_suppress", "id", "AwsSolutions-M1", "reason")]
    [InlineData("checkov", "skip", "id", "CKV_AWS_20", "comment")]
    public void What_other_tools_were_told_counts_where_the_rule_is_the_same(string tool, string list, string idKey, string id, string reasonKey)
    {
        var metadata = Sketch.Map((tool, Sketch.Map((list, Sketch.List(Sketch.Map((idKey, Sketch.Text(id)), (reasonKey, Sketch.Text("because"))))))));
        var result = Apply(WithMetadata(metadata));
        Assert.Equal((tool, "because", id), (Find("PL9001", result).Suppressed!.Kind, Find("PL9001", result).Suppressed!.Reason, Find("PL9001", result).Suppressed!.RuleId));
        Assert.True(Find("PL9002", result).IsFinding);
    }

    [Fact]
    public void Bare_ids_of_other_tools_count_with_the_tool_as_reason()
    {
        var guard = Sketch.Map(("guard", Sketch.Map(("SuppressedRules", Sketch.List(Sketch.Text("MODE_ON"))))));
        var cfnLint = Sketch.Map(("cfn-lint", Sketch.Map(("config", Sketch.Map(("ignore_checks", Sketch.List(Sketch.Text("E9"))))))));
        Assert.Equal("accepted for guard without a reason", Find("PL9001", Apply(WithMetadata(guard))).Suppressed!.Reason);
        Assert.Equal("accepted for cfn-lint without a reason", Find("PL9001", Apply(WithMetadata(cfnLint))).Suppressed!.Reason);
    }

    [Fact]
    public void What_other_tools_were_told_in_vain_is_no_finding()
    {
        var metadata = Sketch.Map(("cfn_nag", Sketch.Map(("rules_to_suppress", Sketch.List(Sketch.Map(("id", Sketch.Text("W35"))), Sketch.Map(("id", Sketch.Text("W99"))))))));
        Assert.Empty(Findings(Apply(WithMetadata(metadata, mode: "on"), rules: [Mode])));
    }

    [Theory]
    [InlineData("Thing:\n  Properties:\n    Mode: off  # policylint: ignore PL9001 -- r\n    Size: small\n")]
    [InlineData("Thing:\n  Properties:\n    # policylint: ignore PL9001 -- r\n\n    # another comment\n    Mode:\n      off\n    Size: small\n")]
    [InlineData("# policylint: ignore PL9001 until 2027-01-31 -- r\nThing:\n  Properties:\n    Mode: off\n    Size: small\n")]
    [InlineData("Resources:\n  # policylint: ignore PL9001 -- r\n  Thing:\n    Properties:\n      Mode: off\n      Size: small\n")]
    [InlineData("Resources:\n  Thing:  # policylint: ignore PL9001 -- r\n    Properties:\n      Mode: off\n      Size: small\n")]
    [InlineData("Resources:\n  Thing:\n    Type: Test::Thing  # policylint: ignore PL9001 -- r\n    Properties:\n      Mode: off\n      Size: small\n")]
    [InlineData("Parameters: {}\n# policylint: ignore PL9001 -- r\nResources:\n  Thing:\n    Properties:\n      Mode: off\n      Size: small\n")]
    [InlineData("# a licence\n# policylint: ignore rule-PL9001 -- r\nParameters: {}\nResources:\n  Thing:\n    Properties:\n      Mode: off\n      Size: small\n")]
    [InlineData("Resources:\n  Thing:\n    Properties: # checkov:skip=CKV_AWS_20:r\n      Mode: off\n      Size: small\n")]
    public void A_comment_accepts_what_begins_on_its_line_or_the_next(string text)
    {
        var result = Apply(Build(text, null, null, "off"), withComments: true);
        Assert.Equal("r", Find("PL9001", result).Suppressed!.Reason);
        Assert.Equal(["PL9002"], Ids(result));
    }

    [Theory]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off\n      # policylint: ignore PL9001 -- r\n      Size: small\n", "PL0003")]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off  # policylint: ignore PL9001\n      Size: small\n", "PL0001")]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off  # policylint: ignore PL9001 until 2020-01-01 -- r\n      Size: small\n", "PL0002")]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off  # policylint: ignore PL9001 until -- r\n      Size: small\n", "PL0002")]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off  # policylint: ignroe PL9001 -- r\n      Size: small\n", "PL0004")]
    [InlineData("Resources:\n  Thing:\n    Properties:\n      Mode: off  # policylint: ignore -- r\n      Size: small\n", "PL0004")]
    public void A_comment_that_is_not_in_order_accepts_nothing(string text, string id)
    {
        var result = Apply(Build(text, null, null, "off"), withComments: true);
        Assert.Equal(["PL9001", "PL9002", id], Ids(result));
        Assert.Equal(text.IndexOf('#', StringComparison.Ordinal), Find(id, result).Span.Start);
    }

    [Fact]
    public void A_comment_covers_all_that_is_indented_under_its_line_and_items_beside_the_key()
    {
        const string Text = "Resources:\n  Thing:\n    Properties:\n      # policylint: ignore PL9001 -- r\n      Modes:\n      - Name: a\n        Mode: off\n      Size: small\n";
        Assert.NotNull(Find("PL9001", Apply(Build(Text, null, null, "off"), withComments: true)).Suppressed);
        Assert.Null(Find("PL9002", Apply(Build(Text, null, null, "off"), withComments: true)).Suppressed);
    }

    [Fact]
    public void Nothing_is_touched_where_nobody_suppresses_anything()
    {
        var stack = Build("Thing: {Mode: off, Size: small}", null, null, "off");
        var options = Options([Mode, Size]);
        var evaluated = Sketch.Evaluate(stack, options);
        Assert.Same(evaluated, new SuppressionLedger(new RuleCatalogue([Mode, Size], [], [])).Apply(evaluated, options));
    }

    private static Stack WithMetadata(MapValue metadata, string mode = "off") =>
        Build($"Thing: {{Mode: {mode}, Size: small}}", metadata, null, mode);

    private static Stack Build(string text, MapValue? metadata, MapValue? template, string mode) => Sketch.Stack(
        text,
        s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", Sketch.At(s, mode)), ("Size", Sketch.At(s, "small"))), metadata)],
        template);

    private static MapValue Suppress(params (string Key, string Value)[] entries) =>
        Section(Sketch.Map(entries.Select(e => (e.Key, (Value)Sketch.Text(e.Value))).ToArray()));

    private static MapValue Section(MapValue suppress) => Sketch.Map(("PolicyLint", Sketch.Map(("Suppress", Sketch.List(suppress)))));

    private static EvaluationOptions Options(IReadOnlyList<Rule> rules) => new() { Rules = new RuleSet([.. LedgerRules.All, .. rules]), Today = static () => Today };

    private static StackEvaluations Apply(Stack stack, bool withComments = false, Rule[]? rules = null)
    {
        var options = Options(rules ?? [Mode, Size]);
        var ledger = new SuppressionLedger(new RuleCatalogue([Mode, Size], [], []));
        return ledger.Apply(Sketch.Evaluate(stack, options), options, withComments ? Comments(stack.File) : null);
    }

    private static List<SourceSpan> Comments(SourceFile file)
    {
        var problems = new List<Problem>();
        var comments = DocumentReader.Read(file, problems).Comments.Select(c => c.Span).ToList();
        Assert.Empty(problems);
        return comments;
    }

    private static Evaluation Find(string id, StackEvaluations result) => Assert.Single(result.Evaluations, e => e.Rule.Id == id);

    // The ledger's ids come last, wherever its findings stand.
    private static IEnumerable<string> Ids(StackEvaluations result) =>
        Findings(result).Select(e => e.Rule.Id).OrderBy(id => id.StartsWith("PL0", StringComparison.Ordinal)).ThenBy(id => id, StringComparer.Ordinal);

    private static List<Evaluation> Findings(StackEvaluations result) => result.Evaluations.Where(e => e.IsFinding).ToList();

    /// <summary>Asks through a whole ledger whether a path limit covers a finding's path.</summary>
    private sealed class SuppressionEntryProbe(string pattern)
    {
        public bool Covers(string path)
        {
            var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
            var rule = Sketch.Rule(Sketch.Asks((value, _) => steps.Reverse().Aggregate(Judgment.Fail(value, "is wrong"), (judgment, step) => judgment.Under(step))), "PL9001");
            var options = Options([rule]);
            var stack = WithMetadata(Suppress(("Rule", "PL9001"), ("Reason", "r"), ("Path", pattern)));
            return new SuppressionLedger(new RuleCatalogue([rule], [], [])).Apply(Sketch.Evaluate(stack, options), options).Counts.Suppressed == 1;
        }
    }
}
