using System.Linq;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

/// <summary>Findings outlive the model that they were made from.</summary>
public class ReleasedModelTests
{
    [Fact]
    public void Findings_keep_names_places_reasons_and_fingerprints()
    {
        var found = Found();

        var released = found.WithoutModel();

        Assert.NotEmpty(found.Evaluations);
        Assert.Equal(found.Evaluations.Select(Told), released.Evaluations.Select(Told));
        Assert.Equal(found.Evaluations.Select(e => e.Fingerprint), released.Evaluations.Select(e => e.Fingerprint));
        Assert.All(released.Evaluations, e => Assert.NotEqual("", e.Fingerprint));
    }

    [Fact]
    public void Nothing_of_the_properties_is_kept()
    {
        var released = Found().WithoutModel().Evaluations[0];

        Assert.Empty(released.Resource!.Properties.Entries);
        Assert.Empty(released.Stack.Resources);
        Assert.Same(released.Stack, released.Resource.Stack);
    }

    [Fact]
    public void What_is_asked_for_again_says_the_same_by_index_and_in_order()
    {
        var found = Found().Evaluations;
        var released = Found().WithoutModel().Evaluations;

        Assert.Equal(found.Select(Told), Enumerable.Range(0, released.Count).Select(i => Told(released[i])));
        Assert.Equal(found.Select(Told), released.Select(Told));
    }

    [Fact]
    public void What_few_findings_have_is_kept_with_them()
    {
        var found = Found();
        var first = found.Evaluations[0];
        var accepted = new Suppression("PL9001", "known", null, null, "metadata", first.Span);
        var elsewhere = new Origin(OriginKind.Mapping, "Modes", first.Span);

        var released = (found with
        {
            Evaluations = [first with { Suppressed = accepted }, first with { Origin = elsewhere }, first with { OtherEnd = first.Resource }, first with { IsSecret = true }],
        }).WithoutModel().Evaluations;

        Assert.Same(accepted, released[0].Suppressed);
        Assert.Same(elsewhere, released[1].Origin);
        Assert.Same(released[2].Resource, released[2].OtherEnd);
        Assert.True(released[3].IsSecret);
    }

    [Fact]
    public void Fingerprints_that_nobody_asks_for_are_not_made() =>
        Assert.All(Found(makesFingerprints: false).WithoutModel().Evaluations, e => Assert.Equal("", e.Fingerprint));

    private static string Told(Evaluation evaluation) => string.Join(
        '|', evaluation.Rule.Id, evaluation.Outcome, evaluation.Resource?.LogicalId, evaluation.Resource?.Type, evaluation.Span, evaluation.Path, evaluation.Because);

    private static StackEvaluations Found(bool makesFingerprints = true)
    {
        var rules = new RuleSet([Sketch.Rule(Sketch.Is("Mode", "on"))], ParameterValues.None);
        var stack = Sketch.Stack(
            "One: off\nTwo: off",
            s => [.. new[] { "One", "Two" }.Select(id => Sketch.Resource(s, id, "Test::Thing", Sketch.Map(("Mode", Sketch.At(s, "off")))))]);
        return new RuleEvaluator(new EvaluationOptions { Rules = rules, MakesFingerprints = makesFingerprints }).Evaluate(stack, new ResourceGraph([stack]));
    }
}
