using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class RuleParametersTests
{
    private static readonly MapValue Nested = Metadata(("cloudhsm", Sketch.Map(("hsmCount", Sketch.Text("1")))));

    [Theory]
    [InlineData(true, true, true, true, true, "1")]
    [InlineData(false, true, true, true, true, "2")]
    [InlineData(false, false, true, true, true, "3")]
    [InlineData(false, false, false, true, true, "4")]
    [InlineData(false, false, false, false, true, "5")]
    [InlineData(false, false, false, false, false, "6")]
    public void The_nearest_place_that_sets_a_parameter_decides(bool metadata, bool tag, bool template, bool settings, bool pack, string expected)
    {
        var stack = Sketch.Stack(
            "Thing:",
            s => [Sketch.Resource(
                s,
                "Thing",
                "Test::Thing",
                tag ? Sketch.Map(("Tags", Sketch.List(Sketch.Map(("Key", Sketch.Text("CloudHSM.HsmCount")), ("Value", Sketch.Text("2")))))) : Sketch.Map(),
                metadata ? Nested : null)],
            template ? Metadata(("cloudhsm.hsmCount", Sketch.Text("3"))) : null);
        var values = new ParameterValues(Values(settings ? "4" : null), new ParameterValues(Values(pack ? "5" : null), null));
        Assert.Equal(expected, Assert.IsType<ScalarValue>(Find(stack, values)).Text);
    }

    [Fact]
    public void What_nobody_sets_and_has_no_default_is_null()
    {
        var rule = Sketch.Rule(Sketch.Is("A", "b"), parameters: new RuleParameter("region", "string", null, "Where it runs."));
        var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map())]);
        var parameters = new RuleParameters(rule, stack, ParameterValues.None, _ => { });
        Assert.Null(parameters.Find("region", stack.Resources[0], Sketch.FirstOptions));
        Assert.Null(parameters.Find("not.declared", stack.Resources[0], Sketch.FirstOptions));
    }

    [Fact]
    public void Tags_written_as_a_map_set_parameters_too()
    {
        var properties = Sketch.Map(("Tags", Sketch.Map(("policylint:cloudhsm.hsmCount", Sketch.Text("7")))));
        var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", properties)]);
        Assert.Equal("7", Assert.IsType<ScalarValue>(Find(stack, ParameterValues.None)).Text);
    }

    [Fact]
    public void Tags_under_conditions_set_parameters_where_they_are()
    {
        var condition = Sketch.Variable("Condition", "holds", "does not hold");
        var tag = Sketch.Map(("Key", Sketch.Choice(condition, Sketch.Text("cloudhsm.hsmCount"), Sketch.Text("Name"))), ("Value", Sketch.Choice(condition, Sketch.Text("7"), null)));
        foreach (var tags in (Value[])[Sketch.List(tag), Sketch.List(Sketch.Choice(condition, tag, null)), Sketch.Choice(condition, Sketch.List(tag), null)])
        {
            var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Tags", tags)))]);
            Assert.Equal("7", Assert.IsType<ScalarValue>(Find(stack, ParameterValues.None)).Text);
        }
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_a_problem_at_its_place_and_the_next_value_holds()
    {
        var stack = Sketch.Stack("Thing: many", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(), Metadata(("cloudhsm.hsmCount", Sketch.At(s, "many"))))]);
        var problems = new List<Problem>();
        Assert.Equal("6", Assert.IsType<ScalarValue>(Find(stack, ParameterValues.None, problems)).Text);
        var problem = Assert.Single(problems);
        Assert.Equal("'cloudhsm.hsmCount' must be a number, not 'many'", problem.Message);
        Assert.Equal("template.yaml:1:8", problem.Span.ToString());
    }

    [Fact]
    public void A_wrong_value_is_reported_once_however_often_it_is_asked_for()
    {
        var rule = Sketch.Rule(
            Sketch.Asks((_, scope) =>
            {
                scope.Parameters.Find("cloudhsm.hsmCount", scope.Resource, scope.Scenario);
                scope.Parameters.Find("cloudhsm.hsmCount", scope.Resource, scope.Scenario);
                return Judgment.Pass;
            }),
            parameters: HsmCount);
        var stack = Sketch.Stack("Thing: many", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(), Metadata(("cloudhsm.hsmCount", Sketch.At(s, "many"))))]);
        Assert.Single(Sketch.Evaluate(stack, rule).Problems);
    }

    [Theory]
    [InlineData("boolean", "True", "true")]
    [InlineData("boolean", "yes", null)]
    [InlineData("number", "1.5", "1.5")]
    [InlineData("number", "", null)]
    [InlineData("string", "80", "80")]
    public void Scalars_are_converted_to_the_declared_type(string type, string written, string? expected) =>
        Assert.Equal(expected, (ParameterConversion.Convert(Sketch.Text(written), type) as ScalarValue)?.Text);

    [Fact]
    public void A_list_is_separated_by_commas()
    {
        var list = Assert.IsType<ListValue>(ParameterConversion.Convert(Sketch.Text("EC2, ECR ,,"), "list"));
        Assert.Equal(["EC2", "ECR"], list.Items.Select(i => ((ScalarValue)i).Text));
    }

    [Fact]
    public void What_only_a_deployment_knows_stays_as_it_is()
    {
        var unknown = new UnknownValue(UnknownCause.Parameter, "depends on parameter 'P'", "P", default);
        Assert.Same(unknown, ParameterConversion.Convert(unknown, "number"));
    }

    private static RuleParameter HsmCount => new("cloudhsm.hsmCount", "number", new ScalarValue(ScalarKind.Number, "6", default), "How many there are.");

    private static MapValue Metadata(params (string Key, Value Value)[] entries) => Sketch.Map(("PolicyLint", Sketch.Map(entries)));

    private static Dictionary<string, Value> Values(string? count) => count is null ? [] : new() { ["CLOUDHSM.hsmcount"] = Sketch.Text(count) };

    private static Value? Find(Stack stack, ParameterValues values, List<Problem>? problems = null) =>
        new RuleParameters(Sketch.Rule(Sketch.Is("A", "b"), parameters: HsmCount), stack, values, p => problems?.Add(p)).Find("cloudhsm.HsmCount", stack.Resources[0], Sketch.FirstOptions);
}
