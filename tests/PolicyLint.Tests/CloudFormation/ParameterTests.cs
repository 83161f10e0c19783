using System.Linq;
using PolicyLint.Model;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class ParameterTests
{
    [Theory]
    [InlineData("Type: String, Default: x", "\"x\"")]
    [InlineData("Type: Number, Default: '5'", "5")]
    [InlineData("Type: AWS::EC2::VPC::Id, Default: vpc-1", "\"vpc-1\"")]
    [InlineData("Type: List<Number>, Default: '80,443'", "[80, 443]")]
    [InlineData("Type: CommaDelimitedList, Default: ''", "[\"\"]")]
    [InlineData("Type: String", "unknown: depends on parameter 'A', which has no default")]
    [InlineData("Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, Default: /aws/ami", "unknown: parameter 'A' is the entry '/aws/ami' of the Systems Manager parameter store")]
    [InlineData("Type: String, AllowedValues: [x, y], Default: y", "\"y\" when A is 'y' | \"x\" when A is 'x'")]
    [InlineData("Type: String, AllowedValues: [x]", "\"x\"")]
    public void A_parameter_nothing_is_compared_with(string declaration, string meaning) =>
        Assert.Equal(meaning, Lowered.Value("!Ref A", $"Parameters: {{ A: {{ {declaration} }} }}"));

    [Theory]
    [InlineData("Type: String", "\"prod\" when A is 'prod' | unknown: is any other value of parameter 'A' when A is not 'prod'")]
    [InlineData("Type: String, Default: dev", "\"dev\" when A is 'dev' | \"prod\" when A is 'prod' | unknown: is any other value of parameter 'A' when A is none of 'dev', 'prod'")]
    [InlineData("Type: String, MinLength: 5", "unknown: is any other value of parameter 'A'")]
    public void A_compared_parameter_is_its_default_the_constants_or_anything_else(string declaration, string meaning) =>
        Assert.Equal(meaning, Lowered.Value("!Ref A", $"Parameters: {{ A: {{ {declaration} }} }}\nConditions: {{ C: !Equals [!Ref A, prod] }}"));

    [Fact]
    public void A_supplied_value_settles_parameter_and_condition()
    {
        const string Sections = "Parameters: { A: { Type: String, Default: dev } }\nConditions: { C: !Equals [!Ref A, prod] }";
        Assert.Equal("\"prod\"", Lowered.With("!If [C, !Ref A, other]", Sections, ("A", "prod")).P);
        Assert.Equal("\"other\"", Lowered.With("!If [C, !Ref A, other]", Sections, ("A", "test")).P);
    }

    [Fact]
    public void Origins_say_where_a_value_was_determined()
    {
        var lowered = Lowered.With("!Ref A", "Parameters: { A: { Type: String, Default: x, NoEcho: true } }");
        var value = lowered.Stack.Find("R")!.Properties.Find("P")!;
        Assert.Equal(OriginKind.ParameterDefault, value.Origin!.Kind);
        Assert.True(value.Origin.IsNoEcho);
        Assert.Equal("template.yaml:7:43", value.Origin.Span.ToString());
        Assert.Equal("template.yaml:6:10", value.Span.ToString());
    }

    [Fact]
    public void An_unknown_of_a_NoEcho_parameter_says_so()
    {
        var lowered = Lowered.With("!Ref A", "Parameters: { A: { Type: String, NoEcho: true } }");
        var unknown = Assert.IsType<UnknownValue>(lowered.Stack.Find("R")!.Properties.Find("P"));
        Assert.True(unknown.IsNoEcho);
        Assert.Equal(UnknownCause.Parameter, unknown.Cause);
        Assert.Equal("A", unknown.Subject);
    }

    [Fact]
    public void A_parameter_without_default_that_is_a_mapping_key_is_one_of_its_keys()
    {
        const string Sections = "Parameters: { A: { Type: String } }\nMappings: { M: { x: { v: 1 }, y: { v: 2 } } }";
        Assert.Equal("1 when A is 'x' | 2 when A is 'y'", Lowered.Value("!FindInMap [M, !Ref A, v]", Sections));
    }

    [Fact]
    public void An_undecided_region_is_one_of_the_mappings_keys()
    {
        const string Sections = "Mappings: { M: { us-east-1: { v: 1 }, eu-west-1: { v: 2 } } }";
        Assert.Equal(
            "1 when AWS::Region is 'us-east-1' | 2 when AWS::Region is 'eu-west-1'",
            Lowered.Value("!FindInMap [M, !Ref AWS::Region, v]", Sections));
        Assert.Equal("2", Lowered.With("!FindInMap [M, !Ref AWS::Region, v]", Sections, ("AWS::Region", "eu-west-1")).P);
    }

    [Theory]
    [InlineData("A: { Type: Strnig }", "7:26 the parameter 'A' has the unknown type 'Strnig'")]
    [InlineData("A: { Default: x }", "7:15 the parameter 'A' has no Type")]
    [InlineData("A: { Type: String, Default: z, AllowedValues: [x, y] }", "7:43 the default of parameter 'A' is not one of its AllowedValues")]
    [InlineData("A: { Type: String, Default: [z] }", "7:43 the default of parameter 'A' must be a string or a number")]
    [InlineData("A: x", "7:18 the parameter 'A' must be a map")]
    public void Wrong_declarations_are_reported(string declaration, string problem) =>
        Assert.Equal(problem, Lowered.With("x", $"Parameters: {{ {declaration} }}").Messages.First());

    [Fact]
    public void Supplied_values_are_checked_against_the_declarations()
    {
        var lowered = Lowered.With("x", "Parameters: { Env: { Type: String, AllowedValues: [dev, prod] } }", ("Env", "test"), ("Evn", "dev"));
        Assert.Equal(
            ["1:5 'test' is not one of the AllowedValues of parameter 'Env'", "1:5 the template has no parameter 'Evn'; did you mean 'Env'?"],
            lowered.Messages);
    }
}
