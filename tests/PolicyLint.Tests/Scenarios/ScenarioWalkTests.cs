using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Scenarios;
using Xunit;

namespace PolicyLint.Tests.Scenarios;

public class ScenarioWalkTests
{
    private static readonly Variable Env = Of("Env", "dev", "prod");
    private static readonly Variable Size = Of("Size", "small", "medium", "large");

    [Fact]
    public void An_evaluation_that_never_asks_runs_once()
    {
        var runs = 0;
        var walk = new ScenarioWalk(null);
        do
            runs++;
        while (walk.Next());
        Assert.Equal(1, runs);
        Assert.Empty(walk.Current.Choices);
    }

    [Fact]
    public void Every_combination_is_run_once_the_first_options_first()
    {
        Assert.Equal(
            ["dev small", "dev medium", "dev large", "prod small", "prod medium", "prod large"],
            Run(null, s => Ask(s, Env) + " " + Ask(s, Size)));
    }

    [Fact]
    public void A_question_asked_in_one_branch_only_is_not_split_in_the_other()
    {
        Assert.Equal(
            ["dev", "prod small", "prod medium", "prod large"],
            Run(null, s => Ask(s, Env) is "dev" ? "dev" : "prod " + Ask(s, Size)));
    }

    [Fact]
    public void The_same_question_has_the_same_answer_within_a_run()
    {
        Assert.Equal(["dev dev", "prod prod"], Run(null, s => Ask(s, Env) + " " + Ask(s, Env)));
    }

    [Fact]
    public void Runs_the_constraint_rejects_are_not_admissible()
    {
        Assert.Equal(
            ["dev small", "dev medium", "dev large", "prod large"],
            Run(new ProductionIsLarge(), s => Ask(s, Env) + " " + Ask(s, Size)));
    }

    [Fact]
    public void A_variable_with_one_option_is_no_decision()
    {
        var walk = new ScenarioWalk(null);
        Assert.Equal(0, walk.Current.Choose(Of("Only", "one")));
        Assert.Empty(walk.Current.Choices);
        Assert.False(walk.Next());
    }

    [Fact]
    public void Two_to_the_twentieth_scenarios_are_cut_off_at_the_limit()
    {
        var variables = Enumerable.Range(0, 20).Select(i => Of("V" + i.ToString(CultureInfo.InvariantCulture), "no", "yes")).ToArray();
        var runs = 0;
        var walk = new ScenarioWalk(null);
        do
        {
            foreach (var variable in variables)
                walk.Current.Choose(variable);
            runs++;
        }
        while (walk.Next());
        Assert.Equal(DocumentLimits.Scenarios, runs);
        Assert.True(walk.WasCutOff);
    }

    [Fact]
    public void A_walk_of_exactly_the_limit_is_not_cut_off()
    {
        var variables = Enumerable.Range(0, 8).Select(i => Of("V" + i.ToString(CultureInfo.InvariantCulture), "no", "yes")).ToArray();
        var walk = new ScenarioWalk(null);
        do
        {
            foreach (var variable in variables)
                walk.Current.Choose(variable);
        }
        while (walk.Next());
        Assert.False(walk.WasCutOff);
    }

    [Fact]
    public void Restarting_forgets_the_last_evaluation_and_keeps_an_unasked_scenario()
    {
        var walk = new ScenarioWalk(null);
        var unasked = walk.Current;
        walk.Restart(null);
        Assert.Same(unasked, walk.Current);
        walk.Current.Choose(Env);
        walk.Next();
        walk.Restart(null);
        Assert.Equal("dev", Ask(walk.Current, Env));
    }

    [Fact]
    public void Choices_name_what_was_decided_in_the_order_it_was_asked()
    {
        var walk = new ScenarioWalk(null);
        walk.Current.Choose(Size);
        walk.Current.Choose(Env);
        Assert.Equal(["Size is 'small'", "Env is 'dev'"], walk.Current.Choices.Select(c => c.Option.Phrase));
    }

    private static List<string> Run(ScenarioConstraint? constraint, System.Func<IScenario, string> evaluate)
    {
        var seen = new List<string>();
        var walk = new ScenarioWalk(constraint);
        do
        {
            var text = evaluate(walk.Current);
            if (walk.IsAdmissible)
                seen.Add(text);
        }
        while (walk.Next());
        return seen;
    }

    private static string Ask(IScenario scenario, Variable variable) => variable.Options[scenario.Choose(variable)].Label;

    private static Variable Of(string name, params string[] labels) =>
        new(name, [.. labels.Select(l => new VariableOption(l, $"{name} is '{l}'"))]);

    private sealed class ProductionIsLarge : ScenarioConstraint
    {
        public override bool Admits(IReadOnlyDictionary<Variable, int> assigned) =>
            !assigned.TryGetValue(Env, out var env) || env == 0 || !assigned.TryGetValue(Size, out var size) || size == 2;
    }
}
