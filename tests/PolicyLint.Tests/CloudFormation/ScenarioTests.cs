using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>Parameters and conditions: which scenarios a template has, and what holds in them.</summary>
public class ScenarioTests
{
    [Theory]
    [InlineData("P: {Type: String, Default: a}", "'a'")]
    [InlineData("P: {Type: String}", "?(depends on parameter 'P', which has no default)")]
    [InlineData("P: {Type: String, Default: b, AllowedValues: [a, b]}", "P is 'b': 'b'\nP is 'a': 'a'")]
    [InlineData("P: {Type: Number, AllowedValues: [1, 2]}", "P is '1': 1\nP is '2': 2")]
    [InlineData("P: {Type: CommaDelimitedList, Default: 'a, b'}", "['a', 'b']")]
    [InlineData("P: {Type: 'List<Number>', Default: '1,2'}", "[1, 2]")]
    [InlineData("P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /my/name}", "?(parameter 'P' is the entry '/my/name' of the Systems Manager parameter store)")]
    [InlineData("P: {Type: 'AWS::SSM::Parameter::Value<List<String>>'}", "?(parameter 'P' is read from the Systems Manager parameter store)")]
    [InlineData("P: {Type: 'AWS::EC2::VPC::Id'}", "?(depends on parameter 'P', which has no default)")]
    public void A_parameter_is_what_its_declaration_allows(string declaration, string expected) =>
        Assert.Equal(expected, Given.Property("!Ref P", "Parameters:\n  " + declaration).WithoutProblems().P);

    [Theory]
    [InlineData("P: {Type: String, Default: a, AllowedValues: [a, b]}", "b", "'b'")]
    [InlineData("P: {Type: CommaDelimitedList}", "x,y", "['x', 'y']")]
    [InlineData("P: {Type: Number}", "8", "8")]
    [InlineData("P: {Type: 'AWS::SSM::Parameter::Value<String>'}", "/name", "?(parameter 'P' is read from the Systems Manager parameter store)")]
    public void A_supplied_parameter_is_what_was_supplied(string declaration, string value, string expected) =>
        Assert.Equal(expected, Given.Property("!Ref P", "Parameters:\n  " + declaration, ("P", value)).WithoutProblems().P);

    [Fact]
    public void A_compared_parameter_is_its_default_each_constant_or_anything_else() => Assert.Equal(
        """
        P is 'dev': 'dev'
        P is 'prod': 'prod'
        P is none of 'dev', 'prod': ?(is any other value of parameter 'P')
        """,
        Given.Property("!Ref P", "Parameters:\n  P: {Type: String, Default: dev}\nConditions:\n  C: !Equals [!Ref P, prod]").WithoutProblems().P);

    [Fact]
    public void An_undeclared_supplied_parameter_is_a_problem() => Assert.Contains(
        Given.Property("1", "Parameters:\n  Stage: {Type: String}", ("Stag", "1")).Problems,
        p => p.EndsWith("the template has no parameter 'Stag'; did you mean 'Stage'?", System.StringComparison.Ordinal));

    [Fact]
    public void A_supplied_value_that_is_not_allowed_is_a_problem() => Assert.Contains(
        Given.Property("1", "Parameters:\n  P: {Type: String, AllowedValues: [a]}", ("P", "z")).Problems,
        p => p.EndsWith("'z' is not one of the AllowedValues of parameter 'P'", System.StringComparison.Ordinal));

    [Fact]
    public void A_condition_inside_itself_never_sees_the_other_branch() => Assert.Equal(
        "A is 'x': 'then'\nA is not 'x': 'else'",
        Given.Property("!If [C, !If [C, then, wrong], !If [C, wrong, else]]", Condition("A", "!Equals [!Ref A, x]")).WithoutProblems().P);

    [Fact]
    public void Contradicting_comparisons_are_no_scenario() => Assert.Equal(
        "A is 'x': 'x'\nA is 'y': 'y'\nA is none of 'x', 'y': 'other'",
        Given.Property("!If [X, !If [Y, both, x], !If [Y, y, other]]", "Parameters:\n  A: {Type: String}\nConditions:\n  X: !Equals [!Ref A, x]\n  Y: !Equals [!Ref A, y]")
            .WithoutProblems().P);

