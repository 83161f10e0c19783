using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Settings;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class RuleEvaluatorTests
{
    private static readonly Variable Environment = Sketch.Variable("Environment", "dev", "prod");

    [Fact]
    public void A_fail_stands_at_the_value_with_path_and_reason()
    {
        var stack = Sketch.Stack("Thing: {Mode: off}", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", Sketch.At(s, "off"))))]);
        var finding = Assert.Single(Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on"))).Evaluations);
        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.Equal("template.yaml:1:15", finding.Span.ToString());
        Assert.Equal("Mode", finding.Path);
        Assert.Equal("must be 'on'", finding.Because);
        Assert.Null(finding.Scenario);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void A_judgment_without_a_place_stands_at_the_resource()
    {
        var finding = Assert.Single(Judge(Sketch.Map(), Sketch.Is("Mode", "on")).Evaluations);
        Assert.Equal(finding.Resource!.Span, finding.Span);
    }

    [Fact]
    public void Passes_are_counted_and_listed_only_where_they_are_asked_for()
    {
        var stack = Thing(Sketch.Map(("Mode", Sketch.Text("on"))));
        var options = new EvaluationOptions { Rules = new RuleSet([Sketch.Rule(Sketch.Is("Mode", "on"))]) };
        var counted = Sketch.Evaluate(stack, options);
        var listed = Sketch.Evaluate(stack, options with { ShowPasses = true });
        Assert.Empty(counted.Evaluations);
        Assert.Equal(Outcome.Pass, Assert.Single(listed.Evaluations).Outcome);
        Assert.Equal(1, counted.Counts.Passes);
        Assert.Equal(counted.Counts, listed.Counts);
    }

    [Theory]
    [InlineData("yes", "on", Outcome.Pass)]
    [InlineData("yes", "off", Outcome.Fail)]
    [InlineData("yes", null, Outcome.Unknown)]
    [InlineData("no", "on", Outcome.NotApplicable)]
    [InlineData("no", "off", Outcome.NotApplicable)]
    [InlineData("no", null, Outcome.NotApplicable)]
    [InlineData(null, "on", Outcome.Pass)]
    [InlineData(null, "off", Outcome.Unknown)]
    [InlineData(null, null, Outcome.Unknown)]
    public void When_implies_require_in_three_values(string? when, string? require, Outcome expected)
    {
        var properties = Sketch.Map(("Applies", Known(when)), ("Mode", Known(require)));
        var rule = Sketch.Rule(Sketch.Is("Mode", "on"), when: Sketch.Is("Applies", "yes"));
        var options = new EvaluationOptions { Rules = new RuleSet([rule]), ShowPasses = true };
        Assert.Equal(expected, Assert.Single(Sketch.Evaluate(Thing(properties), options).Evaluations).Outcome);
    }

    [Fact]
    public void A_fail_in_one_scenario_names_it()
    {
        var mode = Sketch.Choice(Environment, Sketch.Text("off"), Sketch.Text("on"));
        var finding = Assert.Single(Judge(Sketch.Map(("Mode", mode)), Sketch.Is("Mode", "on")).Evaluations);
        var choice = Assert.Single(finding.Scenario!);
        Assert.Equal("Environment is 'dev'", choice.Option.Phrase);
    }

    [Fact]
    public void A_fail_in_every_scenario_names_none()
    {
        var mode = Sketch.Choice(Environment, Sketch.Text("off"), null);
        var finding = Assert.Single(Judge(Sketch.Map(("Mode", mode)), Sketch.Is("Mode", "on")).Evaluations);
        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.Null(finding.Scenario);
        Assert.Equal("must be 'on'", finding.Because);
    }

    [Fact]
    public void Variables_that_make_no_difference_are_not_named()
    {
        var size = Sketch.Variable("Size", "s", "m", "l");
        var properties = Sketch.Map(
            ("Label", Sketch.Choice(size, Sketch.Text("s"), Sketch.Text("m"), null)),
            ("Mode", Sketch.Choice(Environment, Sketch.Text("on"), Sketch.Text("off"))));
        var rule = Sketch.Asks((value, scope) =>
        {
            scope.Find((MapValue)value, "Label");
            return Sketch.Is("Mode", "on").Judge(value, scope);
        });
        var finding = Assert.Single(Judge(properties, rule).Evaluations);
        Assert.Equal("Environment is 'prod'", Assert.Single(finding.Scenario!).Option.Phrase);
    }

    [Fact]
    public void A_fail_outweighs_an_unknown_of_another_scenario()
    {
        var mode = Sketch.Choice(Environment, Known(null), Sketch.Text("off"));
        Assert.Equal(Outcome.Fail, Assert.Single(Judge(Sketch.Map(("Mode", mode)), Sketch.Is("Mode", "on")).Evaluations).Outcome);
    }

    [Fact]
    public void An_unknown_outweighs_a_pass_of_another_scenario()
    {
        var mode = Sketch.Choice(Environment, Sketch.Text("on"), Known(null));
        Assert.Equal(Outcome.Unknown, Assert.Single(Judge(Sketch.Map(("Mode", mode)), Sketch.Is("Mode", "on")).Evaluations).Outcome);
    }

    [Fact]
    public void A_resource_that_exists_in_one_scenario_is_judged_there_alone()
    {
        var mode = Sketch.Choice(Environment, Sketch.Text("off"), Sketch.Text("on"));
        var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", mode)), presence: Sketch.When(Environment, "prod"))]);
        var result = Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on")));
        Assert.Empty(result.Evaluations);
        Assert.Equal(1, result.Counts.Passes);
    }

    [Fact]
    public void A_rule_that_applies_in_no_scenario_is_not_applicable()
    {
        var applies = Sketch.Choice(Environment, Sketch.Text("no"), null);
        var result = Sketch.Evaluate(Thing(Sketch.Map(("Applies", applies))), Sketch.Rule(Sketch.Is("Mode", "on"), when: Sketch.Is("Applies", "yes")));
        Assert.Equal(1, result.Counts.NotApplicable);
        Assert.Equal(0, result.Counts.Passes);
    }

    [Fact]
    public void What_the_template_excludes_is_not_judged()
    {
        var mode = Sketch.Choice(Environment, Sketch.Text("off"), Sketch.Text("on"));
        var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", mode)))], constraint: new Excluding(Environment, 0));
        Assert.Empty(Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on"))).Evaluations);
    }

    [Fact]
    public void Too_many_scenarios_are_unknown()
    {
        var result = Assert.Single(Judge(ManyChoices("on"), AllOn).Evaluations);
        Assert.Equal(Outcome.Unknown, result.Outcome);
        Assert.Equal("too many scenarios (limit 256)", result.Because);
    }

    [Fact]
    public void Too_many_scenarios_do_not_hide_a_fail_that_was_found()
    {
        var result = Assert.Single(Judge(ManyChoices("off"), AllOn).Evaluations);
        Assert.Equal(Outcome.Fail, result.Outcome);
        Assert.Equal(9, result.Scenario!.Count);
    }

    [Fact]
    public void One_rules_exception_is_an_internal_error_and_the_others_go_on()
    {
        var broken = Sketch.Rule(Sketch.Asks((_, _) => throw new InvalidOperationException("broken")), "PL9001");
        var sound = Sketch.Rule(Sketch.Is("Mode", "on"), "PL9002");
        var result = Sketch.Evaluate(Thing(Sketch.Map()), broken, sound);
        var error = Assert.Single(result.InternalErrors);
        Assert.Equal("PL9001", error.RuleId);
        Assert.Equal("Thing", error.Resource);
        Assert.Equal("internal error: rule PL9001 could not be held against 'Thing': InvalidOperationException: broken", error.ToProblem().Message);
        Assert.Equal("PL9002", Assert.Single(result.Evaluations).Rule.Id);
    }

    [Fact]
    public void Template_rules_judge_the_sections_once()
    {
        var rule = Sketch.Rule(Sketch.Is("Parameters", ""), subject: RuleSubject.Template);
        var finding = Assert.Single(Sketch.Evaluate(Thing(Sketch.Map()), rule).Evaluations);
        Assert.Null(finding.Resource);
        Assert.Equal("Parameters is not set", finding.Because);
    }

    [Theory]
    [InlineData(ScopeSetting.Stack, 0, 1)]
    [InlineData(ScopeSetting.Account, 1, 0)]
    public void Account_rules_apply_only_where_the_world_is_an_account(ScopeSetting scope, int fails, int notApplicable)
    {
        var rule = Sketch.Rule(Sketch.Asks((value, s) => s.Graph.OfType("Test::Detector").Count > 0 ? Judgment.Pass : Judgment.Fail(value, "there is none")), subject: RuleSubject.Account);
        var counts = Sketch.Evaluate(Thing(Sketch.Map()), new EvaluationOptions { Rules = new RuleSet([rule]), Scope = scope }).Counts;
        Assert.Equal(fails, counts.Fails);
        Assert.Equal(notApplicable, counts.NotApplicable);
    }

    [Fact]
    public void Account_rules_are_judged_once_for_a_world_of_several_stacks()
    {
        var rule = Sketch.Rule(Sketch.Asks((value, _) => Judgment.Fail(value, "there is none")), subject: RuleSubject.Account);
        var evaluator = new RuleEvaluator(new EvaluationOptions { Rules = new RuleSet([rule]), Scope = ScopeSetting.Account });
        Stack[] stacks = [Thing(Sketch.Map()), Thing(Sketch.Map())];
        var world = new ResourceGraph(stacks);
        Assert.Equal(1, stacks.Sum(s => evaluator.Evaluate(s, world).Counts.Fails));
    }

    [Fact]
    public void An_open_world_tells_relations_why_it_is_open()
    {
        string? because = null;
        var rule = Sketch.Rule(Sketch.Asks((_, scope) =>
        {
            because = scope.Graph.OpenBecause?.Because;
            return Judgment.Pass;
        }));
        Sketch.Evaluate(Thing(Sketch.Map()), rule);
        Assert.Null(because);
        Sketch.Evaluate(Thing(Sketch.Map()), new EvaluationOptions { Rules = new RuleSet([rule]), World = WorldSetting.Open });
        Assert.Contains("policylint.world", because, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluations_are_ordered_by_position_and_then_by_rule()
    {
        var stack = Sketch.Stack("A1: B1:", s => [Sketch.Resource(s, "B1", "Test::Thing", Sketch.Map()), Sketch.Resource(s, "A1", "Test::Thing", Sketch.Map())]);
        var rules = new[] { Sketch.Rule(Sketch.Is("Mode", "on"), "PL9002"), Sketch.Rule(Sketch.Is("Mode", "on"), "PL9001") };
        Assert.Equal(
            ["A1 PL9001", "A1 PL9002", "B1 PL9001", "B1 PL9002"],
            Sketch.Evaluate(stack, rules).Evaluations.Select(e => e.Resource!.LogicalId + " " + e.Rule.Id));
    }

    [Fact]
    public void Rules_that_pass_cost_no_memory_while_passes_are_only_counted()
    {
        var stack = Sketch.Stack("", s => Enumerable.Range(0, 50).Select(i => Sketch.Resource(s, "R" + i, "Test::Thing", Sketch.Map())));
        var one = new RuleEvaluator(new EvaluationOptions { Rules = new RuleSet([Passing(0)]) });
        var many = new RuleEvaluator(new EvaluationOptions { Rules = new RuleSet(Enumerable.Range(0, 200).Select(Passing).ToArray()) });
        var world = new ResourceGraph([stack]);
        Assert.InRange(Allocated(() => many.Evaluate(stack, world)) - Allocated(() => one.Evaluate(stack, world)), -4096, 4096);
        Assert.Equal(10_000, many.Evaluate(stack, world).Counts.Passes);
    }

    private static Rule Passing(int number) => Sketch.Rule(Sketch.Asks((_, _) => Judgment.Pass), "PL9" + number, when: Sketch.Asks((_, _) => Judgment.Pass));

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Schema AllOn => Sketch.Asks((value, scope) =>
    {
        var judgment = Judgment.Pass;
        foreach (var entry in ((MapValue)value).Entries)
            judgment = Judgment.Least(judgment, Sketch.Is(entry.Key, "on").Judge(value, scope));
        return judgment;
    });

    private static MapValue ManyChoices(string last) => Sketch.Map(Enumerable.Range(0, 9)
        .Select(i => ("M" + i, (Value)Sketch.Choice(Sketch.Variable("V" + i, "a", "b"), Sketch.Text("on"), Sketch.Text(i == 8 ? last : "on"))))
        .ToArray());

    private static Value Known(string? text) => text is null ? new UnknownValue(UnknownCause.Parameter, "is not known", "P", default) : Sketch.Text(text);

    private static Stack Thing(MapValue properties) => Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", properties)]);

    private static StackEvaluations Judge(MapValue properties, Schema require) => Sketch.Evaluate(Thing(properties), Sketch.Rule(require));

    private sealed class Excluding(Variable variable, int index) : ScenarioConstraint
    {
        public override bool Admits(IReadOnlyDictionary<Variable, int> assigned) => !assigned.TryGetValue(variable, out var option) || option != index;
    }
}
