using System;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

/// <summary>Laws of evaluation over stacks drawn at random.</summary>
public class EvaluationLaws
{
    private static readonly Variable[] Variables =
        [Sketch.Variable("Environment", "dev", "test", "prod"), Sketch.Variable("Encrypted", "true", "false"), Sketch.Variable("Size", "s", "l")];

    private static readonly Rule[] Rules =
    [
        Sketch.Rule(Sketch.Is("A", "on"), "PL9001"),
        Sketch.Rule(Sketch.Is("B", "on"), "PL9002", when: Sketch.Is("A", "on")),
        Sketch.Rule(Sketch.Asks((value, scope) => Judgment.Least(Sketch.Is("A", "on").Judge(value, scope), Sketch.Is("B", "on").Judge(value, scope))), "PL9003"),
    ];

    [Fact]
    public void An_evaluation_run_twice_or_beside_itself_gives_equal_results() => Holds(stack =>
    {
        var evaluator = new RuleEvaluator(Options);
        var world = new ResourceGraph([stack]);
        var first = Written(evaluator.Evaluate(stack, world));
        var beside = new string[2];
        Parallel.For(0, 2, i => beside[i] = Written(evaluator.Evaluate(stack, world)));
        return first == Written(evaluator.Evaluate(stack, world)) && beside.All(b => b == first);
    });

    [Fact]
    public void Every_rule_has_one_answer_for_every_resource() => Holds(stack =>
        Sketch.Evaluate(stack, Options).Evaluations.Count == stack.Resources.Count * Rules.Length);

    [Fact]
    public void A_named_scenario_is_one_in_which_the_rule_fails_whatever_else_is_chosen() => Holds(stack =>
        Sketch.Evaluate(stack, Options).Evaluations.All(e => e.Scenario is null || FailsWhere(e)));

    [Fact]
    public void No_two_findings_of_a_stack_have_one_fingerprint() => Holds(stack =>
    {
        var fingerprints = Sketch.Evaluate(stack, Options).Evaluations.Where(e => e.Fingerprint.Length > 0).Select(e => e.Fingerprint).ToList();
        return fingerprints.Count == fingerprints.Distinct(StringComparer.Ordinal).Count();
    });

    private static EvaluationOptions Options => new() { Rules = new RuleSet(Rules), ShowPasses = true };

    private static bool FailsWhere(Evaluation evaluation)
    {
        for (var all = 0; all < 12; all++)
        {
            var scenario = new Fixed([all % 3, all / 3 % 2, all / 6]);
            if (evaluation.Scenario!.Any(c => scenario.Choose(c.Variable) != c.Index))
                continue;
            var resource = evaluation.Resource!;
            var scope = new Scope(scenario, resource, new ResourceGraph([evaluation.Stack]), RuleParameters.None);
            var applies = scope.IsPresent(resource) && evaluation.Rule.When?.Judge(resource.Properties, scope).Verdict != Verdict.Fail;
            if (!applies || evaluation.Rule.Require.Judge(resource.Properties, scope).Verdict != Verdict.Fail)
                return false;
        }

        return true;
    }

    private static string Written(StackEvaluations result) => string.Join('\n', result.Evaluations.Select(e =>
        $"{e.Rule.Id} {e.Resource} {e.Outcome} {e.Span} {e.Path} {e.Because} {e.Fingerprint} {string.Join(' ', e.Scenario?.Select(c => c.Option.Phrase) ?? [])}"));

    private static void Holds(Func<Stack, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => law(Draw(new Random(seed)))).QuickCheckThrowOnFailure();

    private static Stack Draw(Random random) => Sketch.Stack(
        "R0 R1 R2 R3",
        s => Enumerable.Range(0, 4).Select(i => Sketch.Resource(
            s, "R" + i, "Test::Thing", Sketch.Map(("A", Value(random, 0)), ("B", Value(random, 0))), presence: random.Next(3) == 0 ? Sketch.When(Variables[0], "prod") : null)).ToList());

    private static Value Value(Random random, int depth)
    {
        var variable = Variables[random.Next(Variables.Length)];
        return random.Next(depth > 2 ? 3 : 5) switch
        {
            0 => Sketch.Text("on"),
            1 => Sketch.Text("off"),
            2 => new UnknownValue(UnknownCause.Parameter, "is not known", "P", default),
            _ => Sketch.Choice(variable, variable.Options.Select(_ => random.Next(5) == 0 ? null : Value(random, depth + 1)).ToArray()),
        };
    }

    private sealed class Fixed(int[] choices) : IScenario
    {
        public int Choose(Variable variable) => choices[Array.IndexOf(Variables, variable)];
    }
}