    [Theory]
    [InlineData("!And [!Equals [a, a], !Equals [b, b]]", "'then'")]
    [InlineData("!Or [!Equals [a, b], !Equals [b, b]]", "'then'")]
    [InlineData("!Not [!Equals [a, a]]", "'else'")]
    [InlineData("!Equals [true, 'true']", "'then'")]
    [InlineData("!Equals [a, A]", "'else'")]
    [InlineData("!Equals [!Join ['-', [a, b]], a-b]", "'then'")]
    [InlineData("!Equals [[a, !Ref A], [b, c]]", "'else'")]
    [InlineData("!Equals [[!Ref A, a], [c, b]]", "'else'")]
    [InlineData("!Equals [!Sub 'x-${A}', y]", "'else'")]
    [InlineData("{Condition: Same}", "'then'")]
    public void Conditions_are_computed(string condition, string expected) =>
        Assert.Equal(expected, Given.Property("!If [C, then, else]", Condition("A", condition) + "\n  Same: !Equals [1, 1]").WithoutProblems().P);

    [Fact]
    public void A_question_that_only_the_deployment_answers_is_asked_once() => Assert.Equal(
        "AWS::Region is 'eu-west-1': ['a', 'a']\nAWS::Region is not 'eu-west-1': ['b', 'b']",
        Given.Property("[!If [C, a, b], !If [D, a, b]]", "Conditions:\n  C: !Equals [!Ref AWS::Region, eu-west-1]\n  D: !Equals [eu-west-1, !Ref 'AWS::Region']").WithoutProblems().P);

    [Fact]
    public void The_rules_section_prunes() => Assert.Equal(
        "A is 'x': 'then'",
        Given.Property(
            "!If [C, then, else]",
            Condition("A", "!Equals [!Ref A, x]") + "\nRules:\n  Only:\n    Assertions:\n      - Assert: {'Fn::Contains': [[x], !Ref A]}").WithoutProblems().P);

    [Fact]
    public void A_rule_under_a_condition_prunes_only_there() => Assert.Equal(
        "A is 'x', B is 'y': 'xy'\nA is not 'x', B is 'y': 'y'\nA is not 'x', B is not 'y': 'none'",
        Given.Property(
            "!If [X, !If [Y, xy, x], !If [Y, y, none]]",
            """
            Parameters:
              A: {Type: String}
              B: {Type: String}
            Conditions:
              X: !Equals [!Ref A, x]
              Y: !Equals [!Ref B, y]
            Rules:
              R:
                RuleCondition: !Equals [!Ref A, x]
                Assertions: [{Assert: !Equals [!Ref B, y]}]
            """).WithoutProblems().P);

    [Fact]
    public void NoValue_in_a_branch_vanishes_there_alone() => Assert.Equal(
        "A is 'x': {q: [1]}\nA is not 'x': {p: 1, q: []}",
        Given.Property("{p: !If [C, !Ref AWS::NoValue, 1], q: [!If [C, 1, !Ref AWS::NoValue]]}", Condition("A", "!Equals [!Ref A, x]")).WithoutProblems().P);

    [Fact]
    public void A_finding_under_a_condition_names_the_case() => Assert.Equal(
        ["R Fail: must be true [A is 'x']"],
        Given.Property("!If [C, false, true]", Condition("A", "!Equals [!Ref A, x]")).Judged("""{ "at": "P", "const": true }"""));

    [Fact]
    public void A_resource_is_absent_where_its_condition_is_false() => Assert.Equal(
        ["R Pass", "Z Fail: must be true [A is 'x']"],
        Given.Template("""
            Parameters:
              A: {Type: String}
            Conditions:
              C: !Equals [!Ref A, x]
            Resources:
              R: {Type: Test::Thing, Condition: C, Properties: {P: !If [C, true, false]}}
              Z: {Type: Test::Thing, Condition: C, Properties: {P: !If [C, false, true]}}
            """).Judged("""{ "at": "P", "const": true }"""));

    [Fact]
    public void A_partner_that_is_absent_in_a_case_is_missed_there() => Assert.Equal(
        ["R Fail: 'Other' does not exist in this case [A is not 'x']"],
        Given.Template("""
            Parameters:
              A: {Type: String}
            Conditions:
              C: !Equals [!Ref A, x]
            Resources:
              Other: {Type: Test::Other, Condition: C}
              R: {Type: Test::Thing, Properties: {P: !Ref Other}}
            """).Judged("""{ "at": "P", "refersTo": { "resource": "Test::Other" } }"""));

    [Fact]
    public void A_NoEcho_parameter_is_known_to_be_one() =>
        Assert.True(((Model.UnknownValue)Given.Property("!Ref P", "Parameters:\n  P: {Type: String, NoEcho: true}").Stack.Find("R")!.Properties.Find("P")!).IsNoEcho);

    private static string Condition(string parameter, string condition) => $"Parameters:\n  {parameter}: {{Type: String}}\nConditions:\n  C: {condition}";
}
