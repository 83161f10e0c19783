using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Scenarios;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Scenarios;

/// <summary>Texts of which parts are not known, as they are in a scenario.</summary>
public class JoinedTextTests
{
    private static readonly SourceFile File = new("a.yaml", "");
    private static readonly IScenario Scenario = new ScenarioWalk(null).Current;

    private static SourceSpan Span => File.Span(0, 0);

    [Fact]
    public void A_text_that_is_the_same_in_every_scenario_is_itself()
    {
        var joined = new JoinedValue([Text("arn:"), Unknown("Name"), Text("/*")], Span);
        Assert.Same(joined, Scenario.Resolve(joined));
    }

    [Fact]
    public void Neighbouring_known_parts_become_one_and_empty_ones_go()
    {
        var joined = new JoinedValue([Text("arn:"), Text("aws"), Unknown("Name"), Text("")], Span);
        var parts = Assert.IsType<JoinedValue>(Scenario.Resolve(joined)).Parts;
        Assert.Equal(2, parts.Count);
        Assert.Equal("arn:aws", Assert.IsType<ScalarValue>(parts[0]).Text);
    }

    [Fact]
    public void A_text_of_known_parts_alone_is_known() =>
        Assert.Equal("arn", Assert.IsType<ScalarValue>(Scenario.Resolve(new JoinedValue([Text("a"), Text("rn")], Span))).Text);

    [Fact]
    public void A_text_inside_a_text_is_part_of_it()
    {
        var inner = new JoinedValue([Unknown("Name"), Text("/")], Span);
        var parts = Assert.IsType<JoinedValue>(Scenario.Resolve(new JoinedValue([Text("s3:"), inner, Text("*")], Span))).Parts;
        Assert.Equal("/*", Assert.IsType<ScalarValue>(parts[2]).Text);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_not_known()
    {
        var joined = new JoinedValue([Text(new string('a', DocumentLimits.Text + 1)), Unknown("Name")], Span);
        Assert.Equal(UnknownCause.Limit, Assert.IsType<UnknownValue>(Scenario.Resolve(joined)).Cause);
    }

    private static ScalarValue Text(string text) => new(ScalarKind.String, text, Span);

    private static UnknownValue Unknown(string name) => new(UnknownCause.Parameter, "depends on " + name, name, Span);
}
