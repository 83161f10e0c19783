using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Model;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class TemplateReaderTests
{
    [Fact]
    public void A_document_that_is_no_map_is_no_template() =>
        Assert.Throws<MalformedDocumentException>(() => Lowered.Template("- a\n- b"));

    [Theory]
    [InlineData("Parameters: {}", "1:1 the template has no section Resources")]
    [InlineData("Resources: []", "1:12 the section Resources must be a map")]
    [InlineData("Resource: {}\nResources: {}", "1:1 a template has no section 'Resource'; did you mean 'Resources'?")]
    [InlineData("Resources: { R: { Properties: {} } }", "1:14 the resource 'R' has no Type")]
    [InlineData("Resources: { R: x }", "1:17 the resource 'R' must be a map with a Type")]
    [InlineData("Resources: { R: { Type: T::T::T, Propertys: {} } }", "1:34 a resource has no attribute 'Propertys'; did you mean 'Properties'?")]
    [InlineData("Resources: { R: { Type: T::T::T, Properties: [] } }", "1:46 a map of properties is expected here")]
    [InlineData("Resources: { R: { Type: T::T::T, DependsOn: X } }", "1:45 'X' is no resource of the template")]
    [InlineData("Resources: { R: { Type: T::T::T, DependsOn: [R] } }", "1:14 'R' depends on itself")]
    [InlineData("Resources: { R: { Type: T::T::T, Condition: [C] } }", "1:45 Condition is the name of a condition")]
    [InlineData("Resources: {}\nOutputs: { O: { Description: x } }", "2:12 the output 'O' has no Value")]
    public void What_is_wrong_with_the_frame_is_reported_at_its_place(string yaml, string problem) =>
        Assert.Equal([problem], Lowered.Template(yaml).Messages);

    [Fact]
    public void One_wrong_resource_does_not_keep_others_from_being_read()
    {
        var lowered = Lowered.Template("Resources: { A: x, B: { Type: T::T::T } }");
        Assert.Equal(["B"], lowered.Stack.Resources.Select(r => r.LogicalId));
    }

    [Fact]
    public void A_circle_of_references_is_reported_once()
    {
        var lowered = Lowered.Template("""
            Resources:
              A: { Type: T::T::T, Properties: { P: !Ref B } }
              B: { Type: T::T::T, Properties: { P: !Sub '${C.Arn}' } }
              C: { Type: T::T::T, DependsOn: A }
              D: { Type: T::T::T, Properties: { P: !Ref A } }
            """);
        Assert.Equal(["2:3 circular dependency: A → B → C → A"], lowered.Messages);
    }

    [Fact]
    public void Circles_that_share_resources_are_reported_each_at_its_first_resource()
    {
        var lowered = Lowered.Template("""
            Resources:
              Lead: { Type: T::T::T, DependsOn: A }
              A: { Type: T::T::T, DependsOn: [B, B, D, Leaf] }
              B: { Type: T::T::T, DependsOn: C }
              C: { Type: T::T::T, DependsOn: B, Properties: { P: !GetAtt Leaf.Q } }
              D: { Type: T::T::T, Properties: { P: [!Ref C, !Sub "${A}"] } }
              Leaf: { Type: T::T::T }
              F: { Type: T::T::T, DependsOn: [F, A] }
            """);
        Assert.Equal(
            [
                "4:3 circular dependency: B → C → B",
                "3:3 circular dependency: A → D → A",
                "8:3 'F' depends on itself",
            ],
            lowered.Messages);
    }

    [Fact]
    public void What_is_no_resource_needs_nothing()
    {
        var lowered = Lowered.Template("Resources: { A: { Type: T::T::T, DependsOn: B }, B: { DependsOn: A } }");
        Assert.Equal(["1:50 the resource 'B' has no Type"], lowered.Messages);
    }

    [Fact]
    public void A_reference_in_a_branch_is_no_certain_dependency()
    {
        var lowered = Lowered.Template("""
            Conditions: { C: !Equals [!Ref AWS::Region, x] }
            Resources:
              A: { Type: T::T::T, Properties: { P: !If [C, !Ref B, x] } }
              B: { Type: T::T::T, Properties: { P: !If [C, x, !Ref A] } }
            """);
        Assert.Empty(lowered.Messages);
    }

    [Fact]
    public void Metadata_that_mentions_its_own_resource_is_no_circle()
    {
        var lowered = Lowered.Template("Resources: { A: { Type: T::T::T, Metadata: { M: !Ref A } } }");
        Assert.Empty(lowered.Messages);
    }

    [Fact]
    public void A_macro_opens_the_stack_and_explains_names_that_are_not_there()
    {
        var lowered = Lowered.Template("""
            Transform: Mine
            Other: {}
            Resources:
              R: { Type: T::T::T, DependsOn: X, Properties: { P: !Ref X } }
            """);
        Assert.Empty(lowered.Messages);
        Assert.Equal("unknown: the macro 'Mine' may write anything here", lowered.P);
        Assert.Equal(UnknownCause.Macro, lowered.Stack.OpenBecause!.Cause);
        Assert.False(lowered.Stack.Find("R")!.Properties.IsOpen);
    }

    [Fact]
    public void The_language_extensions_open_nothing() =>
        Assert.Null(Lowered.Template("Transform: AWS::LanguageExtensions\nResources: {}").Stack.OpenBecause);

    [Fact]
    public void Attributes_stand_beside_the_properties()
    {
        var attributes = Lowered.Template("""
            Resources:
              A: { Type: T::T::T }
              R: { Type: T::T::T, DependsOn: A, DeletionPolicy: Retain, Properties: { P: 1 } }
            """).Stack.Find("R")!.Attributes;
        Assert.Equal("\"Retain\"", ValueText.Of(attributes.Find("DeletionPolicy")));
        Assert.Equal("\"A\"", ValueText.Of(attributes.Find("DependsOn")));
        Assert.Equal("\"T::T::T\"", ValueText.Of(attributes.Find("Type")));
        Assert.Null(attributes.Find("Properties"));
    }

    [Fact]
    public void Sections_hold_parameters_and_outputs()
    {
        var sections = Lowered.Template("""
            Parameters: { Password: { Type: String, NoEcho: true } }
            Resources: { A: { Type: T::T::T } }
            Outputs: { O: { Value: !GetAtt A.Arn } }
            """).Stack.Sections;
        Assert.Equal("{Password: {Type: \"String\", NoEcho: true}}", ValueText.Of(sections.Find("Parameters")));
        Assert.Equal("{O: {Value: → A.Arn}}", ValueText.Of(sections.Find("Outputs")));
    }
}
