using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using PolicyLint.Scenarios;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class ConditionTests
{
    private const string Two = "Parameters: { A: { Type: String, AllowedValues: [a, b] }, B2: { Type: String, AllowedValues: [a, c] } }\n";

    [Theory]
    [InlineData("!Equals [!Ref A, a]", "1 when A is 'a' | 0 when A is 'b'")]
    [InlineData("!Equals [a, !Ref A]", "1 when A is 'a' | 0 when A is 'b'")]
    [InlineData("!Equals [!Ref A, x]", "0 when A is 'a' | 0 when A is 'b'")]
    [InlineData("!Equals [a, a]", "1")]
    [InlineData("!Equals ['true', true]", "1")]
    [InlineData("!Equals [!Sub 'x-${A}', x-b]", "0 when A is 'a' | 1 when A is 'b'")]
    [InlineData("!Not [!Equals [!Ref A, a]]", "0 when A is 'a' | 1 when A is 'b'")]
    [InlineData("!And [!Equals [!Ref A, a], !Equals [!Ref A, b]]", "0 when A is 'a' | 0 when A is 'b'")]
    [InlineData("!Or [!Equals [!Ref A, a], !Equals [!Ref A, b]]", "1 when A is 'a' | 1 when A is 'b'")]
    [InlineData("!Equals [!Ref A, !Ref B2]", "1 when A is 'a' and B2 is 'a' | 0 when A is 'a' and B2 is 'c' | 0 when A is 'b' and B2 is 'a' | 0 when A is 'b' and B2 is 'c'")]
    public void Conditions_are_computed_from_parameters(string condition, string meaning) =>
        Assert.Equal(meaning, Lowered.Value("!If [C, 1, 0]", Two + $"Conditions: {{ C: {condition} }}"));

    [Fact]
    public void The_same_open_question_has_one_answer_everywhere()
    {
        const string Sections = """
            Parameters: { X: { Type: String }, Y: { Type: String } }
            Conditions:
              C: !Equals [!Ref X, !Ref Y]
              D: !Equals [!Ref Y, !Ref X]
            """;
        Assert.Equal("[1, 1] when X equals Y | [0, 0] when X does not equal Y", Lowered.Value("[!If [C, 1, 0], !If [D, 1, 0]]", Sections));
    }

    [Fact]
    public void An_expression_is_never_two_constants_at_once()
    {
        const string Sections = """
            Conditions:
              C: !Equals [!Select [0, !GetAZs ''], x]
              D: !Equals [!Select [0, !GetAZs ''], y]
            """;
        var text = Lowered.Value("[!If [C, 1, 0], !If [D, 1, 0]]", Sections);
        Assert.DoesNotContain("[1, 1]", text, System.StringComparison.Ordinal);
        Assert.Equal(3, text.Split(" | ").Length);
    }

    [Fact]
    public void The_region_is_what_it_is_compared_with_or_anything_else()
    {
        Assert.Equal(
            "1 when AWS::Region is 'us-east-1' | 0 when AWS::Region is not 'us-east-1'",
            Lowered.Value("!If [C, 1, 0]", "Conditions: { C: !Equals [!Ref AWS::Region, us-east-1] }"));
    }

    [Fact]
    public void Rules_rule_scenarios_out()
    {
        const string Sections = """
            Parameters:
              Env: { Type: String, AllowedValues: [dev, prod] }
              Public: { Type: String, AllowedValues: ['yes', 'no'] }
            Rules:
              PrivateInProduction:
                RuleCondition: !Equals [!Ref Env, prod]
                Assertions:
                  - Assert: !Equals [!Ref Public, 'no']
                  - Assert: { Fn::Contains: [[prod, test], !Ref Env] }
            """;
        Assert.Equal(
            "[\"dev\", \"yes\"] when Env is 'dev' and Public is 'yes' | [\"dev\", \"no\"] when Env is 'dev' and Public is 'no'"
            + " | [\"prod\", \"no\"] when Env is 'prod' and Public is 'no'",
            Lowered.Value("[!Ref Env, !Ref Public]", Sections));
    }

    [Fact]
    public void A_rule_about_a_parameter_that_was_not_asked_for_excludes_what_no_completion_allows()
    {
        const string Sections = """
            Parameters:
              A: { Type: String, AllowedValues: [a, b] }
              H: { Type: String, AllowedValues: [x] }
            Rules:
              R1: { Assertions: [{ Assert: !Or [!Equals [!Ref A, a], !Equals [!Ref H, y]] }] }
            """;
        Assert.Equal("\"a\" when A is 'a'", Lowered.Value("!Ref A", Sections));
    }

    [Fact]
    public void A_resource_is_present_when_its_condition_holds()
    {
        var lowered = Lowered.Template("""
            Parameters: { A: { Type: String, AllowedValues: [a, b] } }
            Conditions: { C: !Equals [!Ref A, a] }
            Resources: { R: { Type: T::T::T, Condition: C } }
            """);
        var walk = new ScenarioWalk(null);
        Assert.True(lowered.Stack.Find("R")!.Presence!.Holds(walk.Current));
        Assert.True(walk.Next());
        Assert.False(lowered.Stack.Find("R")!.Presence!.Holds(walk.Current));
    }

    [Theory]
    [InlineData("C: !Condition C", "1:19 the condition 'C' depends on itself")]
    [InlineData("C: !Not [!Condition D], D: !Not [!Condition C]", "1:50 the condition 'C' depends on itself")]
    [InlineData("C: !Equals [a]", "1:20 Fn::Equals takes a list of two values")]
    [InlineData("C: !Not [a]", "1:21 a condition is one of Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition")]
    [InlineData("C: !Condition E", "1:19 there is no condition 'E'")]
    public void Wrong_conditions_are_reported_and_may_hold_or_not(string conditions, string problem)
    {
        var lowered = Lowered.Template($$"""
            Conditions: { {{conditions}} }
            Resources: { R: { Type: T::T::T, Properties: { P: !If [C, 1, 0] } } }
            """);
        var message = Assert.Single(lowered.Messages);
        Assert.Equal(problem[(problem.IndexOf(' ', System.StringComparison.Ordinal) + 1)..], message[(message.IndexOf(' ', System.StringComparison.Ordinal) + 1)..]);
        Assert.Equal(2, lowered.P.Split(" | ").Length);
    }

    [Fact]
    public void A_condition_that_is_not_there_is_reported_and_both_branches_are_judged()
    {
        var lowered = Lowered.With("!If [Prod, a, b]", "Conditions: { IsProd: !Equals [a, a] }");
        Assert.Equal(["6:15 there is no condition 'Prod'"], lowered.Messages);
        Assert.Equal("\"a\" when condition 'Prod' holds | \"b\" when condition 'Prod' does not hold", lowered.P);
    }

    [Fact]
    public void Twenty_parameters_in_one_text_stop_at_the_limit_quickly()
    {
        var text = new StringBuilder("Parameters:\n");
        for (var i = 0; i < 20; i++)
            text.Append(CultureInfo.InvariantCulture, $"  P{i}: {{ Type: String, AllowedValues: [a, b] }}\n");
        var watch = Stopwatch.StartNew();
        var list = "[" + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"!Ref P{i}")) + "]";
        Assert.EndsWith(" | …", Lowered.Value(list, text.ToString()), System.StringComparison.Ordinal);
        Assert.True(watch.Elapsed.TotalSeconds < 5, "the walk is not cut off");
    }

    [Fact]
    public void Conditions_that_share_parts_are_answered_once_each()
    {
        // Without memory each level doubles the work: 2^100 questions.
        var text = new StringBuilder("Parameters: { A: { Type: String, AllowedValues: [a, b] } }\nConditions:\n  C0: !Equals [!Ref A, a]\n");
        for (var i = 1; i <= 100; i++)
            text.Append(CultureInfo.InvariantCulture, $"  C{i}: !And [!Condition C{i - 1}, !Not [!Not [!Condition C{i - 1}]]]\n");
        Assert.Equal("1 when A is 'a' | 0 when A is 'b'", Lowered.Value("!If [C100, 1, 0]", text.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Conditions_that_nest_too_deep_are_reported_in_either_order(bool deepestFirst)
    {
        var text = new StringBuilder("Conditions:\n");
        for (var i = 0; i < 50_000; i++)
        {
            var n = deepestFirst ? i : 50_000 - i;
            text.Append(CultureInfo.InvariantCulture, $"  C{n}: !Not [{(n == 0 ? "!Equals [a, b]" : $"!Condition C{n - 1}")}]\n");
        }

        var lowered = Lowered.With("x", text.ToString());
        Assert.Contains("conditions name each other more than 128 deep", lowered.Messages.First(), System.StringComparison.Ordinal);
    }
}
