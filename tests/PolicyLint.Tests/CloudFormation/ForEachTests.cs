using System.Linq;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class ForEachTests
{
    [Fact]
    public void Resources_are_written_out_for_each_item()
    {
        var lowered = Lowered.Template("""
            Transform: AWS::LanguageExtensions
            Parameters: { Names: { Type: CommaDelimitedList, Default: "a.x,b" } }
            Resources:
              Fn::ForEach::Topics:
                - Name
                - !Ref Names
                - Topic&{Name}:
                    Type: AWS::SNS::Topic
                    Properties: { TopicName: !Sub '${Name}-topic', DisplayName: !Ref Name }
            """);
        Assert.Empty(lowered.Messages);
        Assert.Equal(["Topicax", "Topicb"], lowered.Stack.Resources.Select(r => r.LogicalId));
        Assert.Equal("{TopicName: \"a.x-topic\", DisplayName: \"a.x\"}", ValueText.Of(lowered.Stack.Find("Topicax")!.Properties));
    }

    [Fact]
    public void Loops_in_loops_and_in_properties()
    {
        const string Properties = "{ Fn::ForEach::A: [X, [a, b], { Fn::ForEach::B: [Y, ['1', '2'], { '${X}${Y}': !Ref Y }] }] }";
        Assert.Equal("{a1: \"1\", a2: \"2\", b1: \"1\", b2: \"2\"}", Lowered.Value(Properties, "Transform: AWS::LanguageExtensions"));
    }

    [Fact]
    public void A_collection_that_is_not_known_opens_the_map()
    {
        const string Sections = "Transform: AWS::LanguageExtensions\nParameters: { L: { Type: CommaDelimitedList } }";
        Assert.Equal(
            "{K: 1 … the collection of 'Fn::ForEach::A' is not known}",
            Lowered.Value("{ K: 1, Fn::ForEach::A: [X, !Ref L, { '${X}': 1 }] }", Sections));
    }

    [Fact]
    public void A_loop_needs_the_language_extensions() =>
        Assert.Equal(["6:12 Fn::ForEach needs the transform AWS::LanguageExtensions"], Lowered.With("{ Fn::ForEach::A: [X, [a], { '${X}': 1 }] }").Messages);

    [Fact]
    public void A_key_written_twice_is_reported() =>
        Assert.Equal(
            ["6:42 Fn::ForEach writes 'same' twice"],
            Lowered.With("{ Fn::ForEach::A: [X, [a, b], { same: 1 }] }", "Transform: AWS::LanguageExtensions").Messages);

    [Fact]
    public void Loops_that_multiply_end_at_the_limit()
    {
        var items = "[" + string.Join(", ", Enumerable.Range(0, 100)) + "]";
        var loops = "{ '${A}-${B}-${C}-${D}': 1 }";
        foreach (var name in new[] { "D", "C", "B", "A" })
            loops = $"{{ Fn::ForEach::{name}: [{name}, {items}, {loops}] }}";
        var lowered = Lowered.With(loops, "Transform: AWS::LanguageExtensions");
        Assert.Contains("Fn::ForEach writes more than 250000 nodes", lowered.Messages.First(), System.StringComparison.Ordinal);
    }
}
