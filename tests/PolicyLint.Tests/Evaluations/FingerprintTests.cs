using System;
using System.Linq;
using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class FingerprintTests
{
    [Fact]
    public void It_is_32_hexadecimal_digits() =>
        Assert.Matches("^[0-9a-f]{32}$", Of(Thing("Thing:", "Thing", "off")));

    [Fact]
    public void It_survives_moved_lines_and_renamed_files() =>
        Assert.Equal(Of(Thing("Thing:", "Thing", "off")), Of(Thing("\n\n# moved\n   Thing:", "Thing", "off", "elsewhere/other.json")));

    [Fact]
    public void It_survives_a_changed_hash_suffix() =>
        Assert.Equal(Of(Thing("", "KeyF68F3FF0", "off")), Of(Thing("", "Key01234ABC", "off")));

    [Theory]
    [InlineData("Thing", "off", "Thing", "of")]
    [InlineData("Thing", "off", "Other", "off")]
    [InlineData("F68F3FF0", "off", "01234ABC", "off")]
    public void It_changes_with_the_value_and_the_resource(string id, string value, string otherId, string otherValue) =>
        Assert.NotEqual(Of(Thing("", id, value)), Of(Thing("", otherId, otherValue)));

    [Fact]
    public void It_changes_with_the_rule()
    {
        var stack = Thing("", "Thing", "off");
        var both = Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on"), "PL9001"), Sketch.Rule(Sketch.Is("Mode", "on"), "PL9002")).Evaluations;
        Assert.NotEqual(both[0].Fingerprint, both[1].Fingerprint);
    }

    [Fact]
    public void Reordered_resources_keep_theirs_even_where_only_the_hash_tells_them_apart()
    {
        string[] ids = ["ThingAAAAAAAA", "ThingBBBBBBBB"];
        Assert.Equal(ById(ids), ById(ids.Reverse().ToArray()));
        Assert.Equal(2, ById(ids).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_nested_stack_is_told_apart_by_the_resource_that_deploys_it()
    {
        var parent = Sketch.Stack("", s => [Sketch.Resource(s, "NetworkF68F3FF0", "AWS::CloudFormation::Stack", Sketch.Map()), Sketch.Resource(s, "Storage", "AWS::CloudFormation::Stack", Sketch.Map())]);
        var moved = Sketch.Stack("", s => [Sketch.Resource(s, "Network01234ABC", "AWS::CloudFormation::Stack", Sketch.Map())]);
        Assert.NotEqual(Nested(null), Nested(parent.Resources[0]));
        Assert.NotEqual(Nested(parent.Resources[1]), Nested(parent.Resources[0]));
        Assert.Equal(Nested(moved.Resources[0]), Nested(parent.Resources[0]));
    }

    [Fact]
    public void Items_that_have_an_identity_may_move_in_their_list()
    {
        var deny = Sketch.Map(("Sid", Sketch.Text("Deny")), ("Effect", Sketch.Text("Deny")));
        var allow = Sketch.Map(("Sid", Sketch.Text("Allow")), ("Effect", Sketch.Text("Allow")));
        Assert.Equal(OfItem(0, allow, deny), OfItem(1, deny, allow));
        Assert.NotEqual(OfItem(0, allow, deny), OfItem(0, Sketch.Map(("Sid", Sketch.Text("Other")), ("Effect", Sketch.Text("Allow")))));
    }

    [Fact]
    public void Meaning_counts_and_not_spelling()
    {
        Assert.Equal(OfValue(Sketch.Map(("A", Sketch.Text("1")), ("B", Sketch.Text("2")))), OfValue(Sketch.Map(("B", Sketch.Text("2")), ("A", Number("1")))));
        Assert.NotEqual(OfValue(Sketch.List(Sketch.Text("1"), Sketch.Text("2"))), OfValue(Sketch.List(Sketch.Text("2"), Sketch.Text("1"))));
        Assert.NotEqual(OfValue(Sketch.List(Sketch.Text("1"), Sketch.Text("2"))), OfValue(Sketch.List(Sketch.Text("1,2"))));
    }

    [Fact]
    public void The_value_is_that_of_the_failing_scenario()
    {
        Assert.Equal(OfChoice("on", "off"), OfChoice("on", "off"));
        Assert.NotEqual(OfChoice("on", "off"), OfChoice("on", "of"));
    }

    [Fact]
    public void What_fails_in_one_case_is_another_finding_than_what_fails_in_another_or_in_all()
    {
        Assert.NotEqual(OfChoice("on", "off"), OfChoice("off", "on"));
        Assert.NotEqual(OfChoice("on", "off"), OfChoice("off", "off"));
        Assert.Equal(OfChoice("off", "off"), Of(Thing("", "Thing", "off")));
    }

    [Fact]
    public void Items_without_an_identity_are_told_apart_by_what_they_mean()
    {
        var open = Sketch.Map(("Port", Sketch.Text("22")), ("Effect", Sketch.Text("any")));
        var other = Sketch.Map(("Port", Sketch.Text("23")), ("Effect", Sketch.Text("any")));
        Assert.Equal(OfItem(0, open, other), OfItem(1, other, open));
        Assert.NotEqual(OfItem(0, open, other), OfItem(0, other, open));
    }

    [Fact]
    public void Other_properties_of_the_resource_do_not_matter_to_a_finding_about_the_whole()
    {
        var rule = Sketch.Rule(Sketch.Asks((value, _) => Judgment.Fail(value.Span, "has no partner")));
        string Whole(MapValue properties) =>
            Sketch.Evaluate(Sketch.Stack("", s => [Sketch.Resource(s, "Thing", "Test::Thing", properties)]), rule).Evaluations.Single().Fingerprint;
        Assert.Equal(Whole(Sketch.Map()), Whole(Sketch.Map(("Size", Sketch.Text("big")))));
    }

    private static string Nested(Resource? deployer)
    {
        var stack = new Stack(new PolicyLint.Text.SourceFile("child.yaml", "")) { NestedIn = deployer };
        stack.Add(Sketch.Resource(stack, "Thing", "Test::Thing", Sketch.Map()));
        return Of(stack);
    }

    private static Value Number(string text) => new ScalarValue(PolicyLint.Documents.ScalarKind.Number, text, default);

    private static Stack Thing(string text, string id, string mode, string path = "template.yaml") =>
        Sketch.Stack(text, s => [Sketch.Resource(s, id, "Test::Thing", Sketch.Map(("Mode", Sketch.Text(mode))))], path: path);

    private static string Of(Stack stack) => Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on"))).Evaluations.Single().Fingerprint;

    private static string OfValue(Value value)
    {
        var rule = Sketch.Rule(Sketch.Asks((v, _) => Judgment.Fail(v, "is wrong").Under("Mode")));
        return Sketch.Evaluate(Sketch.Stack("", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", value)))]), rule).Evaluations.Single().Fingerprint;
    }

    private static string OfChoice(string inDev, string inProd)
    {
        var environment = Sketch.Variable("Environment", "dev", "prod");
        return Of(Sketch.Stack("", s =>
            [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", Sketch.Choice(environment, Sketch.Text(inDev), Sketch.Text(inProd)))))]));
    }

    private static string OfItem(int index, params Value[] items)
    {
        var rule = Sketch.Rule(Sketch.Asks((v, _) => Judgment.Fail(v, "is wrong").Under("Effect").Under($"[{index}]").Under("Items")));
        return Sketch.Evaluate(Sketch.Stack("", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Items", Sketch.List(items))))]), rule).Evaluations.Single().Fingerprint;
    }

    private static string[] ById(string[] ids)
    {
        var stack = Sketch.Stack(string.Join('\n', ids), s => ids.Select(id => Sketch.Resource(s, id, "Test::Thing", Sketch.Map(("Mode", Sketch.Text("off"))))));
        return Sketch.Evaluate(stack, Sketch.Rule(Sketch.Is("Mode", "on"))).Evaluations.OrderBy(e => e.Resource!.LogicalId, StringComparer.Ordinal).Select(e => e.Fingerprint).ToArray();
    }
}
